import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { JobList } from '../features/jobs/components/job-list';
import { jobsHref, type JobsShown } from '../features/jobs/model/jobs-address';
import type { JobsPage } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { cx } from '../ui/class-names';
import { Empty } from '../ui/empty';
import { Paging } from '../ui/paging';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';

interface Props {
  path: string;
  shown: JobsShown;
  query: UseQueryResult<JobsPage>;
  chosen: ReadonlySet<string> | null;
  onChoose?: (key: string, isChosen: boolean) => void;
  /** What can be done where there are none yet. */
  action?: ReactNode;
}

const nothing = () => undefined;

/** One page of jobs, with the way to the next; or why there are none. */
export function ListedJobs({ path, shown, query, chosen, onChoose = nothing, action }: Props) {
  const t = useT();
  const isNarrowed = shown.state !== '' || shown.namespace !== '' || shown.cursor !== '';
  return (
    <QueryView query={query} waiting={<SkeletonRows count={4} className="h-16" />}>
      {({ jobs, nextCursor }) => (
        <div className={cx('transition-opacity', query.isPlaceholderData && 'opacity-60')} aria-busy={query.isPlaceholderData}>
          {jobs.length === 0 ? (
            <Empty action={isNarrowed ? undefined : action}>{t(isNarrowed ? 'jobs.noneSuch' : 'jobs.none')}</Empty>
          ) : (
            <JobList jobs={jobs} chosen={chosen} onChoose={onChoose} />
          )}
          <Paging
            first={shown.cursor === '' ? null : jobsHref(path, { ...shown, cursor: '' })}
            next={nextCursor === null ? null : jobsHref(path, { ...shown, cursor: nextCursor })}
          />
        </div>
      )}
    </QueryView>
  );
}
