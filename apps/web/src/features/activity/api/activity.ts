import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ActivityPage, Work } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** While the page is open: what others do comes without a reload. */
const LOOK_MS = 15_000;

function pagesOf(path: string, refetchInterval?: number) {
  return infiniteQueryOptions({
    queryKey: ['activity', path],
    queryFn: ({ pageParam, signal }) => hub.get<ActivityPage>(path, { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval,
  });
}

export const feedQuery = pagesOf('/feed', LOOK_MS);

export function ownerActivityQuery(name: string) {
  return pagesOf(`/namespaces/${encodeURIComponent(name)}/activity`);
}

export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: ({ signal }) => hub.get<Work>('/work', { signal }),
  refetchInterval: LOOK_MS,
});
