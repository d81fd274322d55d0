import type { Job } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import type { CheckReport, Quote, Range } from '../model/checked';

/** How long it takes and what that costs, with how far it may be off. */
export function QuoteFacts({
  quote,
  report,
  job,
  formatSeconds,
}: {
  quote: Quote;
  report: CheckReport | null;
  job: Job;
  formatSeconds: (seconds: number, locale: string) => string;
}) {
  const t = useT();
  const locale = useLocale();
  const { seconds, trainedTokens, steps, epochs, batchSize, learnedFromJobs } = quote;
  const range = ({ low, high }: Range, write: (value: number) => string) =>
    low === high ? write(low) : t('quote.range', { low: write(low), high: write(high) });
  const time = (value: number) => formatSeconds(value, locale);
  const count = (value: number) => formatCount(value, locale);
  const learned = learnedFromJobs === 0 ? t('quote.notLearned') : t('quote.learned', { jobs: learnedFromJobs });
  const rows =
    report === null
      ? null
      : t('quote.rows', { train: report.rows.train - report.rows.heldOut, heldOut: report.rows.heldOut || report.rows.validation });
  return (
    <dl aria-label={t('quote.title')} className="grid gap-3 sm:grid-cols-3">
      <Fact
        title={t('quote.time')}
        value={t('quote.approx', { value: time(seconds.value) })}
        note={`${range(seconds, time)} · ${learned}`}
      />
      <Fact
        title={t('quote.cost')}
        value={t('quote.approx', { value: time(seconds.value) })}
        note={t(job.gpus > 0 ? 'quote.costOnGpus' : 'quote.costOnCpus', { namespace: job.namespace, cpus: job.cpus, gpus: job.gpus })}
      />
      <Fact
        title={t('quote.work')}
        value={t('quote.steps', { steps })}
        note={[
          t('quote.epochs', { epochs: count(epochs) }),
          batchSize === null ? null : t('quote.batch', { size: batchSize }),
          t('quote.tokens', { tokens: range(trainedTokens, count) }),
          rows,
        ]
          .filter((word) => word !== null)
          .join(' · ')}
      />
    </dl>
  );
}

function Fact({ title, value, note }: { title: string; value: string; note: string }) {
  return (
    <div className="rounded-control border border-line p-3">
      <dt className="text-xs text-muted">{title}</dt>
      <dd>
        <span className="block text-lg font-semibold tabular-nums">{value}</span>
        <span className="block text-xs text-muted">{note}</span>
      </dd>
    </div>
  );
}
