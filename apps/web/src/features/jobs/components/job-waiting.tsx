import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Job, JobWaiting } from '../../../lib/api-types';
import { formatBytes, formatRelative } from '../../../lib/formats';
import { useLocale, useT, type Translate } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { SkeletonRows } from '../../../ui/skeleton';
import { waitingQuery } from '../api/jobs';
import { jobHref, jobsHref } from '../model/jobs-address';

/** Why it waits: a true sentence, what can be done about it, and who is ahead. */
export function JobWaitingPanel({ job, isAdmin }: { job: Job; isAdmin: boolean }) {
  const t = useT();
  const { data, isError } = useQuery(waitingQuery(job.key));
  if (isError) return null;
  if (data === undefined) return <SkeletonRows count={2} className="h-5" />;
  return (
    <div className="space-y-2" aria-live="polite">
      <p>
        <Reason job={job} waiting={data} />
      </p>
      <p className="text-muted">
        <NextAction job={job} waiting={data} isAdmin={isAdmin} />
      </p>
      {data.position > 1 ? <p>{t('wait.place', { position: data.position })}</p> : null}
      <Ahead waiting={data} />
    </div>
  );
}

function Reason({ job, waiting }: { job: Job; waiting: JobWaiting }) {
  const t = useT();
  const locale = useLocale();
  const when = (waiting.until && formatRelative(waiting.until, Date.now(), locale)) ?? t('wait.soon');
  switch (waiting.reason) {
    case 'pause':
      return t('wait.pause', { when });
    case 'no-runner':
      return waiting.resource === null ? t('wait.noRunner') : lacking(waiting.resource, job, locale, t);
    case 'price':
      return t('wait.price', { price: waiting.hourPrice ?? '' });
    case 'paused':
      return t('wait.paused');
    case 'namespace-limit':
      return t('wait.limit', { namespace: job.namespace, limit: waiting.limit ?? 0 });
    case 'ahead':
      return behind(waiting, job, locale, t);
    case 'busy':
      return t(`wait.busy.${waiting.resource ?? 'slots'}`, needsOf(job, locale));
    case 'starting':
      return t('wait.starting');
  }
}

function lacking(resource: NonNullable<JobWaiting['resource']>, job: Job, locale: string, t: Translate): string {
  return t(`wait.lacking.${resource}`, needsOf(job, locale));
}

/** While a runner is free, who is ahead is all there is to say. */
function behind({ position, resource }: JobWaiting, job: Job, locale: string, t: Translate): string {
  const count = position - 1;
  return resource === null ? t('wait.ahead', { count }) : t(`wait.behind.${resource}`, { count, ...needsOf(job, locale) });
}

function needsOf(job: Job, locale: string): Record<string, unknown> {
  return { recipe: job.recipe, cpus: job.cpus, gpus: job.gpus, memory: formatBytes(job.memoryBytes, locale) };
}

function NextAction({ job, waiting, isAdmin }: { job: Job; waiting: JobWaiting; isAdmin: boolean }): ReactNode {
  const t = useT();
  const { reason } = waiting;
  if (reason === 'no-runner' || reason === 'paused') {
    if (!isAdmin) return t(reason === 'paused' ? 'wait.do.askResume' : 'wait.do.askRunner');
    return <Way href="/admin/runners">{t(reason === 'paused' ? 'wait.do.resume' : 'wait.do.register')}</Way>;
  }
  if (reason === 'namespace-limit')
    return <Way href={jobsHref('/jobs', { namespace: job.namespace, state: 'running' })}>{t('wait.do.limit')}</Way>;
  if (reason === 'price') return t('wait.do.price');
  if (reason === 'pause' && job.checkpointStep !== null) return t('wait.do.goesOn', { step: job.checkpointStep });
  return t('wait.do.nothing');
}

function Way({ href, children }: { href: string; children: ReactNode }) {
  return (
    <AppLink href={href} className="text-link underline">
      {children}
    </AppLink>
  );
}

function Ahead({ waiting: { ahead } }: { waiting: JobWaiting }) {
  const t = useT();
  if (ahead.length === 0) return null;
  return (
    <ol aria-label={t('wait.aheadList')} className="space-y-1 border-l-2 border-line pl-3 text-sm">
      {ahead.map(({ key, title, namespace, queuedAt }, index) => (
        <li key={key ?? index} className="flex flex-wrap gap-x-2">
          {key === null ? (
            <span>{t('wait.somebody')}</span>
          ) : (
            <AppLink href={jobHref(key)} className="text-link hover:underline" data-by-user="">
              {title} ({namespace})
            </AppLink>
          )}
          <span className="text-muted">
            {t('wait.since')} <Moment at={queuedAt} />
          </span>
        </li>
      ))}
    </ol>
  );
}
