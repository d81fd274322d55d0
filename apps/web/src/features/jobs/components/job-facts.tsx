import type { ReactNode } from 'react';
import { commitAddress, repositoryAddress } from '../../../lib/addresses';
import type { Job } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { formatSeconds, isEnded, secondsUsed } from '../model/states';
import { useNow } from './use-now';

export function JobFacts({ job }: { job: Job }) {
  const t = useT();
  const locale = useLocale();
  const now = useNow(job.state === 'running');
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2 text-sm">
      <Fact title={t(isEnded(job) ? 'job.cost' : 'job.costSoFar')}>
        <span className="font-semibold tabular-nums">{formatSeconds(secondsUsed(job, now), locale)}</span>
      </Fact>
      <Fact title={t('jobs.namespace')}>
        <AppLink href={`/${encodeURIComponent(job.namespace)}`} className="text-link hover:underline" data-by-user="">
          {job.namespace}
        </AppLink>
      </Fact>
      <Fact title={t('job.by')}>{job.createdBy === null ? null : <span data-by-user="">{job.createdBy}</span>}</Fact>
      <Fact title={t('job.made')}>
        <Moment at={job.createdAt} />
      </Fact>
      <Fact title={t('job.runner')}>{job.runner}</Fact>
      <Fact title={t('job.attempt')}>{job.attempt > 0 ? job.attempt : null}</Fact>
      <Fact title={t('job.recipe')}>
        <code className="font-mono text-xs">{job.recipe}</code>
      </Fact>
      <Fact title={t('job.needs')}>
        <Needs job={job} />
      </Fact>
      <Fact title={t('job.limit')}>{formatSeconds(job.secondsLimit, locale)}</Fact>
      <Fact title={t('job.checkpoint')}>{job.checkpointStep === null ? null : t('job.step', { step: job.checkpointStep })}</Fact>
      <Fact title={t('job.result')}>{job.result === null ? null : <Result result={job.result} />}</Fact>
      <Fact title={t('job.key')}>
        <code className="font-mono text-xs">{job.key}</code>
      </Fact>
    </dl>
  );
}

/** Nothing where there is nothing to say. */
function Fact({ title, children }: { title: string; children: ReactNode }) {
  if (children === null) return null;
  return (
    <>
      <dt className="text-muted">{title}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}

function Needs({ job }: { job: Job }) {
  const t = useT();
  const locale = useLocale();
  return (
    <span className="flex flex-wrap gap-x-3">
      <span>{t('job.cpus', { count: job.cpus })}</span>
      <span>{formatBytes(job.memoryBytes, locale)}</span>
      {job.gpus === 0 ? null : <span>{t('job.gpus', { count: job.gpus })}</span>}
    </span>
  );
}

function Result({ result }: { result: NonNullable<Job['result']> }) {
  return (
    <span data-by-user="">
      <AppLink href={repositoryAddress(result)} className="text-link hover:underline">
        {result.namespace}/{result.name}
      </AppLink>
      {result.commitOid === null ? null : (
        <>
          {' '}
          <AppLink href={commitAddress(result, result.commitOid)} className="font-mono text-xs text-link hover:underline">
            {result.commitOid.slice(0, 8)}
          </AppLink>
        </>
      )}
    </span>
  );
}
