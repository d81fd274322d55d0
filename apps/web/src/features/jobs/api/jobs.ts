import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Job, JobMetric, JobMetrics, JobsPage, JobWaiting } from '../../../lib/api-types';
import { hub } from '../../../lib/hub-client';
import type { JobsShown } from '../model/jobs-address';
import { isEnded } from '../model/states';

const LOOK_AGAIN_MS = 4_000;
/** As the route has it. */
const METRICS_PAGE = 2000;

const resource = (key: string): string => `/jobs/${encodeURIComponent(key)}`;

/** 'everybody': for administrators. Asked again as long as something can change by itself. */
export function jobsQuery(whose: 'own' | 'everybody', { namespace, state, cursor }: JobsShown) {
  const query = { state, cursor, ...(whose === 'own' ? { namespace } : {}) };
  return queryOptions({
    queryKey: ['jobs', whose, query],
    queryFn: ({ signal }) => hub.get<JobsPage>(whose === 'own' ? '/jobs' : '/admin/jobs', { query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: known }) => (known.data?.jobs.some((job) => !isEnded(job)) ? LOOK_AGAIN_MS : false),
  });
}

export function jobQuery(key: string) {
  return queryOptions({ queryKey: ['job', key], queryFn: ({ signal }) => hub.get<Job>(resource(key), { signal }) });
}

/** Null once it does not wait any more. */
export function waitingQuery(key: string) {
  return queryOptions({
    queryKey: ['job', key, 'waiting'],
    queryFn: ({ signal }) => hub.get<JobWaiting>(`${resource(key)}/waiting`, { signal }),
    refetchInterval: LOOK_AGAIN_MS,
    staleTime: 0,
  });
}

/** All of them, however many. */
export function metricsQuery(key: string) {
  return queryOptions({
    queryKey: ['job', key, 'metrics'],
    queryFn: async ({ signal }) => {
      const all: JobMetric[] = [];
      for (;;) {
        const { metrics } = await hub.get<JobMetrics>(`${resource(key)}/metrics`, { query: { after: all.at(-1)?.step }, signal });
        all.push(...metrics);
        if (metrics.length < METRICS_PAGE) return all;
      }
    },
  });
}

export function useCancelJob(key: string) {
  return useMove(key, 'cancellation');
}

export function useStartJob(key: string) {
  return useMove(key, 'start');
}

function useMove(key: string, move: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => hub.post<Job>(`${resource(key)}/${move}`),
    onSuccess: (now) => client.setQueryData(jobQuery(key).queryKey, now),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
}
