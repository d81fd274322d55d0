import { queryOptions } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Serving } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const OFTEN_MS = 2000;
const SELDOM_MS = 30_000;

/** `isAsked`: somebody on this page waits for an answer, so that it may change any moment. */
export function servingQuery(key: RepositoryKey, isAsked: boolean) {
  return queryOptions({
    queryKey: ['serving', key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<Serving>(`${repositoryResource(key)}/serving`, { signal }),
    refetchInterval: ({ state: { data } }) => {
      if (data?.isServable === false) return false;
      return isAsked || data?.state === 'waiting' || data?.state === 'loading' ? OFTEN_MS : SELDOM_MS;
    },
  });
}
