// Writes the tree that Markdown becomes as HTML, so that the raw HTML between its parts can be parsed together with them.
// Knows the elements and properties that Markdown makes, and no more.
import type { Nodes, Properties } from 'hast';

const VOID = new Set(['br', 'hr', 'img', 'input']);

export function treeToHtml(node: Nodes): string {
  switch (node.type) {
    case 'root':
      return node.children.map(treeToHtml).join('');
    case 'text':
      return escape(node.value);
    case 'raw':
      return node.value;
    case 'element': {
      const open = `<${node.tagName}${attributes(node.properties)}>`;
      return VOID.has(node.tagName) ? open : `${open}${node.children.map(treeToHtml).join('')}</${node.tagName}>`;
    }
    default:
      return '';
  }
}

function attributes(properties: Properties): string {
  return Object.entries(properties)
    .filter(([, value]) => value !== null && value !== undefined && value !== false)
    .map(([name, value]) => (value === true ? ` ${attributeName(name)}` : ` ${attributeName(name)}="${escape(plain(value))}"`))
    .join('');
}

function plain(value: Properties[string]): string {
  return Array.isArray(value) ? value.join(' ') : String(value);
}

/** `className` → `class`, `dataFootnoteRef` → `data-footnote-ref`, `ariaLabel` → `aria-label`. */
function attributeName(property: string): string {
  if (property === 'className') return 'class';
  const [, family, rest] = /^(data|aria)([A-Z].*)$/.exec(property) ?? [];
  if (family === undefined || rest === undefined) return property.toLowerCase();
  if (family === 'aria') return `aria-${rest.toLowerCase()}`;
  return `data${rest.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
