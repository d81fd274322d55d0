// Jobs and runners as administrators see them.
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { jobsQuery } from '../features/jobs/api/jobs';
import { JobFilter } from '../features/jobs/components/job-filter';
import { readJobsShown } from '../features/jobs/model/jobs-address';
import { moneyQuery } from '../features/money/api/money-facts';
import { RunnerList } from '../features/runners/components/runner-list';
import type { Runner } from '../lib/api-types';
import { Administration } from './admin';
import { ListedJobs } from './listed-jobs';
import { useSearchParams } from './params';

const PATH = '/admin/jobs';

const RateCardDialog = lazy(async () => {
  const words = import('../lib/money-words').then(({ ready }) => ready);
  const [{ RateCardDialog: Shown }] = await Promise.all([import('../features/computing/components/rate-card'), words]);
  return { default: Shown };
});

export const AdminRunnersPage = () => <Administration part="runners">{() => <Runners />}</Administration>;
export const AdminJobsPage = () => <Administration part="jobs">{() => <EverybodysJobs />}</Administration>;

function Runners() {
  const { data: money } = useQuery(moneyQuery);
  const [priced, setPriced] = useState<Runner | null>(null);
  return (
    <>
      <RunnerList onPrice={money?.isOn === true ? setPriced : null} />
      {money === undefined || priced === null ? null : (
        <Suspense fallback={null}>
          <RateCardDialog runner={priced} currency={money.currency} mayOpen={false} onClose={() => setPriced(null)} />
        </Suspense>
      )}
    </>
  );
}

function EverybodysJobs() {
  const shown = { ...readJobsShown(useSearchParams()), namespace: '' };
  const query = useQuery(jobsQuery('everybody', shown));
  return (
    <>
      <div className="mb-4">
        <JobFilter path={PATH} shown={shown} namespaces={[]} />
      </div>
      <ListedJobs path={PATH} shown={shown} query={query} chosen={null} />
    </>
  );
}
