import type { HubHealth } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { Moment } from '../../../ui/moment';
import { Panel } from '../../../ui/page';
import { useToast } from '../../../ui/toast';
import { retryJob } from '../api/deeds';
import { useDeed } from '../api/lists';

/** Jobs that were tried in vain. They are tried again by themselves, later and later; here at once. */
export function FailingJobs({ jobs }: { jobs: HubHealth['failures'] }) {
  const t = useT();
  const { say } = useToast();
  const retry = useDeed(retryJob);
  if (jobs.length === 0) return null;
  const done = { onSuccess: () => say(t('admin.jobs.retried')), onError: (error: Error) => say(problemText(error, t), 'danger') };
  return (
    <Panel title={t('admin.jobs.failing', { count: jobs.length })}>
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <li key={job.id} className="flex flex-wrap items-start gap-x-4 gap-y-2 py-2">
            <div className="min-w-0 flex-1 basis-64">
              <p className="font-medium">
                <code className="font-mono text-xs">{job.kind}</code>{' '}
                <code className="font-mono text-xs font-normal text-muted">{JSON.stringify(job.payload)}</code>
              </p>
              <p className="text-sm text-danger">
                <code className="font-mono text-xs">{job.lastError}</code>
              </p>
              <p className="text-xs text-muted">
                {t('admin.jobs.attempts', { count: job.attempts })} · {t('admin.jobs.next')} <Moment at={job.nextTryAt} />
              </p>
            </div>
            <Button onClick={() => retry.mutate(job.id, done)} disabled={retry.isPending}>
              {t('admin.jobs.retry')}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
