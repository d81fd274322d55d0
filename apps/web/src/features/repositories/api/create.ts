import type { RepoType } from '@modelgrove/shared';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Beginning, NewRepository, RepositoryDetail, RepositoryPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export type { NewRepository };
/** What of it decides with which files it begins. */
export type BeginningWish = Omit<NewRepository, 'isPrivate' | 'readme'>;

export function useCreateRepository() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: NewRepository) => hub.post<RepositoryDetail>('/repositories', wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ['repositories'] }),
  });
}

/** The files that it would begin with. */
export function beginningQuery(wish: BeginningWish) {
  return queryOptions({
    queryKey: ['beginning', wish],
    queryFn: ({ signal }) => hub.get<Beginning>('/repository-templates', { query: { ...wish }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
}

const MOST = 6;

/** Models that this one may be made from. */
export function basesQuery(type: RepoType, search: string) {
  return queryOptions({
    queryKey: ['repositories', 'bases', type, search],
    queryFn: async ({ signal }) => {
      const { items } = await hub.get<RepositoryPage>('/repositories', { query: { type, search, limit: MOST }, signal });
      return items.map(({ id }) => id);
    },
    placeholderData: keepPreviousData,
  });
}
