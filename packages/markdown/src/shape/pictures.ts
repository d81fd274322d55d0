// Pictures of a text: of its own place as they are, of other hosts through our origin, or as a link where that is not possible.
import type { Element, ElementContent, Root } from 'hast';
import type { MarkdownOptions } from '../markdown.types';
import { addressOf, type AddressRules } from './addresses';
import { visitElements } from './visit';

const SIZE = /^\d{1,4}(?:px|%)?$/;

export interface Pictures extends AddressRules {
  origins?: readonly string[] | undefined;
  foreignImage?: MarkdownOptions['foreignImage'];
}

/** Addresses of the pictures as they will stand in the page. */
export function placePictures(tree: Root, options: Pictures): string[] {
  const shown = new Set<string>();
  visitElements(tree, (found, parent) => {
    if (found.tagName === 'source') found.properties = { ...found.properties, srcSet: srcSetOf(found, options) };
    if (found.tagName !== 'img') return;
    const { address, foreign } = pictureAddress(String(found.properties.src ?? ''), options);
    if (address === null) return standIn(found, foreign, isInLink(parent));
    shown.add(address);
    found.properties = { ...kept(found), ...themeOf(String(found.properties.src ?? '')), src: address, ...LAZY };
  });
  return [...shown];
}

const LAZY = { loading: 'lazy', decoding: 'async', referrerPolicy: 'no-referrer' };

/** `foreign`: where it lies when we cannot show it. */
function pictureAddress(src: string, options: Pictures): { address: string | null; foreign: string | null } {
  const address = addressOf(src, 'picture', options);
  if (address === null || !/^https?:/i.test(address)) return { address, foreign: null };
  const url = URL.parse(address);
  if (url === null) return { address: null, foreign: null };
  // Whatever name of the hub the page was opened at.
  if (options.origins?.includes(url.origin)) return { address: `${url.pathname}${url.search}${url.hash}`, foreign: null };
  const ours = url.username || url.password ? null : (options.foreignImage?.(url.href) ?? null);
  return { address: ours, foreign: url.href };
}

/** Candidates that lead somewhere, with their descriptors. */
function srcSetOf(source: Element, options: Pictures): string | null {
  const { srcSet } = source.properties;
  const written = Array.isArray(srcSet) ? srcSet.map(String) : String(srcSet ?? '').split(/,\s+|,$/);
  const candidates = written.slice(0, 20).flatMap((candidate) => {
    const [url = '', descriptor = ''] = candidate.trim().split(/\s+/);
    const { address } = pictureAddress(url, options);
    if (address === null) return [];
    return [`${address.replaceAll(',', '%2C')}${/^\d+(?:\.\d+)?[wx]$/.test(descriptor) ? ` ${descriptor}` : ''}`];
  });
  return candidates.length === 0 ? null : candidates.join(', ');
}

/** What a reader sees instead: the words for the picture, and where it lies. */
function standIn(found: Element, foreign: string | null, inLink: boolean): void {
  const words = String(found.properties.alt ?? '').slice(0, 300);
  const text: ElementContent = { type: 'text', value: words === '' ? (foreign ?? '') : words };
  found.tagName = foreign === null || inLink ? 'span' : 'a';
  found.properties = { className: ['prose-held'], ...(found.tagName === 'a' ? { href: foreign } : {}) };
  found.children = [text];
  if (text.value === '') found.properties = {};
}

function kept({ properties }: Element): Element['properties'] {
  const { width, height, ...rest } = properties;
  return { ...rest, alt: String(properties.alt ?? ''), ...size('width', width), ...size('height', height) };
}

function size(name: string, value: unknown): Element['properties'] {
  return SIZE.test(String(value ?? '')) ? { [name]: String(value) } : {};
}

/** `picture.png#hf-dark-mode-only` (or `#gh-…`) is for one theme. */
function themeOf(src: string): Element['properties'] {
  const theme = /#(?:hf|gh)-(dark|light)-mode-only$/.exec(src)?.[1];
  return theme === undefined ? {} : { className: [`only-${theme}`] };
}

function isInLink(parent: Element | Root): boolean {
  return parent.type === 'element' && parent.tagName === 'a';
}
