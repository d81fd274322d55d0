// Which page an address names. The map of the web (apps/web/src/app/router.tsx) in one table; a test compares both, so that no page of the
// app is answered as missing. Pure.
import { isReservedName, type RepoType } from '@modelgrove/shared';
import type { PageAsk, PlaceAsk } from '../../modules/pages';

/** Pages with words of their own; `private` ones say nothing but the product's name, and stay out of search engines. */
export type PlainPage = 'home' | 'models' | 'datasets' | 'apps' | 'search' | 'collections' | 'pricing' | 'api' | 'private';

export type PageAddress =
  | { kind: 'plain'; page: PlainPage }
  /** `isMain`: what search engines keep of a repository. */
  | { kind: 'asked'; ask: PageAsk; part: string; isMain: boolean };

const PLAIN: Record<string, PlainPage> = {
  '/': 'home',
  '/models': 'models',
  '/datasets': 'datasets',
  '/spaces': 'apps',
  '/search': 'search',
  '/collections': 'collections',
  '/pricing': 'pricing',
  '/docs/api': 'api',
};

/** `:x` is one segment, `*` any number of them. */
const PRIVATE = [
  '/models/compare',
  '/design',
  '/setup',
  '/login',
  '/login/first',
  '/join',
  '/forgot',
  '/reset',
  '/verify',
  '/settings',
  ...['profile', 'account', 'security', 'tokens', 'apps', 'webhooks', 'notifications'].map((part) => `/settings/${part}`),
  '/oauth/consent/:uid',
  '/oauth/refused',
  '/device',
  '/organizations/new',
  '/organizations/:name/settings',
  '/organizations/:name/settings/:part',
  '/admin',
  '/admin/:part',
  '/admin/money/*',
  '/jobs',
  '/jobs/compare',
  '/jobs/:key',
  '/fine-tune',
  '/notifications',
  '/new',
  '/import',
  '/imports',
  '/imports/:id',
  '/test-payment/:ref',
].map(matcher);

/** Below the address of a repository. */
const PARTS: Record<RepoType | 'any', string[]> = {
  any: [
    '',
    '/tree/*',
    '/blob/*',
    '/commits/*',
    '/commit/:oid',
    '/upload/*',
    '/edit/*',
    '/new/*',
    '/discussions',
    '/discussions/*',
    '/settings',
  ],
  model: ['/try'],
  dataset: ['/viewer', '/viewer/:config', '/viewer/:config/:split'],
  app: ['/card'],
};
const PART_MATCHERS = Object.fromEntries(
  (['model', 'dataset', 'app'] as const).map((type) => [type, [...PARTS.any, ...PARTS[type]].map(matcher)]),
) as Record<RepoType, RegExp[]>;

/** Null: no page of ours. `path` is raw, without its query. */
export function pageAddress(path: string): PageAddress | null {
  const plain = PLAIN[path] ?? PLAIN[path.replace(/\/$/, '')];
  if (plain) return { kind: 'plain', page: plain };
  const segments = decoded(path);
  if (segments === null || path.includes('//')) return null;
  if (PRIVATE.some((pattern) => pattern.test(path))) return { kind: 'plain', page: 'private' };
  return collectionAt(segments) ?? repositoryAt(segments) ?? namespaceAt(segments);
}

function collectionAt([first, namespace, slug, ...rest]: string[]): PageAddress | null {
  if (first !== 'collections' || namespace === undefined || slug === undefined || rest.length > 0) return null;
  return { kind: 'asked', ask: { kind: 'collection', namespace, slug }, part: '', isMain: true };
}

function repositoryAt(segments: string[]): PageAddress | null {
  const type: RepoType = segments[0] === 'datasets' ? 'dataset' : segments[0] === 'spaces' ? 'app' : 'model';
  const [namespace, name, ...rest] = type === 'model' ? segments : segments.slice(1);
  if (namespace === undefined || name === undefined || name === '-' || isReservedName(namespace)) return null;
  const part = rest.length === 0 ? '' : `/${rest.map(encodeURIComponent).join('/')}`;
  if (!PART_MATCHERS[type].some((pattern) => pattern.test(part))) return null;
  const num = rest[0] === 'discussions' && rest[1] !== undefined ? numberIn(rest.slice(1)) : undefined;
  if (num === null) return null;
  const isMain = part === '' || part === '/card' || num !== undefined;
  const place = placeIn(rest);
  const within = { ...(num === undefined ? {} : { num }), ...(place === null ? {} : { place }) };
  return { kind: 'asked', ask: { kind: 'repository', at: { type, namespace, name }, ...within }, part, isMain };
}

const PLACES: readonly string[] = ['tree', 'blob', 'commits', 'commit'] satisfies PlaceAsk['kind'][];

/** Null: nothing of the contents, or all of them. */
function placeIn([kind = '', ...segments]: string[]): PlaceAsk | null {
  const [revision] = segments;
  if (!PLACES.includes(kind) || revision === undefined) return null;
  return { kind: kind as PlaceAsk['kind'], revision, tail: segments.map(encodeURIComponent).join('/') };
}

/** `7`, and its parts such as `7/files`; `new` is a form. Null: no number. */
function numberIn([first = '']: string[]): number | null | undefined {
  if (first === 'new') return undefined;
  return /^[1-9]\d{0,8}$/.test(first) ? Number(first) : null;
}

/** A person or an organization, and the pages of their money, which say nothing. */
function namespaceAt([name, dash, ...rest]: string[]): PageAddress | null {
  if (name === undefined || isReservedName(name) || (dash !== undefined && (dash !== '-' || rest.length < 1 || rest.length > 2)))
    return null;
  return {
    kind: 'asked',
    ask: { kind: 'namespace', name },
    part: dash === undefined ? '' : `/-/${rest.join('/')}`,
    isMain: dash === undefined,
  };
}

function decoded(path: string): string[] | null {
  try {
    return path.replace(/\/$/, '').split('/').slice(1).map(decodeURIComponent);
  } catch {
    return null;
  }
}

function matcher(pattern: string): RegExp {
  const body = pattern.replaceAll(/\/:\w+/g, '/[^/]+').replace(/\/\*$/, '(?:/.*)?');
  return new RegExp(`^${body}/?$`);
}
