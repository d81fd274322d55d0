import { queryOptions } from '@tanstack/react-query';
import type { Meta } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const metaQuery = queryOptions({
  queryKey: ['meta'],
  queryFn: ({ signal }) => hub.get<Meta>('/meta', { signal }),
  staleTime: 300_000,
});
