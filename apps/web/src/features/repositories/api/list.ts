import type { RepoType } from '@modelgrove/shared';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RepositoryPage, RepositorySort } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface ListQuestion {
  type: RepoType;
  search?: string;
  author?: string;
  sort?: RepositorySort;
  visibility?: 'public';
  parametersMin?: number;
  parametersMax?: number;
  cursor?: string;
  limit?: number;
  /** Facets, values with commas between them. */
  [facet: string]: string | number | undefined;
}

export function repositoriesQuery(question: ListQuestion) {
  return queryOptions({
    queryKey: ['repositories', question],
    queryFn: ({ signal }) => hub.get<RepositoryPage>('/repositories', { query: { ...question }, signal }),
    placeholderData: keepPreviousData,
  });
}

/** The same list page by page. */
export function repositoryPagesQuery(question: ListQuestion) {
  return infiniteQueryOptions({
    queryKey: ['repositories', 'pages', question],
    queryFn: ({ signal, pageParam }) =>
      hub.get<RepositoryPage>('/repositories', { query: { ...question, cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
}
