import { useState } from 'react';
import { commitAddress, repositoryAddress, treeAddress } from '../../../lib/addresses';
import type { Job } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { ConfirmDialog } from '../../../ui/confirm-dialog';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useCancelJob, useStartJob } from '../api/jobs';
import { isEnded } from '../model/states';

/** What can be done with a job as it stands. */
export function JobDeeds({ job, startsBelow }: { job: Job; startsBelow: boolean }) {
  const t = useT();
  const [asks, setAsks] = useState(false);
  const start = useStartJob(job.key);
  if (isEnded(job) && job.result === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-2">
      {start.isError ? <Notice tone="danger">{problemText(start.error, t)}</Notice> : null}
      {job.state === 'quoted' && !startsBelow ? (
        <Button tone="primary" disabled={start.isPending} onClick={() => start.mutate()}>
          <Icon name="play" />
          {t('job.start')}
        </Button>
      ) : null}
      {job.result !== null && isEnded(job) ? <OpenResult job={job} result={job.result} /> : null}
      {isEnded(job) || job.isCancelWanted ? null : <Button onClick={() => setAsks(true)}>{t('job.cancel')}</Button>}
      <CancelDialog job={job} open={asks} onClose={() => setAsks(false)} />
    </div>
  );
}

function OpenResult({ job, result }: { job: Job; result: NonNullable<Job['result']> }) {
  const t = useT();
  const href = result.commitOid === null ? treeAddress(result, 'main') : commitAddress(result, result.commitOid);
  return (
    <>
      <AppLink href={treeAddress(result, result.commitOid ?? 'main')} className={buttonClass('primary')}>
        <Icon name={result.type} />
        {t('job.openResult')}
      </AppLink>
      <AppLink href={href} className={buttonClass()}>
        {t('job.openCommit')}
      </AppLink>
      {writesText(job) ? (
        <AppLink href={`${repositoryAddress(result)}/try`} className={buttonClass()}>
          <Icon name="play" />
          {t('job.tryResult')}
        </AppLink>
      ) : null}
    </>
  );
}

/** Only such a result can be asked something; why a certain one cannot is said there. */
function writesText({ state, recipe, result }: Job): boolean {
  return state === 'succeeded' && result?.type === 'model' && recipe !== 'text-classification';
}

function CancelDialog({ job, open, onClose }: { job: Job; open: boolean; onClose: () => void }) {
  const t = useT();
  const cancel = useCancelJob(job.key);
  return (
    <ConfirmDialog
      open={open && !isEnded(job)}
      onClose={() => (cancel.reset(), onClose())}
      title={t('job.cancelTitle')}
      text={t(job.state === 'running' ? 'job.cancelRunning' : 'job.cancelWaiting')}
      action={t('job.cancel')}
      pending={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate(undefined, { onSuccess: onClose })}
    />
  );
}
