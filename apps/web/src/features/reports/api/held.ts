import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { HeldPage, HeldText } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const heldQuery = (question: Record<string, string>) =>
  queryOptions({
    queryKey: ['admin', 'held', question],
    queryFn: ({ signal }) => hub.get<HeldPage>('/admin/held', { query: question, signal }),
    placeholderData: keepPreviousData,
  });

export function useDecideHeld() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...decision }: { id: string; decision: NonNullable<HeldText['decision']>; reason?: string }) =>
      hub.post<void>(`/admin/held/${id}/decision`, decision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['admin', 'held'] }),
  });
}
