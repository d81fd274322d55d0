// What runners cost, and what jobs may cost and did.
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ComputeRules, Job, JobCost, JobCostQuote, OwnRunners, PastRates, Runner } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';

const LOOK_AGAIN_MS = 4_000;
const job = (key: string): string => `/jobs/${encodeURIComponent(key)}`;

/** Asked again while it grows. */
export function costQuery(key: string, grows: boolean) {
  return queryOptions({
    queryKey: ['job', key, 'cost', grows],
    queryFn: ({ signal }) => hub.get<JobCost>(`${job(key)}/cost`, { signal }),
    refetchInterval: ({ state }) => (grows || (state.data?.heldMinor != null && !state.data.isSettled) ? LOOK_AGAIN_MS : false),
  });
}

export function costQuoteQuery(key: string, price: string) {
  return queryOptions({
    queryKey: ['job', key, 'cost-quote', price],
    queryFn: ({ signal }) => hub.get<JobCostQuote>(`${job(key)}/cost/quote`, { query: { price }, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

export interface ComputeWish {
  maxPrice: string;
  mostCost?: string;
  runners: 'none' | 'public' | 'any';
}

export function useStartPaid(key: string, onStarted: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (compute: ComputeWish) => hub.post<Job>(`${job(key)}/start`, { compute }),
    onSuccess: (now) => {
      client.setQueryData(['job', key], now);
      onStarted();
      return client.invalidateQueries({ queryKey: ['job', key, 'cost'] });
    },
  });
}

export function ownRunnersQuery(namespace: string) {
  return queryOptions({
    queryKey: ['runners', 'own', namespace],
    queryFn: ({ signal }) => hub.get<OwnRunners>(`/namespaces/${encodeURIComponent(namespace)}/runners`, { signal }),
  });
}

export function pastRatesQuery(id: string) {
  return queryOptions({
    queryKey: ['runners', 'rates', id],
    queryFn: ({ signal }) => hub.get<PastRates>(`/runners/${encodeURIComponent(id)}/rates`, { signal }),
  });
}

export interface RateWish {
  cpuHour: string;
  gpuHour: string;
  isOpen: boolean;
}

export function useSetRate(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: RateWish) => hub.put<Runner>(`/runners/${encodeURIComponent(id)}/rate`, wish),
    onSuccess: () => client.invalidateQueries({ queryKey: ['runners'] }),
  });
}

export const computeRulesQuery = queryOptions({
  queryKey: ['admin', 'money', 'compute-rules'],
  queryFn: ({ signal }) => hub.get<ComputeRules>('/admin/compute-rules', { signal }),
});

export function useChangeComputeRules() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ComputeRules) => hub.put<ComputeRules>('/admin/compute-rules', wish),
    onSuccess: (now) => client.setQueryData(computeRulesQuery.queryKey, now),
  });
}
