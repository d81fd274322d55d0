import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Downloads } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function downloadsQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['downloads', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<Downloads>(`${repositoryResource(key)}/downloads`, { signal }),
  });
}
