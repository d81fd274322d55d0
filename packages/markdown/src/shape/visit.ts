import type { Element, ElementContent, Root } from 'hast';

type Parent = Root | Element;

/** Elements from the outside in; what `visit` answers stands in the element's place and is not visited again. */
export function replaceElements(parent: Parent, visit: (element: Element, parent: Parent) => ElementContent[] | undefined): void {
  const children: ElementContent[] = [];
  let changed = false;
  for (const node of parent.children as ElementContent[]) {
    const instead = node.type === 'element' ? visit(node, parent) : undefined;
    if (instead === undefined) {
      if (node.type === 'element') replaceElements(node, visit);
      children.push(node);
    } else {
      for (const one of instead) children.push(one);
      changed = true;
    }
  }
  if (changed) parent.children = children;
}

/** Elements from the outside in. */
export function visitElements(parent: Parent, visit: (element: Element, parent: Parent) => void): void {
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    visit(node, parent);
    visitElements(node, visit);
  }
}

export function textOf(node: ElementContent | Root): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' || node.type === 'root' ? (node.children as ElementContent[]).map(textOf).join('') : '';
}

export function classesOf({ properties }: Element): string[] {
  const { className } = properties;
  return Array.isArray(className) ? className.map(String) : typeof className === 'string' ? className.split(/\s+/) : [];
}

export function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
