// Tips to authors, and on jobs that wait.
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { repositoryResource, type RepositoryKey } from '../../../lib/addresses';
import type { AuthorTip, AuthorTipsPage, JobTips, ReceivedTipsPage, TipPreview } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Who or what a tip is for. */
export type TipTarget = { author: string } | { repository: RepositoryKey };

const ofNamespace = (name: string) => `/namespaces/${encodeURIComponent(name)}/tips`;
const pathOf = (target: TipTarget) => ('author' in target ? ofNamespace(target.author) : `${repositoryResource(target.repository)}/tips`);

/** Asked of the hub, so that the sentence and the booking are one calculation. */
export function tipPreviewQuery(target: TipTarget, amount: string, payer: string) {
  return queryOptions({
    queryKey: ['tip-preview', pathOf(target), amount, payer],
    queryFn: ({ signal }) => hub.get<TipPreview>(`${pathOf(target)}/preview`, { query: { amount, payer }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export interface TipWish {
  amount: string;
  payer: string;
  message: string;
  isAnonymous: boolean;
  requestKey: string;
}

/** After a tip what is shown of money is asked for again. */
function useFreshMoney() {
  const client = useQueryClient();
  return () =>
    Promise.all(['wallet', 'tips', 'tip-preview', 'job-tips', 'job'].map((name) => client.invalidateQueries({ queryKey: [name] })));
}

export function useTip(target: TipTarget) {
  return useMutation({ mutationFn: (wish: TipWish) => hub.post<AuthorTip>(pathOf(target), wish), onSettled: useFreshMoney() });
}

function tipsQuery<Page extends { nextCursor: string | null }>(namespace: string, side: 'given' | 'received') {
  return infiniteQueryOptions({
    queryKey: ['tips', namespace, side],
    queryFn: ({ signal, pageParam }) => hub.get<Page>(`${ofNamespace(namespace)}/${side}`, { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export const givenTipsQuery = (namespace: string) => tipsQuery<AuthorTipsPage>(namespace, 'given');
export const receivedTipsQuery = (namespace: string) => tipsQuery<ReceivedTipsPage>(namespace, 'received');

const ofJob = (key: string) => `/jobs/${encodeURIComponent(key)}/tips`;

/** `amount` empty: as it stands. Its place changes with the queue, so it is asked again. */
export function jobTipsQuery(key: string, amount: string) {
  return queryOptions({
    queryKey: ['job-tips', key, amount],
    queryFn: ({ signal }) => hub.get<JobTips>(ofJob(key), { query: { amount }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    retry: false,
  });
}

export function useTipJob(key: string) {
  return useMutation({
    mutationFn: (wish: Pick<TipWish, 'amount' | 'payer' | 'requestKey'>) => hub.post<JobTips>(ofJob(key), wish),
    onSettled: useFreshMoney(),
  });
}

export function useWithdrawTips(key: string) {
  return useMutation({ mutationFn: () => hub.delete<JobTips>(ofJob(key)), onSettled: useFreshMoney() });
}
