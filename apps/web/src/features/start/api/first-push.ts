import { queryOptions } from '@tanstack/react-query';
import type { FirstPush } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { pauseBefore } from '../model/waiting';

/** Asks until a push arrives: a small question, ever more rarely, and not at all while nobody sees the page. */
export const firstPushQuery = queryOptions({
  queryKey: ['first-push'],
  queryFn: ({ signal }) => hub.get<FirstPush>('/first-push', { signal }),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.repository ? false : pauseBefore(state.dataUpdateCount + state.errorUpdateCount)),
});
