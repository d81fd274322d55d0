import { useMutation, useQueryClient } from '@tanstack/react-query';
import { hub } from '../../../lib/hub-client';
import { tokensQuery } from './tokens';

export function useRevokeToken() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => hub.delete<void>(`/tokens/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
}
