// Raw HTML in a card is parsed in a document of its own where nothing loads and no handler is compiled (DOMParser); the allow-list then
// goes over the tree, and nothing is ever written back as HTML. Loaded only for cards that contain some.
import type { Element, Root } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import { treeToHtml } from './tree-to-html';

export function parseRawHtml() {
  return (tree: Root): Root => {
    const html = treeToHtml(tree);
    const body = fromDom(new DOMParser().parseFromString(html, 'text/html').body) as Element;
    return { type: 'root', children: body.children };
  };
}
