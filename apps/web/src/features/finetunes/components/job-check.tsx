import type { Job } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Panel } from '../../../ui/page';
import { checkOf, filesOf, quoteOf } from '../model/checked';
import { Findings } from './findings';
import { QuoteFacts } from './quote-facts';

interface Props {
  job: Job;
  formatSeconds: (seconds: number, locale: string) => string;
}

/** What the check of a fine-tune found, and what the job will take, for as long as that is what matters: before it begins, or because it may not. */
export function JobCheck({ job, formatSeconds }: Props) {
  const t = useT();
  const report = checkOf(job);
  const quote = quoteOf(job);
  const matters = job.state === 'quoted' || (job.state === 'failed' && job.attempt === 0);
  if (!matters || report === null) return null;
  return (
    <Panel title={t('tune.quote')}>
      <div className="space-y-4">
        <Findings report={report} files={filesOf(job)} />
        {quote === null ? null : <QuoteFacts quote={quote} report={report} job={job} formatSeconds={formatSeconds} />}
      </div>
    </Panel>
  );
}
