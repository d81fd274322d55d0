import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ConnectedApp } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const connectedQuery = queryOptions({
  queryKey: ['oauth-connected'],
  queryFn: ({ signal }) => hub.get<ConnectedApp[]>('/oauth/connected', { signal }),
});

export function useDisconnect() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => hub.delete<void>(`/oauth/connected/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: connectedQuery.queryKey }),
  });
}
