// What is paid by use: terms that are accepted, what was used, and what of something that is sold everybody sees.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { AcceptanceState, DatasetCheck, DatasetSample, UseEvent, UseEventsPage, UseMonthsPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const STILL_WAITING_MS = 2000;

export function acceptanceQuery(key: RepositoryKey, holder: string) {
  return queryOptions({
    queryKey: ['use-acceptance', repositoryResource(key), holder],
    queryFn: ({ signal }) => hub.get<AcceptanceState>(`${repositoryResource(key)}/use-acceptance`, { query: { holder }, signal }),
  });
}

/** What was refused to who had not accepted is asked for again. */
export function useAccept(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: { holder: string; offerId: string }) => hub.post<AcceptanceState>(`${repositoryResource(key)}/use-acceptance`, wish),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' && name !== 'meta' && name !== 'money' }),
  });
}

export function useWithdraw(key: RepositoryKey) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (holder: string) => hub.delete(`${repositoryResource(key)}/use-acceptance`, { holder }),
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'session' && name !== 'meta' && name !== 'money' }),
  });
}

/** `what`: used-offers or sold-uses. */
export function useMonthsQuery(namespace: string, what: 'used-offers' | 'sold-uses') {
  return infiniteQueryOptions({
    queryKey: ['use-months', namespace, what],
    queryFn: ({ signal, pageParam }) =>
      hub.get<UseMonthsPage>(`/namespaces/${encodeURIComponent(namespace)}/${what}`, {
        signal,
        query: pageParam === '' ? {} : { before: pageParam },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextBefore }) => nextBefore,
  });
}

export function useEventsQuery(namespace: string, offer: string) {
  return infiniteQueryOptions({
    queryKey: ['use-events', namespace, offer],
    queryFn: ({ signal, pageParam }) =>
      hub.get<UseEventsPage>(`/namespaces/${encodeURIComponent(namespace)}/use-events`, { signal, query: { offer, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function useObject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) => hub.post<UseEvent>(`/use-events/${id}/objection`, { reason }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['use-events'] }),
  });
}

export function sampleQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['sample', repositoryResource(key)],
    queryFn: ({ signal }) => hub.get<DatasetSample>(`${repositoryResource(key)}/sample`, { signal }),
    retry: false,
  });
}

/** Asked again by itself while it is checked. */
export function dataCheckQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['data-check', repositoryResource(key)],
    queryFn: async ({ signal }) =>
      (await hub.get<{ check: DatasetCheck | null }>(`${repositoryResource(key)}/data-check`, { signal })).check,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? STILL_WAITING_MS : false),
  });
}
