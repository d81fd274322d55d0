// The state of a list lives in its address: /models?search=qwen&sort=likes&author=acme&cursor=….
import type { RepoType } from '@modelgrove/shared';
import { LIST_ADDRESS } from '../../../lib/addresses';
import type { RepositorySort } from '../../../lib/api-types';

export const SORTS: readonly RepositorySort[] = ['trending', 'updated', 'created', 'likes', 'downloads'];
const DEFAULT_SORT: RepositorySort = 'trending';

export interface ListState {
  search: string;
  author: string;
  sort: RepositorySort;
  cursor: string;
}

/** Reads what an address says; what it does not say, or says wrongly, is the default. */
export function parseListState(params: Record<string, unknown>): ListState {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  const sort = SORTS.find((known) => known === params['sort']) ?? DEFAULT_SORT;
  return { search: text('search'), author: text('author'), sort, cursor: text('cursor') };
}

/** The shortest address of that state: defaults are left out. */
export function listHref(type: RepoType, state: Partial<ListState>): string {
  const params = new URLSearchParams();
  if (state.search) params.set('search', state.search);
  if (state.author) params.set('author', state.author);
  if (state.sort && state.sort !== DEFAULT_SORT) params.set('sort', state.sort);
  if (state.cursor) params.set('cursor', state.cursor);
  const query = params.toString();
  return query === '' ? LIST_ADDRESS[type] : `${LIST_ADDRESS[type]}?${query}`;
}
