import type { Job, JobEvent, JobMetric } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT, type Translate } from '../../../lib/i18n';
import { Notice } from '../../../ui/notice';
import { formatSeconds, percentOf, secondsLeft } from '../model/states';
import { JobFailureNotice } from './job-failure';

const STAGES = ['preparing', 'downloading', 'loading', 'checking', 'base', 'training', 'result', 'saving', 'uploading'] as const;

interface Props {
  job: Job;
  events: readonly JobEvent[];
  metrics: readonly JobMetric[];
}

/** What the job is at, as a sentence; how far it is; or why it ended. */
export function JobStanding({ job, events, metrics }: Props) {
  const t = useT();
  return (
    <div className="space-y-3">
      <p className="text-lg font-medium">
        {t(job.isCancelWanted && job.state === 'running' ? 'job.stands.stopping' : `job.stands.${job.state}`)}
      </p>
      {job.state === 'quoted' ? <Quote events={events} /> : null}
      {job.state === 'running' ? <Progress job={job} metrics={metrics} /> : null}
      {job.failure === null || job.state === 'succeeded' || job.state === 'cancelled' ? null : (
        <JobFailureNotice job={job} failure={job.failure} />
      )}
    </div>
  );
}

/** What the check said: a sentence of the hub. */
function Quote({ events }: { events: readonly JobEvent[] }) {
  const quoted = events.findLast(({ name }) => name === 'job.quoted');
  if (quoted === undefined) return null;
  return (
    <Notice>
      <p lang="en">{quoted.message}</p>
    </Notice>
  );
}

function Progress({ job, metrics }: { job: Job; metrics: readonly JobMetric[] }) {
  const t = useT();
  const locale = useLocale();
  const percent = percentOf(job);
  const left = secondsLeft(job, metrics);
  const { progress } = job;
  const words = [
    job.stage === null ? t('job.stage.preparing') : stageTitle(job.stage, t),
    progress === null ? null : t('job.stepOf', { step: progress.step, steps: progress.steps }),
    progress === null || progress.epoch === null ? null : t('job.epoch', { epoch: formatCount(progress.epoch, locale) }),
    left === null ? null : t('job.left', { time: formatSeconds(left, locale) }),
  ];
  return (
    <div>
      <progress max={100} value={percent ?? undefined} aria-label={t('job.progress')} className="h-2 w-full" />
      <p className="mt-1 text-xs text-muted tabular-nums">{words.filter((word) => word !== null).join(' · ')}</p>
      {/* Every tenth is announced, not every step. */}
      <p aria-live="polite" className="sr-only">
        {percent === null ? '' : t('job.announce', { percent: percent - (percent % 10) })}
      </p>
    </div>
  );
}

function stageTitle(stage: string, t: Translate): string {
  const known = STAGES.find((one) => one === stage);
  return known === undefined ? stage : t(`job.stage.${known}`);
}
