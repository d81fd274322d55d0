// What a repository costs, and what it gives to what it is built on.
import type { RepoType } from '@modelgrove/shared';
import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { Creator, Offer, OfferState, RepositoryPage, RevenueShare, SharesPage, SplitPreview } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** What has a price: a repository, or an author for all that they mark for subscribers. Its address in the API, below which its offer is. */
export type Resource = string;

const OFFER = 'offer';
const keyOf = (resource: Resource) => [OFFER, resource];

export const authorResource = (namespace: string): Resource => `/namespaces/${encodeURIComponent(namespace)}`;

export function offerQuery(repository: RepositoryKey) {
  const resource = repositoryResource(repository);
  return queryOptions({
    queryKey: keyOf(resource),
    queryFn: ({ signal }) => hub.get<OfferState>(`${resource}/offer`, { signal }),
  });
}

export function creatorQuery(namespace: string) {
  const resource = authorResource(namespace);
  return queryOptions({
    queryKey: keyOf(resource),
    queryFn: ({ signal }) => hub.get<Creator>(`${resource}/offer`, { signal }),
  });
}

/** Who would get what at this price, made by what cuts sales. */
export function previewQuery(resource: Resource, price: string) {
  return queryOptions({
    queryKey: [...keyOf(resource), 'preview', price],
    queryFn: ({ signal }) => hub.get<SplitPreview>(`${resource}/offer/preview`, { query: { price }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function sharesQuery(repository: RepositoryKey) {
  return queryOptions({
    queryKey: [...keyOf(repositoryResource(repository)), 'shares'],
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

/**
 * What changes a price changes what others see of it, and of what else it opens. Nobody waits for that: what is read anew makes the page anew, and with it
 * whoever asked for the deed, who would not hear that it is done.
 */
export function offerDeed<Wish, Answer>(client: QueryClient, deed: (wish: Wish) => Promise<Answer>) {
  const anew = (): void => {
    for (const name of [OFFER, 'repository']) void client.invalidateQueries({ queryKey: [name] });
  };
  return { mutationFn: deed, onSuccess: anew };
}

function useOfferDeed<Wish, Answer>(deed: (wish: Wish) => Promise<Answer>) {
  return useMutation(offerDeed(useQueryClient(), deed));
}

export function usePutOffer(resource: Resource, hasData: boolean) {
  return useOfferDeed(async (wish: object) => {
    const offer = await hub.put<Offer>(`${resource}/offer`, wish);
    // What buyers are shown of the data is of what is there now; a dataset without data has no check.
    if (hasData) await hub.post(`${resource}/data-check`).catch(() => undefined);
    return offer;
  });
}

export function useEndOffer(resource: Resource) {
  return useOfferDeed(() => hub.delete(`${resource}/offer`));
}

export function useForSubscribers(repository: RepositoryKey) {
  return useOfferDeed((isForSubscribers: boolean) =>
    hub.put<OfferState>(`${repositoryResource(repository)}/for-subscribers`, { isForSubscribers }),
  );
}

export function useProposeShare(repository: RepositoryKey) {
  type Wish = { type: RepoType; namespace: string; name: string; basisPoints: number };
  return useOfferDeed((wish: Wish) => hub.post<RevenueShare>(`${repositoryResource(repository)}/shares`, wish));
}

export function useEndShare() {
  return useOfferDeed((id: string) => hub.delete(`/shares/${id}`));
}
