// Where the links and images of a card lead: relative ones to this repository, absolute ones as written when their scheme is harmless.
import { blobAddress, resolveAddress, type RepositoryKey } from '../../../lib/addresses';

/** Ids that come from a card get this prefix, so that they never meet ours. */
export const CARD_ID_PREFIX = 'user-content-';

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const HARMLESS = /^(?:https?|mailto):/i;

export interface CardPlace {
  key: RepositoryKey;
  revision: string;
  /** Where the text lies, for its relative addresses; '' is the root. */
  folder?: string;
}

/** `attribute` is `src` for what the browser loads by itself and `href` for what a reader follows; null: nowhere. */
export function cardUrl(url: string, attribute: string, { key, revision, folder = '' }: CardPlace): string | null {
  const plain = stripBlanks(url);
  if (plain === '') return null;
  if (plain.startsWith('#')) return attribute === 'href' ? `#${withPrefix(plain.slice(1))}` : null;
  if (SCHEME.test(plain)) return HARMLESS.test(plain) ? plain : null;
  if (plain.startsWith('//')) return `https:${plain}`;
  if (plain.startsWith('/') && attribute === 'href') return plain;
  const { path, suffix } = splitSuffix(plain);
  const file = normalize(folder === '' || path.startsWith('/') ? path : `${folder}/${path}`);
  if (file === null) return null;
  return `${attribute === 'href' ? blobAddress(key, revision, file) : resolveAddress(key, revision, file)}${suffix}`;
}

function withPrefix(id: string): string {
  return id.startsWith(CARD_ID_PREFIX) ? id : `${CARD_ID_PREFIX}${id}`;
}

/** Browsers ignore tabs, line breaks and leading control characters in addresses; so must whoever looks for a scheme. */
function stripBlanks(url: string): string {
  return url.replaceAll(/[\p{Cc} ]+/gu, (blanks) => (/^ +$/.test(blanks) ? '%20' : '')).replaceAll(/^(?:%20)+|(?:%20)+$/g, '');
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
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
