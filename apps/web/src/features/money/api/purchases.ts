import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryAddress, repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Creator, OfferState, Sale, SalesPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export function offerQuery(key: RepositoryKey) {
  return queryOptions({
    queryKey: ['offer', key.type, key.namespace, key.name],
    queryFn: ({ signal }) => hub.get<OfferState>(`${repositoryResource(key)}/offer`, { signal }),
  });
}

export function creatorQuery(namespace: string) {
  const resource = `/namespaces/${encodeURIComponent(namespace)}`;
  return queryOptions({
    // As who sets the price calls it.
    queryKey: ['offer', resource],
    queryFn: ({ signal }) => hub.get<Creator>(`${resource}/offer`, { signal }),
  });
}

/** What is bought: where buying it is asked for, and where it is looked at. */
export interface Sellable {
  purchases: string;
  page: string;
}

export const repositorySellable = (key: RepositoryKey): Sellable => ({
  purchases: `${repositoryResource(key)}/purchases`,
  page: repositoryAddress(key),
});

export const authorSellable = (namespace: string): Sellable => ({
  purchases: `/namespaces/${encodeURIComponent(namespace)}/offer/purchases`,
  page: `/${encodeURIComponent(namespace)}`,
});

export interface Purchase {
  buyer: string;
  offerId: string;
  requestKey: string;
}

/** What no purchase changes. */
const UNCHANGED: readonly unknown[] = ['session', 'meta', 'money'];

/** `onBought` is told before what asked is gone. What was refused to who had not bought it is asked for again: the page opens where it is. */
export function useBuy({ purchases }: Sellable, onBought: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (purchase: Purchase) => hub.post<Sale>(purchases, purchase),
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
