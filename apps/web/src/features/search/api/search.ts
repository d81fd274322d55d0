import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SearchResults } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const FRESH_MS = 20_000;
const MAX_CHARACTERS = 200;

/** The best of each kind; as somebody types, without how many there are. */
export function searchQuery(text: string, limit: number, counts = true) {
  const q = text.trim().slice(0, MAX_CHARACTERS);
  return queryOptions({
    queryKey: ['search', q, limit, counts],
    queryFn: ({ signal }) => hub.get<SearchResults>('/search', { query: { q, limit, counts: String(counts) }, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    enabled: q !== '',
  });
}
