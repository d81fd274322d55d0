// The money of a job on its page and in the way to a fine-tune: loaded with its own words, and only where something can cost something.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { moneyQuery } from '../features/money/api/money-facts';
import { formatSeconds } from '../features/jobs/model/states';
import type { Job } from '../lib/api-types';

const words = () => import('../lib/money-words').then(({ ready }) => ready);
const JobCostPanel = lazy(async () => {
  const [{ JobCostPanel: Shown }] = await Promise.all([import('../features/computing/components/job-cost'), words()]);
  return { default: Shown };
});
const StartTerms = lazy(async () => {
  const [{ StartTerms: Shown }] = await Promise.all([import('../features/computing/components/start-terms'), words()]);
  return { default: Shown };
});

/** Whether anything can cost something here. */
export function useMayCost(): boolean {
  return useQuery(moneyQuery).data?.isOn === true;
}

export function JobMoney({ job }: { job: Job }) {
  if (!useMayCost()) return null;
  return (
    <Suspense fallback={null}>
      <JobCostPanel job={job} formatSeconds={formatSeconds} />
    </Suspense>
  );
}

/** In place of a start that costs nothing; null where nothing can cost anything. */
export function usePaidStart(job: Job, onStarted: () => void) {
  if (!useMayCost()) return null;
  return (
    <Suspense fallback={null}>
      <StartTerms job={job} onStarted={onStarted} />
    </Suspense>
  );
}
