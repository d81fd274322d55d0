// Addresses of collections, and what the list of them shows: all of it in the address.
import type { CollectionSort } from '../../../lib/api-types';

export const SORTS: readonly CollectionSort[] = ['trending', 'updated', 'upvotes'];

export interface CollectionKey {
  namespace: string;
  slug: string;
}

export interface ListState {
  search: string;
  sort: CollectionSort;
}

export function collectionHref({ namespace, slug }: CollectionKey): string {
  return `/collections/${encodeURIComponent(namespace)}/${encodeURIComponent(slug)}`;
}

/** The path of a collection in /hub/v1; the same as that of its page. */
export function collectionResource(key: CollectionKey): string {
  return collectionHref(key);
}

export function parseListState(params: Record<string, unknown>): ListState {
  const search = typeof params['search'] === 'string' ? params['search'].trim() : '';
  return { search, sort: SORTS.find((sort) => sort === params['sort']) ?? 'trending' };
}

export function listHref({ search, sort }: ListState): string {
  const params = new URLSearchParams();
  if (search !== '') params.set('search', search);
  if (sort !== 'trending') params.set('sort', sort);
  const query = params.toString();
  return `/collections${query === '' ? '' : `?${query}`}`;
}
