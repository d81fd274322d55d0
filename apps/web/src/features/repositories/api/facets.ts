import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Facets } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { ListQuestion } from './list';

const FRESH_MS = 30_000;

/** The order and the page do not matter to what there is. */
export function facetsQuery({ sort: _sort, cursor: _cursor, limit: _limit, ...question }: ListQuestion) {
  return queryOptions({
    queryKey: ['facets', question],
    queryFn: ({ signal }) => hub.get<Facets>('/repositories/facets', { query: question, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
  });
}

export function facetSearchQuery({ sort: _sort, cursor: _cursor, limit: _limit, ...question }: ListQuestion, kind: string, text: string) {
  return queryOptions({
    queryKey: ['facets', 'search', question, kind, text],
    queryFn: ({ signal }) => hub.get<Facets>('/repositories/facets', { query: { ...question, kind, text }, signal }),
    placeholderData: keepPreviousData,
    staleTime: FRESH_MS,
    enabled: text !== '',
  });
}
