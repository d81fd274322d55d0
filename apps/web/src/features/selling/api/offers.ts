// What a repository costs, and what it gives to what it is built on.
import type { RepoType } from '@modelgrove/shared';
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Offer, OfferState, RepositoryPage, RevenueShare, SharesPage, SplitPreview } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const keyOf = (repository: RepositoryKey) => ['offer', repositoryResource(repository)];

export function offerQuery(repository: RepositoryKey) {
  return queryOptions({
    queryKey: keyOf(repository),
    queryFn: ({ signal }) => hub.get<OfferState>(`${repositoryResource(repository)}/offer`, { signal }),
  });
}

/** Who would get what at this price, made by what cuts sales. */
export function previewQuery(repository: RepositoryKey, price: string) {
  return queryOptions({
    queryKey: [...keyOf(repository), 'preview', price],
    queryFn: ({ signal }) => hub.get<SplitPreview>(`${repositoryResource(repository)}/offer/preview`, { query: { price }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function sharesQuery(repository: RepositoryKey) {
  return queryOptions({
    queryKey: [...keyOf(repository), 'shares'],
    queryFn: async ({ signal }) => (await hub.get<SharesPage>(`${repositoryResource(repository)}/shares`, { signal })).shares,
  });
}

/** What it could be built on. */
export function sourcesQuery(type: RepoType, search: string) {
  return queryOptions({
    queryKey: ['repositories', 'sources', type, search],
    queryFn: async ({ signal }) => (await hub.get<RepositoryPage>('/repositories', { query: { type, search, limit: 6 }, signal })).items,
    placeholderData: keepPreviousData,
  });
}

/** What changes a repository's price changes what others see of it. */
function useOfferDeed<Wish, Answer>(repository: RepositoryKey, deed: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: deed, onSuccess: () => client.invalidateQueries({ queryKey: keyOf(repository) }) });
}

export function usePutOffer(repository: RepositoryKey) {
  return useOfferDeed(repository, async (wish: object) => {
    const offer = await hub.put<Offer>(`${repositoryResource(repository)}/offer`, wish);
    // What buyers are shown of the data is of what is there now; a dataset without data has no check.
    if (repository.type === 'dataset') await hub.post(`${repositoryResource(repository)}/data-check`).catch(() => undefined);
    return offer;
  });
}

export function useEndOffer(repository: RepositoryKey) {
  return useOfferDeed(repository, () => hub.delete(`${repositoryResource(repository)}/offer`));
}

export function useProposeShare(repository: RepositoryKey) {
  type Wish = { type: RepoType; namespace: string; name: string; basisPoints: number };
  return useOfferDeed(repository, (wish: Wish) => hub.post<RevenueShare>(`${repositoryResource(repository)}/shares`, wish));
}

export function useEndShare(repository: RepositoryKey) {
  return useOfferDeed(repository, (id: string) => hub.delete(`/shares/${id}`));
}
