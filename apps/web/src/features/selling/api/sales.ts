// Sales as those see them who take part, what is earned by them, and what is paid out.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AuthorTip,
  AuthorTipsPage,
  EarnedSalesPage,
  Earnings,
  HeldSubscription,
  HeldSubscriptionsPage,
  Payout,
  PayoutsPage,
  RevenueShare,
  SharesPage,
  SubscribersPage,
  WholeSale,
} from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

/** Everything of somebody's money is asked for anew when one thing of it has changed. */
const MONEY_OF = 'money-of';

function moneyOfQuery<T>(namespace: string, path: string, cursor = '') {
  return queryOptions({
    queryKey: [MONEY_OF, namespace, path, cursor],
    queryFn: ({ signal }) => hub.get<T>(`/namespaces/${encodeURIComponent(namespace)}/${path}`, { query: { cursor }, signal }),
    placeholderData: keepPreviousData,
  });
}

export const earningsQuery = (namespace: string) => moneyOfQuery<Earnings>(namespace, 'earnings');
export const soldQuery = (namespace: string, cursor: string) => moneyOfQuery<EarnedSalesPage>(namespace, 'sales', cursor);
export const offeredSharesQuery = (namespace: string) => moneyOfQuery<SharesPage>(namespace, 'shares');
export const subscribersQuery = (namespace: string, cursor: string) => moneyOfQuery<SubscribersPage>(namespace, 'subscribers', cursor);
export const payoutsQuery = (namespace: string, cursor: string) => moneyOfQuery<PayoutsPage>(namespace, 'payouts', cursor);

export function saleQuery(id: string) {
  return queryOptions({
    queryKey: ['sale', id],
    queryFn: ({ signal }) => hub.get<WholeSale>(`/sales/${encodeURIComponent(id)}`, { signal }),
  });
}

export interface RefundWish {
  /** Absent: all that is left. */
  amount?: string;
  confirmedAmount?: string;
  reason: string;
  requestKey: string;
}

export function useRefund(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RefundWish) => hub.post<WholeSale>(`/sales/${encodeURIComponent(id)}/refunds`, wish),
    onSuccess: (sale) => {
      client.setQueryData(saleQuery(id).queryKey, sale);
      void client.invalidateQueries({ queryKey: ['admin'] });
      return client.invalidateQueries({ queryKey: [MONEY_OF] });
    },
  });
}

export const heldQuery = (namespace: string) => moneyOfQuery<HeldSubscriptionsPage>(namespace, 'subscriptions');

type Deed = { id: string; deed: 'cancel' | 'resume' | 'pay' } | { id: string; deed: 'terms'; offerId: string };

/** What is done to a subscription may take it and its contents away, or bring them back. */
export function useSubscriptionDeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, deed, ...body }: Deed) => hub.post<HeldSubscription>(`/sale-subscriptions/${id}/${deed}`, body),
    onSettled: () => Promise.all([MONEY_OF, 'purchases', 'offer', 'wallet'].map((name) => client.invalidateQueries({ queryKey: [name] }))),
  });
}

export function useDecideShare() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, isAccepted }: { id: string; isAccepted: boolean }) =>
      hub.post<RevenueShare>(`/shares/${id}/decision`, { isAccepted }),
    onSettled: () => client.invalidateQueries({ queryKey: [MONEY_OF] }),
  });
}

export interface PayoutWish {
  amount: string;
  provider: string;
  destination: string;
  requestKey: string;
}

export function useRequestPayout(namespace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: PayoutWish) => hub.post<Payout>(`/namespaces/${encodeURIComponent(namespace)}/payouts`, wish),
    onSuccess: () => client.invalidateQueries({ queryKey: [MONEY_OF] }),
  });
}

/** What everybody gave to authors, for administrators. */
export function tipsOfAllQuery(question: Record<string, string>) {
  return queryOptions({
    queryKey: ['admin', 'money', 'tips', question],
    queryFn: ({ signal }) => hub.get<AuthorTipsPage>('/admin/tips', { query: question, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useRefundTip(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RefundWish) => hub.post<AuthorTip>(`/admin/tips/${encodeURIComponent(id)}/refunds`, wish),
    onSettled: () => client.invalidateQueries({ queryKey: ['admin'] }),
  });
}
