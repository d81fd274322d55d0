// `/api/v1/{models,datasets,spaces}/{ns}/{name}/…`: which repository that is, and what stands behind the verb.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import type { RepositoryLocator } from '../../modules/access';

const TYPES: Record<string, RepoType> = { models: 'model', datasets: 'dataset', spaces: 'app' };
const NAME = /^[\w.-]{1,96}$/;
/** `/api/v1/{type}/{namespace}/{name}/{verb}/…` */
const [TYPE, NAMESPACE, NAME_AT, TAIL] = [2, 3, 4, 6];

/** The three addresses of one kind of call. */
export function csghubPaths(suffix: string): string[] {
  return Object.keys(TYPES).map((plural) => `api/v1/${plural}${suffix}`);
}

/** The same for calls about one repository. */
export function repositoryPaths(suffix: string): string[] {
  return csghubPaths(`/:namespace/:name${suffix}`);
}

export function typeOf(url: string): RepoType {
  const type = TYPES[segmentsOf(url)[TYPE] ?? ''];
  if (!type) throw repositoryNotFound();
  return type;
}

export function repositoryOf(url: string): RepositoryLocator {
  const segments = segmentsOf(url);
  const [namespace, name] = [decoded(segments[NAMESPACE]), decoded(segments[NAME_AT])];
  if (!NAME.test(namespace) || !NAME.test(name)) throw repositoryNotFound();
  return { type: typeOf(url), namespace, name };
}

/** `@RepositoryAt()`: the repository the address names. */
export const RepositoryAt = createParamDecorator((_data: unknown, context: ExecutionContext): RepositoryLocator => {
  return repositoryOf(urlOf(context));
});

/** `@RevisionAt()`: everything behind the verb, encoded or not: the SDK does not encode it. Throws 'revision/not-found'. */
export const RevisionAt = createParamDecorator((_data: unknown, context: ExecutionContext): string => {
  const raw = segmentsOf(urlOf(context)).slice(TAIL).join('/').replace(/\/$/, '');
  const revision = decoded(raw);
  if (revision === '' || revision.includes('\0'))
    throw new DomainError('not-found', 'revision/not-found', `Invalid rev id: ${raw.slice(0, 200)}`);
  return revision;
});

function urlOf(context: ExecutionContext): string {
  return context.switchToHttp().getRequest<FastifyRequest>().raw.url ?? '';
}

function segmentsOf(url: string): string[] {
  const cut = url.indexOf('?');
  return (cut < 0 ? url : url.slice(0, cut)).split('/').slice(1);
}

/** Empty for what is no encoding. */
function decoded(raw = ''): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    return '';
  }
}

function repositoryNotFound(): DomainError {
  return new DomainError('not-found', 'repository/not-found', 'Repository not found');
}
