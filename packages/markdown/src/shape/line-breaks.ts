import type { ElementContent, Root } from 'hast';
import { element, visitElements } from './visit';

/** Line breaks inside of paragraphs and points of lists are breaks on the page. */
export function keepLineBreaks(tree: Root): void {
  visitElements(tree, (found) => {
    if (!/^(?:p|li|em|strong|del|a|td)$/.test(found.tagName)) return;
    if (found.tagName === 'li' && found.children.some((child) => child.type === 'element' && child.tagName === 'p')) return;
    const isBlank = (at: number): boolean => {
      const beside = found.children[at];
      return beside === undefined || (beside.type === 'element' && /^(?:br|p|ul|ol|pre|div|table|blockquote)$/.test(beside.tagName));
    };
    found.children = found.children.flatMap((child, at) =>
      child.type === 'text' ? broken(child.value, isBlank(at - 1), isBlank(at + 1)) : [child],
    );
  });
}

function broken(text: string, blankBefore: boolean, blankAfter: boolean): ElementContent[] {
  const lines = text.split('\n');
  const nodes: ElementContent[] = [];
  lines.forEach((line, at) => {
    const isEdge = (at === 1 && blankBefore && lines[0]!.trim() === '') || (at === lines.length - 1 && blankAfter && line.trim() === '');
    if (at > 0) nodes.push(...(isEdge ? [] : [element('br', {}, [])]), { type: 'text', value: '\n' });
    nodes.push({ type: 'text', value: line });
  });
  return nodes;
}
