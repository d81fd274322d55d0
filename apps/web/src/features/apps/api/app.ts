import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { AppAtWork } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Asked once a visit: another address would load the app anew under the hands of whoever uses it. */
export function appQuery(key: RepositoryKey, revision: string | undefined) {
  return queryOptions({
    queryKey: ['app', key.namespace, key.name, revision ?? null],
    queryFn: ({ signal }) => hub.get<AppAtWork>(`${repositoryResource(key)}/app`, { query: { revision }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
