// Which repository an address names, whatever the shape: `/api/models/ns/name/…`, `/ns/name/…`, `/datasets/ns/name/…`.
import { type ExecutionContext, createParamDecorator } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import type { RepositoryLocator } from '../../modules/access';

const TYPES: Record<string, RepoType> = { models: 'model', datasets: 'dataset', spaces: 'app' };
const NAME = /^[\w.-]{1,96}$/;

export function repositoryNotFound(): DomainError {
  return new DomainError('not-found', 'repository/not-found', 'Repository not found');
}

export function revisionNotFound(revision: string): DomainError {
  return new DomainError('not-found', 'revision/not-found', `Invalid rev id: ${revision}`);
}

/** Where the segments of a raw path begin; the query is not part of it. */
function segmentsOf(url: string): string[] {
  const cut = url.indexOf('?');
  return (cut < 0 ? url : url.slice(0, cut)).split('/').slice(1);
}

export interface Address {
  at: RepositoryLocator;
  /** Raw segments after the name: `['resolve', 'main', 'a%20b']`. */
  rest: string[];
}

/** Throws 'repository/not-found' for what cannot be a repository's name. */
export function addressOf(url: string): Address {
  const segments = segmentsOf(url);
  const isApi = segments[0] === 'api';
  const typed = isApi ? 1 : 0;
  const type = TYPES[segments[typed] ?? ''];
  const first = type ? typed + 1 : typed;
  return { at: locator(type ?? 'model', segments[first], segments[first + 1]), rest: segments.slice(first + 2) };
}

export function locator(type: RepoType, namespace = '', name = ''): RepositoryLocator {
  const decoded = { namespace: decodeName(namespace), name: decodeName(name) };
  if (!NAME.test(decoded.namespace) || !NAME.test(decoded.name)) throw repositoryNotFound();
  return { type, ...decoded };
}

function decodeName(raw: string): string {
  if (!raw.includes('%')) return raw;
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

/** `ns/name` in a body. */
export function locatorOfId(type: RepoType, id: string): RepositoryLocator {
  const parts = id.split('/');
  if (parts.length !== 2) throw repositoryNotFound();
  return locator(type, parts[0], parts[1]);
}

/** The first segment of a raw tail, decoded: what to ask access for, so that one statement finds the ref too. */
export function revisionHint(rawTail: string): string {
  const end = rawTail.indexOf('/');
  return decodeRevision(end < 0 ? rawTail : rawTail.slice(0, end));
}

/** Throws 'revision/not-found' for what no revision can be called. */
export function decodeRevision(raw: string): string {
  if (!raw.includes('%')) return raw;
  let text = '';
  try {
    text = decodeURIComponent(raw);
  } catch {
    throw revisionNotFound(raw);
  }
  if (text.includes('\0')) throw revisionNotFound(text.replaceAll('\0', '?'));
  return text;
}

/** `@RepositoryAt()`: the repository the address names. */
export const RepositoryAt = createParamDecorator((_data: unknown, context: ExecutionContext): RepositoryLocator => {
  return addressOf(context.switchToHttp().getRequest<FastifyRequest>().raw.url ?? '').at;
});

/** `@RawTail()`: the undecoded path behind the verb: `main/a%20b` of `/api/models/ns/name/tree/main/a%20b`. */
export const RawTail = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  return addressOf(context.switchToHttp().getRequest<FastifyRequest>().raw.url ?? '')
    .rest.slice(1)
    .join('/');
});

/** `@RevisionInPath()`: everything behind the verb is one revision, encoded or not. */
export const RevisionInPath = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const tail = addressOf(context.switchToHttp().getRequest<FastifyRequest>().raw.url ?? '')
    .rest.slice(1)
    .join('/');
  return decodeRevision(tail.replace(/\/$/, ''));
});

/** The three addresses of one kind of repository call. */
export function apiPaths(suffix: string): string[] {
  return ['models', 'datasets', 'spaces'].map((plural) => `api/${plural}/:namespace/:name${suffix}`);
}

export function webPaths(suffix: string): string[] {
  return ['', 'datasets/', 'spaces/'].map((prefix) => `${prefix}:namespace/:name${suffix}`);
}
