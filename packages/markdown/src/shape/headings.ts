import type { Root } from 'hast';
import type { Heading } from '../markdown.types';
import { element, textOf, visitElements } from './visit';

/**
 * Every heading gets the anchor that links inside the text point to; a repeated heading gets a number. Ids are without the prefix that the
 * allow-list adds; what is told of them is with it.
 */
export function addHeadingIds(tree: Root, idPrefix: string): Heading[] {
  const headings: Heading[] = [];
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  visitElements(tree, (found) => {
    const depth = Number(/^h([1-6])$/.exec(found.tagName)?.[1] ?? 0);
    if (depth === 0 || found.properties.id === 'footnote-label') return;
    const text = textOf(found).trim();
    const id = freeId(slugOf(text), taken, counts);
    found.properties = { ...found.properties, id };
    if (text !== '') headings.push({ depth, id: `${idPrefix}${id}`, text: text.slice(0, 300) });
    const anchor = { className: ['prose-anchor'], href: `#${idPrefix}${id}`, ariaHidden: 'true', tabIndex: -1 };
    found.children.push(element('a', anchor, []));
  });
  return headings;
}

/** The anchor of a heading as authors expect it: lower case, blanks to hyphens, punctuation gone; letters of every script stay. */
function slugOf(text: string): string {
  return text
    .slice(0, 300)
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}

function freeId(slug: string, taken: Set<string>, counts: Map<string, number>): string {
  let times = counts.get(slug) ?? 0;
  let id = times === 0 ? slug : `${slug}-${times}`;
  while (taken.has(id)) id = `${slug}-${++times}`;
  counts.set(slug, times + 1);
  taken.add(id);
  return id;
}
