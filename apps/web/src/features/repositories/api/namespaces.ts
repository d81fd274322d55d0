import { queryOptions } from '@tanstack/react-query';
import type { NamespaceChoice } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Where the visitor may create repositories. */
export const namespacesQuery = queryOptions({
  queryKey: ['namespaces'],
  queryFn: ({ signal }) => hub.get<NamespaceChoice[]>('/namespaces', { signal }),
});
