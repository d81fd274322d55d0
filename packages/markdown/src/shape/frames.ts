// What may be wider than the page scrolls by itself, and can be reached by keyboard to do so.
import type { Root } from 'hast';
import { classesOf, element, replaceElements, visitElements } from './visit';

const MAX_TITLE = 1000;

export function addFrames(tree: Root): void {
  replaceElements(tree, (found, parent) => {
    if (found.tagName === 'table') {
      const isNested = parent.type === 'element' && /^t[dh]$/.test(parent.tagName);
      return isNested ? undefined : [element('div', { className: ['prose-table'], tabIndex: 0 }, [found])];
    }
    if (found.tagName !== 'pre') return undefined;
    const [code] = found.children;
    const isMermaid = code?.type === 'element' && classesOf(code).includes('language-mermaid');
    const className = isMermaid ? ['prose-code', 'prose-mermaid'] : ['prose-code'];
    return [element('div', { className }, [{ ...found, properties: { tabIndex: 0 } }])];
  });
  visitElements(tree, ({ properties }) => {
    if (typeof properties.title === 'string') properties.title = properties.title.slice(0, MAX_TITLE);
  });
}
