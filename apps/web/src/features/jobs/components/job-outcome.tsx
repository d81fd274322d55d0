import { useLocale, useT } from '../../../lib/i18n';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { formatValue } from '../model/curve';
import { metricTitle } from '../model/metric-words';
import { directionOf, type Estimate, type Report, type ReportMetric } from '../model/report';
import { WorstCases } from './worst-cases';

/** Before and after: said in a sentence, then as a table, then by the answers that came out worst. */
export function JobOutcome({ report }: { report: Report }) {
  const t = useT();
  const { heldOut, secondsPerAnswer, worst } = report;
  const locale = useLocale();
  return (
    <Panel title={t('outcome.title')}>
      <div className="space-y-4">
        <VerdictSentence report={report} />
        <MetricsTable metrics={report.metrics} />
        <p className="max-w-prose text-xs text-muted">
          {heldOut === null ? null : t(heldOut.source === 'validation' ? 'outcome.validation' : 'outcome.share', { ...heldOut })}{' '}
          {t('outcome.interval')}{' '}
          {secondsPerAnswer === null
            ? null
            : t('outcome.seconds', {
                base: formatValue(secondsPerAnswer.base, locale),
                result: formatValue(secondsPerAnswer.result, locale),
              })}
        </p>
        {worst.length === 0 ? null : <WorstCases worst={worst} />}
      </div>
    </Panel>
  );
}

function VerdictSentence({ report: { verdict, primary } }: { report: Report }) {
  const t = useT();
  const locale = useLocale();
  return (
    <Notice tone={verdict === 'better' ? 'plain' : 'warn'}>
      <p className="font-semibold">{t(`outcome.verdict.${verdict}`)}</p>
      {primary === null ? null : (
        <p className="mt-1">
          {t('outcome.sentence', {
            metric: metricTitle(primary.name, t),
            base: formatValue(primary.base.value, locale),
            result: formatValue(primary.result.value, locale),
            difference: signed(primary.difference.value, locale),
          })}
        </p>
      )}
    </Notice>
  );
}

function MetricsTable({ metrics }: { metrics: readonly ReportMetric[] }) {
  const t = useT();
  const heads = [t('outcome.metric'), t('outcome.base'), t('outcome.result'), t('outcome.difference')];
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t('outcome.title')}>
      <table className="w-full text-left text-sm tabular-nums">
        <thead>
          <tr className="text-muted">
            {heads.map((head) => (
              <th key={head} scope="col" className="py-1 pr-4 font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {metrics.map((metric) => (
            <MetricRow key={metric.name} metric={metric} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function MetricRow({ metric }: { metric: ReportMetric }) {
  const t = useT();
  const direction = directionOf(metric);
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-2 pr-4 font-medium">
        {metricTitle(metric.name, t)}
        <span className="block text-xs font-normal whitespace-nowrap text-muted">
          {t(metric.higherIsBetter ? 'outcome.higher' : 'outcome.lower')}
        </span>
      </th>
      <Value estimate={metric.base} />
      <Value estimate={metric.result} />
      <Value estimate={metric.difference} isSigned note={t(`outcome.direction.${direction}`)} isGood={direction === 'better'} />
    </tr>
  );
}

function Value({
  estimate,
  isSigned = false,
  note,
  isGood = false,
}: {
  estimate: Estimate;
  isSigned?: boolean;
  note?: string;
  isGood?: boolean;
}) {
  const locale = useLocale();
  const write = (value: number) => (isSigned ? signed(value, locale) : formatValue(value, locale));
  return (
    <td className="py-2 pr-4">
      <span className={isGood ? 'font-semibold text-link' : ''}>{write(estimate.value)}</span>
      {estimate.low === null || estimate.high === null ? null : (
        <span className="block text-xs whitespace-nowrap text-muted">
          {write(estimate.low)} … {write(estimate.high)}
        </span>
      )}
      {note === undefined ? null : <span className="block text-xs text-muted">{note}</span>}
    </td>
  );
}

export function signed(value: number, locale: string): string {
  return `${value > 0 ? '+' : ''}${formatValue(value, locale)}`;
}
