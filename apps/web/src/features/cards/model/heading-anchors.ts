import type { Element, ElementContent, Root } from 'hast';
import { headingId } from './heading-id';

/** After the allow-list: every heading gets the anchor that links inside the card point to; a repeated heading gets a number. */
export function addHeadingIds() {
  return (tree: Root): void => {
    const seen = new Map<string, number>();
    visitElements(tree.children as ElementContent[], (element) => {
      if (!/^h[1-6]$/.test(element.tagName)) return;
      const id = headingId(textOf(element));
      const times = seen.get(id) ?? 0;
      seen.set(id, times + 1);
      element.properties = { ...element.properties, id: times === 0 ? id : `${id}-${times}` };
    });
  };
}

function visitElements(nodes: readonly ElementContent[], visit: (element: Element) => void): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    visit(node);
    visitElements(node.children, visit);
  }
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
