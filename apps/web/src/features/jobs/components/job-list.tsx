import type { Job } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { jobHref } from '../model/jobs-address';
import { formatSeconds, percentOf, secondsUsed } from '../model/states';
import { JobStateBadge } from './job-state-badge';

interface Props {
  jobs: readonly Job[];
  /** Those that are ticked; null where nothing is chosen. */
  chosen: ReadonlySet<string> | null;
  onChoose: (key: string, isChosen: boolean) => void;
}

export function JobList({ jobs, chosen, onChoose }: Props) {
  return (
    <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
      {jobs.map((job) => (
        <Row key={job.key} job={job} isChosen={chosen && chosen.has(job.key)} onChoose={(isChosen) => onChoose(job.key, isChosen)} />
      ))}
    </ul>
  );
}

function Row({ job, isChosen, onChoose }: { job: Job; isChosen: boolean | null; onChoose: (isChosen: boolean) => void }) {
  const t = useT();
  return (
    <li className="flex items-start gap-3 p-3">
      {isChosen === null ? null : (
        <input
          type="checkbox"
          aria-label={t('jobs.choose', { title: job.title })}
          checked={isChosen}
          onChange={(event) => onChoose(event.target.checked)}
          className="mt-0.5 size-4 shrink-0 accent-accent"
        />
      )}
      <div className="min-w-0 flex-1">
        <AppLink href={jobHref(job.key)} className="font-medium text-link hover:underline" data-by-user="">
          {job.title}
        </AppLink>
        <Facts job={job} />
        {job.state === 'running' ? <Bar job={job} /> : null}
      </div>
      <JobStateBadge job={job} withPercent />
    </li>
  );
}

function Facts({ job }: { job: Job }) {
  const t = useT();
  const locale = useLocale();
  const seconds = secondsUsed(job, Date.now());
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
      <span data-by-user="">{job.namespace}</span>
      {job.runner === null ? null : <span>{t('jobs.on', { runner: job.runner })}</span>}
      <span>
        {t(job.endedAt === null ? 'jobs.made' : 'jobs.ended')} <Moment at={job.endedAt ?? job.createdAt} />
      </span>
      {seconds >= 1 ? <span>{t('jobs.used', { time: formatSeconds(seconds, locale) })}</span> : null}
    </p>
  );
}

function Bar({ job }: { job: Job }) {
  const t = useT();
  const percent = percentOf(job);
  if (percent === null) return null;
  return <progress max={100} value={percent} aria-label={t('job.progressOf', { title: job.title })} className="mt-2 h-1 w-full max-w-md" />;
}
