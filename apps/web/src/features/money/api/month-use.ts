// What is paid by use: the month's use, and how much it may come to.
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { SpendCap, UsesPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const at = (namespace: string, what: string) => `/namespaces/${encodeURIComponent(namespace)}/${what}`;

export function usesQuery(namespace: string) {
  return infiniteQueryOptions({
    queryKey: ['wallet', namespace, 'uses'],
    queryFn: ({ signal, pageParam }) => hub.get<UsesPage>(at(namespace, 'uses'), { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function capQuery(namespace: string) {
  return queryOptions({
    queryKey: ['wallet', namespace, 'cap'],
    queryFn: ({ signal }) => hub.get<SpendCap>(at(namespace, 'spend-cap'), { signal }),
  });
}

export function useSetCap(namespace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (cap: string | null) => hub.put<SpendCap>(at(namespace, 'spend-cap'), { cap }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['wallet', namespace] }),
  });
}
