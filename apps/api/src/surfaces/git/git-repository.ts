// Which repository a git address names: `/ns/name(.git)/…`, `/datasets/ns/name…`, `/spaces/ns/name…`, also `/models/ns/name…`.
import type { FastifyRequest } from 'fastify';
import type { RepoType } from '@modelgrove/shared';
import type { RepositoryLocator } from '../../modules/access';
import { segment } from '../../platform/http';

const TYPES: Record<string, RepoType> = { models: 'model', datasets: 'dataset', spaces: 'app' };

export const PREFIXES = ['', 'models/', 'datasets/', 'spaces/'] as const;

export function gitRepository(request: FastifyRequest): RepositoryLocator {
  const url = request.raw.url ?? '';
  const type = TYPES[segment(url, 0)];
  const first = type ? 1 : 0;
  return { type: type ?? 'model', namespace: segment(url, first), name: segment(url, first + 1).replace(/\.git$/, '') };
}
