// Jobs and runners as administrators see them.
import { useQuery } from '@tanstack/react-query';
import { jobsQuery } from '../features/jobs/api/jobs';
import { JobFilter } from '../features/jobs/components/job-filter';
import { readJobsShown } from '../features/jobs/model/jobs-address';
import { RunnerList } from '../features/runners/components/runner-list';
import { Administration } from './admin';
import { ListedJobs } from './listed-jobs';
import { useSearchParams } from './params';

const PATH = '/admin/jobs';

export const AdminRunnersPage = () => <Administration part="runners">{() => <RunnerList />}</Administration>;
export const AdminJobsPage = () => <Administration part="jobs">{() => <EverybodysJobs />}</Administration>;

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
