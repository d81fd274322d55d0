import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ActivityPage, Work } from '../../../lib/api-types';
import { everMoreRarely } from '../../../lib/ever-more-rarely';
import { hub } from '../../../lib/hub-client';

/** `asksAgain`: what others do comes without a reload. What the reader is told of as a notification comes at once (notifications, use-unread.ts). */
function pagesOf(path: string, { asksAgain = false } = {}) {
  return infiniteQueryOptions({
    queryKey: ['activity', path],
    queryFn: ({ pageParam, signal }) => hub.get<ActivityPage>(path, { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    ...(asksAgain ? { refetchInterval: everMoreRarely() } : {}),
  });
}

export const feedQuery = pagesOf('/feed', { asksAgain: true });

export function ownerActivityQuery(name: string) {
  return pagesOf(`/namespaces/${encodeURIComponent(name)}/activity`);
}

export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: ({ signal }) => hub.get<Work>('/work', { signal }),
  refetchInterval: everMoreRarely(),
});
