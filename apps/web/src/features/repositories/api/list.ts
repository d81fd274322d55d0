import type { RepoType } from '@modelgrove/shared';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { RepositoryPage, RepositorySort } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface ListQuestion {
  type: RepoType;
  search?: string;
  author?: string;
  sort?: RepositorySort;
  cursor?: string;
  limit?: number;
}

export function repositoriesQuery(question: ListQuestion) {
  return queryOptions({
    queryKey: ['repositories', question],
    queryFn: ({ signal }) => hub.get<RepositoryPage>('/repositories', { query: { ...question }, signal }),
    placeholderData: keepPreviousData,
  });
}
