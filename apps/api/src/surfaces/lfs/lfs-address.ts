// `/{ns}/{name}[.git]/info/lfs/…` of models, datasets and spaces: which repository that is.
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { RepoType } from '@modelgrove/shared';
import { DomainError } from '../../common/errors';
import type { RepositoryLocator } from '../../modules/access';

const TYPES: Record<string, RepoType> = { models: 'model', datasets: 'dataset', spaces: 'app' };
const NAME = /^[\w.-]{1,100}$/;

export function lfsPaths(suffix: string): string[] {
  return ['', 'datasets/', 'spaces/', 'models/'].map((prefix) => `${prefix}:namespace/:name/info/lfs${suffix}`);
}

export function repositoryOf(url: string): RepositoryLocator {
  const cut = url.indexOf('?');
  const segments = (cut < 0 ? url : url.slice(0, cut)).split('/').slice(1);
  const type = TYPES[segments[0] ?? ''];
  const [namespace = '', name = ''] = type ? segments.slice(1) : segments;
  if (!NAME.test(namespace) || !NAME.test(name)) throw new DomainError('not-found', 'repository/not-found', 'Repository not found');
  return { type: type ?? 'model', namespace, name: name.replace(/\.git$/, '') };
}

/** `@LfsRepository()`: the repository the address names. */
export const LfsRepository = createParamDecorator((_data: unknown, context: ExecutionContext): RepositoryLocator => {
  return repositoryOf(context.switchToHttp().getRequest<FastifyRequest>().raw.url ?? '');
});
