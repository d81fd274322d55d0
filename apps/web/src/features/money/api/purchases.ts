import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { OfferState, Sale, SalesPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function offerQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['offer', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<OfferState>(`${repositoryResource(key)}/offer`, { signal }),
  });
}

export interface Purchase {
  buyer: string;
  offerId: string;
  requestKey: string;
}

/** What no purchase changes. */
const UNCHANGED: readonly unknown[] = ['session', 'meta', 'money'];

/** `onBought` is told before what asked is gone. What was refused to who had not bought it is asked for again: the page opens where it is. */
export function useBuy(key: RepositoryKey, onBought: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (purchase: Purchase) => hub.post<Sale>(`${repositoryResource(key)}/purchases`, purchase),
    onSuccess: () => {
      onBought();
      return client.invalidateQueries({ predicate: ({ queryKey: [name] }) => !UNCHANGED.includes(name) });
    },
  });
}

export function purchasesQuery(namespace: string) {
  return infiniteQueryOptions({
    queryKey: ['purchases', namespace],
    queryFn: ({ signal, pageParam }) =>
      hub.get<SalesPage>(`/namespaces/${encodeURIComponent(namespace)}/purchases`, { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}
