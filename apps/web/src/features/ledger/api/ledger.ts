// Money as administrators see it. Whatever they decide asks for all of it anew.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type {
  AdminPayment,
  AdminPaymentsPage,
  Budget,
  BudgetsPage,
  HubBook,
  JobLanes,
  LedgerDaysPage,
  LedgerProof,
  LedgerTransaction,
  LedgerTransactionsPage,
  MoneyRules,
  Payout,
  PayoutsPage,
  Reconciliation,
} from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

type Question = Record<string, string>;

function bookQuery<T>(path: string, question: Question = {}) {
  return queryOptions({
    queryKey: ['admin', 'money', path, question],
    queryFn: ({ signal }) => hub.get<T>(`/admin/${path}`, { query: question, signal }),
    placeholderData: keepPreviousData,
  });
}

export const lanesQuery = bookQuery<JobLanes>('job-lanes');
export const rulesQuery = bookQuery<MoneyRules>('money-rules');
export const hubBookQuery = bookQuery<HubBook>('ledger');
export const paymentsQuery = (question: Question) => bookQuery<AdminPaymentsPage>('payments', question);
export const payoutsQuery = (question: Question) => bookQuery<PayoutsPage>('payouts', question);
export const budgetsQuery = (question: Question) => bookQuery<BudgetsPage>('budgets', question);
export const transactionsQuery = (question: Question) => bookQuery<LedgerTransactionsPage>('ledger/transactions', question);
export const transactionQuery = (id: string) => bookQuery<LedgerTransaction>(`ledger/transactions/${encodeURIComponent(id)}`);
export const daysQuery = (question: Question) => bookQuery<LedgerDaysPage>('ledger/days', question);
export const reconciliationQuery = (question: Question) => bookQuery<Reconciliation>('reconciliation', question);

function useMoneyDeed<Wish, Answer>(deed: (wish: Wish) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: deed, onSettled: () => client.invalidateQueries({ queryKey: ['admin'] }) });
}

export interface Decision {
  id: string;
  isYes: boolean;
  confirmedAmount: string;
  note: string;
}

export const useDecidePayment = () =>
  useMoneyDeed(({ id, isYes, confirmedAmount, note }: Decision) =>
    hub.post<AdminPayment>(`/admin/payments/${id}/decision`, { isPaid: isYes, confirmedAmount, note }),
  );

export const useDecidePayout = () =>
  useMoneyDeed(({ id, isYes, confirmedAmount, note }: Decision) =>
    hub.post<Payout>(`/admin/payouts/${id}/decision`, { isApproved: isYes, confirmedAmount, reason: note }),
  );

export interface RulesWish {
  saleFeeBasisPoints: number;
  holdBackDays: number;
  payoutMinimum: string;
  tipFeeBasisPoints: number;
  tipHoldBackDays: number;
  tipDailyMost: string;
}

export const useChangeRules = () => useMoneyDeed((wish: RulesWish) => hub.put<MoneyRules>('/admin/money-rules', wish));

export const useChangeLanes = () => useMoneyDeed((wish: JobLanes) => hub.put<JobLanes>('/admin/job-lanes', wish));

export const useSetBudget = () =>
  useMoneyDeed(({ namespace, monthly }: { namespace: string; monthly: string | null }) =>
    hub.put<Budget>(`/admin/namespaces/${encodeURIComponent(namespace)}/budget`, { monthly }),
  );

/** Asked for by hand: it reads every entry. */
export const useProof = () => useMutation({ mutationFn: () => hub.post<LedgerProof>('/admin/ledger/proof') });
