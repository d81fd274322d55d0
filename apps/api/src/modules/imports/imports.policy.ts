// Pure rules: how an address is understood, what may be tried again, and when.
import { type RepoType, WEB_PREFIX } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import { badSource, badToken, unknownUpstream } from './imports.errors';
import type { ImportProblem, SourceAddress, SourceRequest } from './imports.types';

/** Behind the name of a repository in addresses of pages: a revision follows. */
const REVISION_WORDS = new Set(['tree', 'blob', 'resolve', 'raw', 'commits']);
/** Other names of the same hub. */
const ALIASES: Record<string, string> = { 'hf.co': 'huggingface.co', 'www.huggingface.co': 'huggingface.co' };
const TYPE_WORDS: Record<string, RepoType> = { models: 'model', datasets: 'dataset', spaces: 'app' };
const MAX_TOKEN_CHARACTERS = 1000;
const MAX_REVISION_CHARACTERS = 400;

interface Listed {
  name: string;
  url: string;
}

/** Throws 'import/bad-source', 'import/unknown-upstream'. */
export function sourceAddress(request: SourceRequest, upstreams: readonly Listed[]): SourceAddress {
  const text = request.source.trim();
  const { upstream, rest } = /^https?:\/\//i.test(text)
    ? byAddress(text, upstreams)
    : { upstream: byName(request.upstream, upstreams), rest: text };
  const parts = rest.split('/').filter((part) => part !== '');
  const typed = TYPE_WORDS[parts[0] ?? ''];
  if (typed) parts.shift();
  const { id, revision } = nameAndRevision(parts, text);
  const asked = (request.revision?.trim() || revision) ?? 'main';
  if (asked.length > MAX_REVISION_CHARACTERS || /[\p{Cc}\s]/u.test(asked)) throw badSource(asked);
  return { upstream: upstream.name, base: upstream.url, type: typed ?? request.type ?? 'model', id, revision: asked };
}

function byName(wanted: string | undefined, upstreams: readonly Listed[]): Listed {
  const found = wanted === undefined ? upstreams[0] : upstreams.find(({ name }) => name === wanted);
  if (!found)
    throw unknownUpstream(
      `'${wanted}'`,
      upstreams.map(({ name }) => name),
    );
  return found;
}

/** The one whose address it begins with; of several the longest. */
function byAddress(text: string, upstreams: readonly Listed[]): { upstream: Listed; rest: string } {
  if (!URL.canParse(text)) throw badSource(text);
  const url = new URL(text);
  const host = ALIASES[url.host] ?? url.host;
  const here = `//${host}${url.pathname}/`;
  const begins = ({ url: base }: Listed): boolean => here.startsWith(`${base.replace(/^https?:/, '')}/`);
  const found = upstreams.filter(begins).sort((a, b) => b.url.length - a.url.length)[0];
  if (!found)
    throw unknownUpstream(
      host,
      upstreams.map(({ name }) => name),
    );
  return { upstream: found, rest: here.slice(found.url.replace(/^https?:/, '').length) };
}

function nameAndRevision(parts: string[], text: string): { id: string; revision: string | null } {
  const at = parts.findIndex((part, i) => i > 0 && REVISION_WORDS.has(part));
  const names = (at > 0 ? parts.slice(0, at) : parts).map((part, i, all) => (i === all.length - 1 ? part.replace(/\.git$/, '') : part));
  if (names.length === 0 || names.length > 2 || names.some((name) => !isSourceName(decoded(name)))) throw badSource(text);
  const revision = at > 0 ? parts[at + 1] : undefined;
  return { id: names.map(decoded).join('/'), revision: revision === undefined ? null : decoded(revision) };
}

/** Other hubs have other rules: refused is only what no address could carry. */
function isSourceName(name: string): boolean {
  return /^[\p{L}\p{N}_.-]{1,128}$/u.test(name) && !/^\.+$/.test(name);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Of a repository there. */
export function pageOf({ base, type, id }: Pick<SourceAddress, 'base' | 'type' | 'id'>): string {
  return `${base}/${WEB_PREFIX[type]}${id.split('/').map(encodeURIComponent).join('/')}`;
}

/** Throws 'import/bad-token'. */
export function checkedToken(token: string | undefined): string | null {
  const text = token?.trim() ?? '';
  if (text === '') return null;
  if (text.length > MAX_TOKEN_CHARACTERS || !/^[\x21-\x7e]+$/.test(text)) throw badToken();
  return text;
}

/** Codes that a later try may not meet again. Everything else waits for somebody to do something. */
const PASSING = new Set(['import/upstream-away', 'import/unexpected', 'commit/busy', 'git/busy', 'spool/busy', 'database/streams-busy']);
const PASSING_KINDS = new Set(['too-many', 'unavailable']);

/** Whether it is tried again by itself. A full disk and a full quota are not: somebody has to make room. */
export function isPassing(error: DomainError): boolean {
  if (error.code === 'quota/exceeded' || /\/(?:disk-low|full)$/.test(error.code)) return false;
  return PASSING.has(error.code) || PASSING_KINDS.has(error.kind);
}

export function problemOf({ code, message }: DomainError): ImportProblem {
  return { code, message };
}

/** Exponential, from half a minute to half an hour; never before what the other side asked for. */
export function retryDelayMs(attempts: number, firstMs: number, askedSeconds: number | undefined): number {
  const own = Math.min(firstMs * 2 ** Math.min(attempts, 12), 30 * 60_000);
  return Math.max(own, (askedSeconds ?? 0) * 1000);
}

/** A source that not everybody may read is not shown to everybody here, whatever was asked: its owner here may open it later. */
export function isPrivateHere(source: { isPrivate: boolean; isGated: boolean }, asked: boolean | undefined, byDefault: boolean): boolean {
  return source.isPrivate || source.isGated || (asked ?? byDefault);
}

/** What the commit of an import without history is called. */
export function commitTitle(id: string, revision: string): string {
  return `Import ${id} at ${revision}`;
}
