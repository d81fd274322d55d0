// What this hub knows of already, to be offered while somebody types.
import type { FacetKind, RepoType } from '@modelgrove/shared';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Facets, RepositoryPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const FRESH_MS = 60_000;
const MOST = 8;

/** Words that cards of this type have; the most frequent ones when nothing is typed. */
export function wordsQuery(type: RepoType, kind: FacetKind, text: string) {
  return queryOptions({
    queryKey: ['facets', 'words', type, kind, text],
    queryFn: async ({ signal }) => {
      const query = { type, kind, text: text === '' ? undefined : text };
      const { facets } = await hub.get<Facets>('/repositories/facets', { query, signal });
      return (facets[0]?.values ?? []).map(({ value }) => value);
    },
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

export function namesQuery(type: RepoType, search: string) {
  return queryOptions({
    queryKey: ['repositories', 'names', type, search],
    queryFn: async ({ signal }) => {
      const { items } = await hub.get<RepositoryPage>('/repositories', { query: { type, search, limit: MOST }, signal });
      return items.map(({ id }) => id);
    },
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}
