import { queryOptions } from '@tanstack/react-query';
import type { Money } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Whether anything can cost something here; it changes only when the hub is started anew. */
export const moneyQuery = queryOptions({
  queryKey: ['money'],
  queryFn: ({ signal }) => hub.get<Money>('/money', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
