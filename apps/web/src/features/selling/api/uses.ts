// What others use of what one sells: each use, objections to it, and the keys of an app.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { MadeUsageKey, UseEvent, UseEventsPage, UseMonthsPage, UsageKey } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function soldUsesQuery(namespace: string) {
  return infiniteQueryOptions({
    queryKey: ['sold-uses', namespace],
    queryFn: ({ signal, pageParam }) =>
      hub.get<UseMonthsPage>(`/namespaces/${encodeURIComponent(namespace)}/sold-uses`, {
        signal,
        query: pageParam === '' ? {} : { before: pageParam },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}

export function objectionsQuery(repository: RepositoryKey) {
  return queryOptions({
    queryKey: ['uses-of', repositoryResource(repository), 'objected'],
    queryFn: async ({ signal }) =>
      (await hub.get<UseEventsPage>(`${repositoryResource(repository)}/uses`, { signal, query: { state: 'objected' } })).events,
  });
}

export function useDecideUse(repository: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...decision }: { id: string; isReversed: boolean; answer: string }) =>
      hub.post<UseEvent>(`/use-events/${id}/decision`, decision),
    onSuccess: () => client.invalidateQueries({ queryKey: ['uses-of', repositoryResource(repository)] }),
  });
}

export function usageKeysQuery(repository: RepositoryKey) {
  return queryOptions({
    queryKey: ['usage-keys', repositoryResource(repository)],
    queryFn: async ({ signal }) => (await hub.get<{ keys: UsageKey[] }>(`${repositoryResource(repository)}/usage-keys`, { signal })).keys,
  });
}

export function useMakeKey(repository: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (name: string) => hub.post<MadeUsageKey>(`${repositoryResource(repository)}/usage-keys`, { name }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['usage-keys', repositoryResource(repository)] }),
  });
}

export function useDeleteKey(repository: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => hub.delete(`${repositoryResource(repository)}/usage-keys/${id}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['usage-keys', repositoryResource(repository)] }),
  });
}
