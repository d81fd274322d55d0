// What a page adds to the HTML of a text: words in the reader's language, code that can be copied, links that stay inside the app. Nothing here
// makes HTML of what a text says.
import type { MessageId, Translate } from '../lib/i18n';

export interface CodePlace {
  /** Emptied: what is shown of the code is put in here. */
  place: Element;
  code: string;
  language: string | null;
  /** The code describes a picture. */
  isPicture: boolean;
}

/** Known again: an effect may run twice over the same elements. */
const emptied = new WeakMap<Element, CodePlace>();

export function codePlaces(root: Element): CodePlace[] {
  return [...root.querySelectorAll('.prose-code')].map((place) => emptied.get(place) ?? emptyPlace(place));
}

function emptyPlace(place: Element): CodePlace {
  const code = place.querySelector('code');
  const language = /(?:^| )language-(\S+)/.exec(code?.className ?? '')?.[1] ?? null;
  const found = { place, code: (code?.textContent ?? '').replace(/\n$/, ''), language, isPicture: place.matches('.prose-mermaid') };
  place.replaceChildren();
  emptied.set(place, found);
  return found;
}

const ALERTS: Record<string, MessageId> = {
  note: 'prose.note',
  tip: 'prose.tip',
  important: 'prose.important',
  warning: 'prose.warning',
  caution: 'prose.caution',
};

export function dress(root: Element, t: Translate): void {
  for (const [kind, word] of Object.entries(ALERTS))
    for (const title of root.querySelectorAll(`.prose-alert-${kind} > .prose-alert-title`)) title.textContent = t(word);
  for (const box of root.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
    box.setAttribute('aria-label', t(box.checked ? 'card.taskDone' : 'card.taskOpen'));
  for (const title of root.querySelectorAll('section[data-footnotes] > h2.sr-only')) title.textContent = t('prose.footnotes');
  for (const back of root.querySelectorAll('[data-footnote-backref]')) back.setAttribute('aria-label', t('prose.backToText'));
}

/** Pictures for one of both themes follow the theme of the page, not the one of the system. */
export function followTheme(root: Element, theme: 'light' | 'dark'): void {
  for (const source of root.querySelectorAll<HTMLSourceElement>('source[media]')) {
    const asked = /prefers-color-scheme:\s*(light|dark)/.exec(source.dataset['media'] ?? source.media)?.[1];
    if (asked === undefined) continue;
    source.dataset['media'] ??= source.media;
    source.media = asked === theme ? 'all' : 'not all';
  }
}

/** The page came with `#usage`: the heading is there only now. */
export function goToAnchor(root: Element): void {
  const wanted = decoded(window.location.hash.slice(1));
  if (wanted === '') return;
  const target = [wanted, `user-content-${wanted}`]
    .map((id) => document.getElementById(id))
    .find((found) => found !== null && root.contains(found));
  target?.scrollIntoView();
}

/** The address inside the app that a click leads to; null when the browser should do what it does. */
export function pageOf(event: globalThis.MouseEvent): string | null {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  const href = link?.getAttribute('href') ?? '';
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
  if (modified || event.defaultPrevented || !/^\/(?![/\\])/.test(href)) return null;
  return /^\/(?:hub|api|v1|lfs|oauth|assets)\/|\/(?:resolve|raw)\//.test(href) ? null : href;
}

/** A picture that cannot be shown: its words stand there, and lead to where it lies on another host. */
export function standIn(target: EventTarget): void {
  if (!(target instanceof HTMLImageElement) || target.closest('picture') !== null) return;
  const address = new URL(target.src).searchParams.get('address');
  if (address === null || !/^https?:/.test(address)) return;
  const link = document.createElement(target.closest('a') === null ? 'a' : 'span');
  link.className = 'prose-held';
  link.textContent = target.alt || new URL(address).host;
  link.title = address;
  if (link instanceof HTMLAnchorElement) Object.assign(link, { href: address, rel: 'nofollow noopener ugc' });
  target.replaceWith(link);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
