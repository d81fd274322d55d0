import type { ReactNode } from 'react';
import type { Job } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Panel } from '../../../ui/page';
import { useLiveJob } from '../api/use-live-job';
import type { CurvesShown } from '../model/jobs-address';
import { reportOf } from '../model/report';
import { isEnded } from '../model/states';
import { JobCurves } from './job-curves';
import { JobDeeds } from './job-deeds';
import { JobFacts } from './job-facts';
import { JobLog } from './job-log';
import { JobOutcome } from './job-outcome';
import { JobStanding } from './job-standing';
import { JobStateBadge } from './job-state-badge';
import { JobTimeline } from './job-timeline';
import { JobWaitingPanel } from './job-waiting';

interface Props {
  /** As it was when the page began. */
  known: Job;
  isAdmin: boolean;
  curves: CurvesShown;
  onShowCurves: (change: CurvesShown) => void;
  /** What is known of it has a start of its own, with what it may cost. */
  startsBelow: boolean;
  /** What is known of it before it runs. */
  renderCheck: (job: Job) => ReactNode;
  /** While it waits. */
  renderTips: (job: Job) => ReactNode;
}

/** A job as it happens. */
export function JobPage({ known, isAdmin, curves, onShowCurves, startsBelow, renderCheck, renderTips }: Props) {
  const t = useT();
  const { job, events, metrics, log, logVersion } = useLiveJob(known);
  const report = reportOf(job.outcome);
  const isOver = isEnded(job);
  return (
    <>
      <Header job={job} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_300px]">
        <div className="min-w-0 space-y-4">
          <Panel>
            <div className="space-y-4">
              <JobStanding job={job} events={events} metrics={metrics} />
              {job.state === 'queued' ? <JobWaitingPanel job={job} isAdmin={isAdmin} /> : null}
              {job.state === 'queued' ? renderTips(job) : null}
              <JobDeeds job={job} startsBelow={startsBelow} />
            </div>
          </Panel>
          {renderCheck(job)}
          {report === null ? null : <JobOutcome report={report} />}
          <JobCurves metrics={metrics} shown={curves} onShow={onShowCurves} waiting={t(isOver ? 'job.noCurves' : 'job.noCurvesYet')} />
          <JobLog log={log} version={logVersion} name={job.key} isOver={isOver} />
        </div>
        <aside className="min-w-0 space-y-4" aria-label={t('job.about')}>
          <Panel title={t('job.about')}>
            <JobFacts job={job} />
          </Panel>
          <Folded title={t('job.history')} isOpen>
            <JobTimeline events={events} />
          </Folded>
          <Folded title={t('job.settings')}>
            <pre tabIndex={0} className="overflow-x-auto font-mono text-xs" data-by-user="">
              {JSON.stringify(job.settings, null, 2)}
            </pre>
          </Folded>
        </aside>
      </div>
    </>
  );
}

function Header({ job }: { job: Job }) {
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <h1 className="min-w-0 text-xl font-semibold" data-by-user="">
        {job.title}
      </h1>
      <JobStateBadge job={job} />
    </div>
  );
}

function Folded({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ReactNode }) {
  return (
    <details open={isOpen} className="rounded-panel border border-line bg-surface">
      <summary className="p-4 font-semibold">{title}</summary>
      <div className="px-4 pb-4">{children}</div>
    </details>
  );
}
