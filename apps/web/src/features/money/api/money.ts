import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Budget, Payment, PaymentsPage, Wallet, WalletHistory } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import { askAgainAfter } from '../model/payment-state';

const at = (namespace: string, what: string) => `/namespaces/${encodeURIComponent(namespace)}/${what}`;

export function walletQuery(namespace: string) {
  return queryOptions({
    queryKey: ['wallet', namespace],
    queryFn: ({ signal }) => hub.get<Wallet>(at(namespace, 'wallet'), { signal }),
  });
}

/** `account` empty: of all of them. */
export function historyQuery(namespace: string, account: string) {
  return infiniteQueryOptions({
    queryKey: ['wallet', namespace, 'history', account],
    queryFn: ({ signal, pageParam }) =>
      hub.get<WalletHistory>(at(namespace, 'wallet/history'), { signal, query: { account, cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** Asked again by itself as long as one of them is under way. */
export function topUpsQuery(namespace: string) {
  return infiniteQueryOptions({
    queryKey: ['top-ups', namespace],
    queryFn: ({ signal, pageParam }) => hub.get<PaymentsPage>(at(namespace, 'wallet/top-ups'), { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: ({ state }) => askAgainAfter((state.data?.pages ?? []).flatMap(({ payments }) => payments)),
  });
}

export interface TopUp {
  amount: string;
  provider: string;
  requestKey: string;
  returnTo: string;
}

export function useTopUp(namespace: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: TopUp) => hub.post<Payment>(at(namespace, 'wallet/top-ups'), wish),
    onSuccess: () => Promise.all(['top-ups', 'wallet', 'budget'].map((name) => client.invalidateQueries({ queryKey: [name, namespace] }))),
  });
}

export function budgetQuery(namespace: string) {
  return queryOptions({
    queryKey: ['budget', namespace],
    queryFn: ({ signal }) => hub.get<Budget>(at(namespace, 'budget'), { signal }),
  });
}
