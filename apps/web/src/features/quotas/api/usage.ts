import { queryOptions } from '@tanstack/react-query';
import type { NamespaceUsage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** What a namespace stores and may store; answered to its members. */
export function usageQuery(namespace: string) {
  return queryOptions({
    queryKey: ['usage', namespace],
    queryFn: ({ signal }) => hub.get<NamespaceUsage>(`/namespaces/${encodeURIComponent(namespace)}/usage`, { signal }),
  });
}
