// `@name` and `#12` in running text, as links. Nothing is looked up: a name that nobody has leads to a page that says so.
import type { ElementContent, Root } from 'hast';
import { element } from './visit';

const MENTION = /(?<![\p{L}\p{N}_/@.#-])@([A-Za-z0-9](?:[A-Za-z0-9._-]{0,94}[A-Za-z0-9_-])?)(?![A-Za-z0-9/@])/gu;
const REFERENCE = /(?<![\p{L}\p{N}_/@.#&-])#([1-9][0-9]{0,8})(?![\p{L}\p{N}_-])/gu;
/** Text in these is what it is. */
const LITERAL = new Set(['a', 'code', 'pre', 'kbd', 'samp', 'tt', 'math', 'script', 'style']);
const MAX_FOUND = 500;

export interface Named {
  mentions: string[];
  references: number[];
}

export function linkNames(
  tree: Root,
  { mentions = false, discussions }: { mentions?: boolean | undefined; discussions?: string | undefined },
): Named {
  const found = { mentions: new Set<string>(), references: new Set<number>() };
  let left = MAX_FOUND;
  const walk = (parent: Root | { children: ElementContent[] }): void => {
    parent.children = (parent.children as ElementContent[]).flatMap((node) => {
      if (node.type === 'element' && !LITERAL.has(node.tagName)) walk(node);
      return node.type === 'text' && left > 0 ? linked(node.value) : [node];
    });
  };
  const linked = (text: string): ElementContent[] => {
    const places = [...(mentions ? text.matchAll(MENTION) : []), ...(discussions === undefined ? [] : text.matchAll(REFERENCE))];
    const nodes: ElementContent[] = [];
    let from = 0;
    for (const match of places.sort((a, b) => a.index - b.index).slice(0, left)) {
      left -= 1;
      nodes.push({ type: 'text', value: text.slice(from, match.index) }, link(match[0], match[1]!));
      from = match.index + match[0].length;
    }
    return [...nodes, { type: 'text', value: text.slice(from) }];
  };
  const link = (text: string, name: string): ElementContent => {
    const isMention = text.startsWith('@');
    if (isMention) found.mentions.add(name);
    else found.references.add(Number(name));
    const properties = isMention ? { className: ['mention'], href: `/${name}` } : { href: `${discussions}/${name}` };
    return element('a', properties, [{ type: 'text', value: text }]);
  };
  if (mentions || discussions !== undefined) walk(tree);
  return { mentions: [...found.mentions], references: [...found.references] };
}
