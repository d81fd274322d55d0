// Markdown as GitHub and the Hugging Face Hub write it, with raw HTML and formulas, as a tree of HTML that nobody has looked through yet.
import type { Root } from 'hast';
import type { Nodes } from 'mdast';
import type {} from 'mdast-util-math'; // says that formulas are nodes
import type { Parts } from '../parts';
import { careful, type Extension } from './dollars';

export function readMarkdown(text: string, { fromMarkdown, gfm, gfmFromMarkdown, math, mathFromMarkdown, toHast, raw }: Parts): Root {
  // Our parsers name their types by different releases of the same package.
  const tree = fromMarkdown(text, {
    extensions: [gfm(), careful(math() as unknown as Extension)],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  });
  markDisplayed(tree, text);
  // Ids get their prefix from the allow-list, once.
  const unparsed = toHast(tree, { allowDangerousHtml: true, clobberPrefix: '' });
  const parsed = raw(unparsed as Root);
  return parsed.type === 'root' ? parsed : { type: 'root', children: parsed.type === 'element' ? [parsed] : [] };
}

/** `$$x$$` inside of a paragraph stands on a line of its own. */
function markDisplayed(tree: Nodes, text: string): void {
  const waiting: Nodes[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('children' in node) for (const child of node.children) waiting.push(child);
    if (node.type !== 'inlineMath' || !text.startsWith('$$', node.position?.start.offset)) continue;
    node.data = { ...node.data, hProperties: { className: ['language-math', 'math-display'] } };
  }
}
