import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { NamespaceUsage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { QuotaWish } from '../model/quota-form';

/** What a namespace stores and may store; answered to its members. */
export function usageQuery(namespace: string) {
  return queryOptions({
    queryKey: ['usage', namespace],
    queryFn: ({ signal }) => hub.get<NamespaceUsage>(`/namespaces/${encodeURIComponent(namespace)}/usage`, { signal }),
  });
}

/** By administrators. */
export function useSetQuota(namespace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: QuotaWish) => hub.put<NamespaceUsage>(`/admin/namespaces/${encodeURIComponent(namespace)}/quota`, wish),
    onSuccess: async () => {
      for (const key of ['usage', 'admin']) await client.invalidateQueries({ queryKey: [key] });
    },
  });
}
