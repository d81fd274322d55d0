import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CollectionsFound, DiscussionsFound, SearchResults, SuggestionsFound } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const FRESH_MS = 20_000;
const MAX_CHARACTERS = 200;

/** The best of each kind, with how many there are. */
export function searchQuery(text: string, limit: number) {
  return bestQuery<SearchResults>('', text, limit);
}

/** A few of each kind, as somebody types. */
export function suggestionsQuery(text: string, limit: number) {
  return bestQuery<SuggestionsFound>('/suggestions', text, limit);
}

function bestQuery<T>(of: '' | '/suggestions', text: string, limit: number) {
  const q = text.trim().slice(0, MAX_CHARACTERS);
  return queryOptions({
    queryKey: ['search', of, q, limit],
    queryFn: ({ signal }) => hub.get<T>(`/search${of}`, { query: { q, limit }, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    enabled: q !== '',
  });
}

const MOST = 20;

/** What was said, page after page. */
export function discussionsFoundQuery(text: string, limit = MOST) {
  return foundQuery<DiscussionsFound>('discussions', text, limit);
}

/** What was gathered under a title. */
export function collectionsFoundQuery(text: string, limit = MOST) {
  return foundQuery<CollectionsFound>('collections', text, limit);
}

function foundQuery<T extends { nextCursor: string | null }>(kind: 'discussions' | 'collections', text: string, limit: number) {
  const q = text.trim().slice(0, MAX_CHARACTERS);
  return infiniteQueryOptions({
    queryKey: ['search', kind, q, limit],
    queryFn: ({ signal, pageParam }) => hub.get<T>(`/search/${kind}`, { query: { q, limit, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }: T) => nextCursor,
    staleTime: FRESH_MS,
    enabled: q !== '',
  });
}
