import { queryOptions, useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { Demo, DemoRemoval } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export const demoQuery = queryOptions({ queryKey: ['demo'], queryFn: ({ signal }) => hub.get<Demo>('/demo', { signal }) });

export function useLoadExamples() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => hub.post<Demo>('/demo'),
    onSuccess: (state) => client.setQueryData(demoQuery.queryKey, state),
    // Also after a failure: some of them may be there.
    onSettled: () => lookAgain(client),
  });
}

export function useRemoveExamples() {
  const client = useQueryClient();
  return useMutation({ mutationFn: () => hub.delete<DemoRemoval>('/demo'), onSettled: () => lookAgain(client) });
}

/** Lists, people and searches show other things now. */
function lookAgain(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'meta' });
}
