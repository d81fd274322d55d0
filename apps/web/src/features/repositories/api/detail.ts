import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { RepositoryDetail } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function repositoryQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['repository', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<RepositoryDetail>(repositoryResource(key), { signal }),
    // Asked before the page stands (app/router): a refusal is not asked for again when it does.
    retryOnMount: false,
  });
}
