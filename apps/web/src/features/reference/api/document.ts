import { queryOptions } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';
import type { ApiDocument } from '../model/document';

/** The contract of this hub, as it serves it. */
export const documentQuery = queryOptions({
  queryKey: ['openapi'],
  queryFn: ({ signal }) => hub.get<ApiDocument>('/openapi.json', { signal }),
  staleTime: Infinity,
});
