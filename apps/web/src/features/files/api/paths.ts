import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { FilePaths } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function pathsQuery(key: RepositoryKey, revision: string) {
  return queryOptions({
    queryKey: ['paths', key.type, key.namespace, key.name, revision],
    queryFn: ({ signal }) => hub.get<FilePaths>(`${repositoryResource(key)}/paths`, { query: { revision }, signal }),
  });
}
