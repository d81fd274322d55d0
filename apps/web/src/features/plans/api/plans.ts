import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Invoice, InvoicesPage, Plan, PlanPreview, PlanStanding } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

export interface PlanWish {
  plan: string;
  interval: 'month' | 'year';
  seats: number;
  withTrial: boolean;
}

const of = (namespace: string) => `/namespaces/${encodeURIComponent(namespace)}`;

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => hub.get<{ plans: Plan[] }>('/plans', { signal }),
});

/** Answered to who may see the money of the namespace. */
export function standingQuery(namespace: string) {
  return queryOptions({
    queryKey: ['plan', namespace],
    queryFn: ({ signal }) => hub.get<PlanStanding>(`${of(namespace)}/subscription`, { signal }),
  });
}

/** What it would cost at this moment. It is asked for anew with each wish, and after a while: a preview grows stale. */
export function previewQuery(namespace: string, wish: PlanWish) {
  return queryOptions({
    queryKey: ['plan', namespace, 'preview', wish],
    queryFn: () => hub.post<PlanPreview>(`${of(namespace)}/subscription/preview`, wish),
    retry: false,
    gcTime: 0,
    refetchInterval: 5 * 60_000,
  });
}

/** Changes of a plan: after each of them what is shown of money is asked for again. */
function useChange<T>(namespace: string, change: (wish: T) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      for (const key of [
        ['plan', namespace],
        ['invoices', namespace],
        ['wallet', namespace],
      ])
        await client.invalidateQueries({ queryKey: key });
    },
  });
}

export function useConfirmPlan(namespace: string) {
  return useChange(namespace, (form: PlanWish & { at: string; token: string; requestKey: string }) =>
    hub.put<PlanStanding>(`${of(namespace)}/subscription`, form),
  );
}

export function usePlanStep(namespace: string, step: 'cancel' | 'resume' | 'pay') {
  return useChange(namespace, () => hub.post<PlanStanding>(`${of(namespace)}/subscription/${step}`));
}

export function invoicesQuery(namespace: string) {
  return infiniteQueryOptions({
    queryKey: ['invoices', namespace],
    queryFn: ({ signal, pageParam }) => hub.get<InvoicesPage>(`${of(namespace)}/invoices`, { signal, query: { cursor: pageParam } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

/** The paper, and the table. */
export function invoiceFile({ id }: Invoice, kind: 'pdf' | 'csv'): string {
  return `/hub/v1/invoices/${encodeURIComponent(id)}/${kind}`;
}
