import type { Root } from 'hast';
import { addressOf, type AddressRules } from './addresses';
import { classesOf, visitElements } from './visit';

/** Links lead where they may. Search engines are told that we do not vouch for them. */
export function placeLinks(tree: Root, rules: AddressRules): void {
  visitElements(tree, (found) => {
    if (found.tagName !== 'a') return;
    const { href, ...rest } = found.properties;
    const address = href === undefined || href === null ? null : addressOf(String(href), 'link', rules);
    if (classesOf(found).includes('prose-anchor')) return;
    const rel = address !== null && /^(?:https?|mailto):/i.test(address) ? { rel: ['nofollow', 'noopener', 'ugc'] } : {};
    found.properties = { ...rest, rel: null, ...(address === null ? {} : { href: address, ...rel }) };
  });
}
