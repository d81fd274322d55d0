import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Collection, CollectionChoices, CollectionSort, CollectionsPage, CollectionTheme } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { useOptimistic } from '../../../lib/use-optimistic';
import { type CollectionKey, collectionResource } from '../model/address';
import { moved } from '../model/order';

export interface CollectionsQuestion {
  search?: string;
  sort?: CollectionSort;
  owner?: string;
  /** `model/ns/name` */
  item?: string;
}

export function collectionsQuery(question: CollectionsQuestion) {
  return infiniteQueryOptions({
    queryKey: ['collections', question],
    queryFn: ({ signal, pageParam }) =>
      hub.get<CollectionsPage>('/collections', { query: { ...question, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}

export function collectionQuery(key: CollectionKey) {
  return queryOptions({
    queryKey: ['collection', key.namespace.toLowerCase(), key.slug],
    queryFn: ({ signal }) => hub.get<Collection>(collectionResource(key), { signal }),
  });
}

export function choicesQuery(key: RepositoryKey) {
  return infiniteQueryOptions({
    queryKey: ['collection-choices', key.type, key.namespace, key.name],
    queryFn: ({ signal, pageParam }) =>
      hub.get<CollectionChoices>(`${repositoryResource(key)}/collection-choices`, { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Every list of collections, and who may add to which. */
function useForgetLists() {
  const client = useQueryClient();
  return () => Promise.all(['collections', 'collection-choices'].map((queryKey) => client.invalidateQueries({ queryKey: [queryKey] })));
}

export interface CollectionWish {
  title: string;
  description: string;
  isPrivate: boolean;
  theme?: CollectionTheme;
}

export function useCreateCollection() {
  const forget = useForgetLists();
  return useMutation({
    mutationFn: (wish: CollectionWish & { namespace: string }) => hub.post<Collection>('/collections', wish),
    onSuccess: () => void forget(),
  });
}

export function useChangeCollection(key: CollectionKey) {
  const client = useQueryClient();
  const forget = useForgetLists();
  return useMutation({
    mutationFn: (wish: CollectionWish) => hub.patch<Collection>(collectionResource(key), wish),
    onSuccess: (changed) => {
      client.setQueryData(collectionQuery(changed).queryKey, changed);
      void forget();
    },
  });
}

export function useDeleteCollection(key: CollectionKey) {
  const forget = useForgetLists();
  return useMutation({ mutationFn: () => hub.delete<void>(collectionResource(key)), onSuccess: () => void forget() });
}

export function useUpvote(key: CollectionKey) {
  const path = `${collectionResource(key)}/upvote`;
  return useOptimistic<Collection, boolean, Collection>({
    queryKey: collectionQuery(key).queryKey,
    send: (wanted) => (wanted ? hub.put(path) : hub.delete(path)),
    shown: (known, wanted) =>
      known.isUpvoted === wanted ? known : { ...known, isUpvoted: wanted, upvotes: Math.max(0, known.upvotes + (wanted ? 1 : -1)) },
    settled: (_known, answer) => answer,
  });
}

/** A new place, a new note, or out. */
export type ItemDeed = { id: string } & ({ position: number } | { note: string } | { remove: true });

export function useItems(key: CollectionKey) {
  return useOptimistic<Collection, ItemDeed, Collection>({
    queryKey: collectionQuery(key).queryKey,
    send: ({ id, ...deed }) => {
      const path = `${collectionResource(key)}/items/${encodeURIComponent(id)}`;
      return 'remove' in deed ? hub.delete(path) : hub.patch(path, deed);
    },
    shown: (known, deed) => ({ ...known, ...after(known, deed) }),
    settled: (_known, answer) => answer,
  });
}

function after({ items, itemsCount }: Collection, deed: ItemDeed): Pick<Collection, 'items' | 'itemsCount'> {
  if ('position' in deed) return { items: moved(items, deed.id, deed.position), itemsCount };
  if ('note' in deed) return { items: items.map((item) => (item.id === deed.id ? { ...item, note: deed.note } : item)), itemsCount };
  return { items: items.filter(({ id }) => id !== deed.id), itemsCount: itemsCount - 1 };
}

/** Puts a repository into a collection, or takes it out again. */
export function useGather(key: RepositoryKey) {
  const client = useQueryClient();
  const forget = useForgetLists();
  const item = { type: key.type, id: `${key.namespace}/${key.name}` };
  return useMutation({
    mutationFn: ({ collection, itemId }: { collection: CollectionKey; itemId: string | null }) =>
      itemId === null
        ? hub.post<Collection>(`${collectionResource(collection)}/items`, { item })
        : hub.delete<Collection>(`${collectionResource(collection)}/items/${encodeURIComponent(itemId)}`),
    onSuccess: (changed) => client.setQueryData(collectionQuery(changed).queryKey, changed),
    onSettled: forget,
  });
}
