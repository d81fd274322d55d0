// Where the links and pictures of a text lead: relative ones to the place of the text, absolute ones as written when their scheme is harmless.
import type { MarkdownPlace } from '../markdown.types';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HARMLESS = /^(?:https?|mailto):/i;
/** A definition may be named a thousand times: long ones would multiply. */
const MAX_CHARACTERS = 4096;

/** `picture`: the browser loads it by itself; `link`: a reader follows it. */
export type AddressUse = 'picture' | 'link';

export interface AddressRules {
  place?: MarkdownPlace | undefined;
  /** What ids of this text begin with. */
  idPrefix: string;
}

/** Null: it leads nowhere. */
export function addressOf(url: string, use: AddressUse, { place, idPrefix }: AddressRules): string | null {
  const plain = plainAddress(url);
  if (plain === null) return null;
  if (plain.startsWith('#')) return use === 'link' ? `#${withPrefix(plain.slice(1), idPrefix)}` : null;
  if (SCHEME.test(plain)) return absolute(plain, use);
  // Browsers read a backslash as a slash: `\\host` leads to another host.
  if (/^[\\/]{2}/.test(plain)) return absolute(`https://${plain.slice(2)}`, use);
  if (/^[\\/]/.test(plain) && use === 'link') return `/${plain.slice(1)}`;
  return place === undefined ? null : ofPlace(plain, use, place);
}

function absolute(plain: string, use: AddressUse): string | null {
  const isHarmless = HARMLESS.test(plain) && (use === 'link' || !/^mailto:/i.test(plain));
  return isHarmless && URL.canParse(plain) ? plain : null;
}

/** Browsers ignore tabs, line breaks and leading control characters in addresses; so must whoever looks for a scheme. Null: empty or too long. */
export function plainAddress(url: string): string | null {
  if (url.length > MAX_CHARACTERS) return null;
  const plain = url
    .toWellFormed()
    .replaceAll(/[\p{Cc} ]+/gu, (blanks) => (/^ +$/.test(blanks) ? '%20' : ''))
    .replaceAll(/^(?:%20)+|(?:%20)+$/g, '');
  return plain === '' ? null : plain;
}

function ofPlace(plain: string, use: AddressUse, { files, bytes, folder = '' }: MarkdownPlace): string | null {
  const { path, suffix } = splitSuffix(plain);
  const file = normalize(folder === '' || path.startsWith('/') ? path : `${folder}/${path}`);
  if (file === null) return null;
  return `${use === 'link' ? files : bytes}/${file.split('/').map(encodeURIComponent).join('/')}${suffix}`;
}

function withPrefix(id: string, prefix: string): string {
  return id.startsWith(prefix) ? id : `${prefix}${id}`;
}

function splitSuffix(url: string): { path: string; suffix: string } {
  const at = url.search(/[?#]/);
  return at === -1 ? { path: url, suffix: '' } : { path: url.slice(0, at), suffix: url.slice(at) };
}

/** The path inside the repository, decoded; null when it leads out of it. */
function normalize(path: string): string | null {
  const kept: string[] = [];
  for (const segment of decode(path).split('/')) {
    if (segment === '..' && kept.pop() === undefined) return null;
    if (segment !== '' && segment !== '.' && segment !== '..') kept.push(segment);
  }
  return kept.length === 0 ? null : kept.join('/');
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path).toWellFormed();
  } catch {
    return path;
  }
}
