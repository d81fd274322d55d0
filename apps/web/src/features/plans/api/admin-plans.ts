// Plans as administrators keep them. Whatever they change asks for all of it anew.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { BillingRules, Invoice, KeptPlan, Plan, SubscriptionsPage } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

function keptQuery<T>(path: string, question: Record<string, string> = {}) {
  return queryOptions({
    queryKey: ['admin', 'money', path, question],
    queryFn: ({ signal }) => hub.get<T>(`/admin/${path}`, { query: question, signal }),
    placeholderData: keepPreviousData,
  });
}

export const keptPlansQuery = keptQuery<{ plans: KeptPlan[] }>('plans');
export const billingRulesQuery = keptQuery<BillingRules>('billing-rules');
export const subscribersQuery = (question: Record<string, string>) => keptQuery<SubscriptionsPage>('subscriptions', question);

function useDeed<Wish>(deed: (wish: Wish) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSettled: async () => {
      for (const name of ['admin', 'plans', 'plan', 'invoices']) await client.invalidateQueries({ queryKey: [name] });
    },
  });
}

export type PlanWish = Pick<Plan, 'isVisible' | 'trialDays' | 'name' | 'summary' | 'terms'> & { monthPrice: string; yearPrice: string };

export const useChangePlan = (code: string) => useDeed((wish: PlanWish) => hub.put<Plan>(`/admin/plans/${encodeURIComponent(code)}`, wish));

export const useChangeBillingRules = () => useDeed((wish: BillingRules) => hub.put<BillingRules>('/admin/billing-rules', wish));

export interface GiftWish {
  namespace: string;
  plan: string;
  until: string;
  seats: number;
}

export const useGivePlan = () =>
  useDeed(({ namespace, ...wish }: GiftWish) => hub.put(`/admin/namespaces/${encodeURIComponent(namespace)}/subscription`, wish));

export interface CreditWish {
  amount?: string;
  confirmedAmount?: string;
  reason: string;
  requestKey: string;
}

export const useCreditInvoice = (id: string) =>
  useDeed((wish: CreditWish) => hub.post<Invoice>(`/admin/invoices/${encodeURIComponent(id)}/credit-notes`, wish));
