import type { ReactNode } from 'react';
import type { Job } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { formatValue } from '../model/curve';
import { metricTitle } from '../model/metric-words';
import { type Report, reportOf } from '../model/report';
import { formatSeconds, secondsUsed } from '../model/states';
import { CompareTable, RunHeads } from './compare-table';
import { signed } from './job-outcome';
import { JobStateBadge } from './job-state-badge';

/** How each run stands, what it cost and what came of it. */
export function CompareOutcomes({ jobs }: { jobs: readonly Job[] }) {
  const t = useT();
  const locale = useLocale();
  const reports = jobs.map(({ outcome }) => reportOf(outcome));
  const names = [...new Set(reports.flatMap((report) => report?.metrics.map(({ name }) => name) ?? []))];
  return (
    <CompareTable label={t('compare.outcome')} heads={<RunHeads jobs={jobs} />}>
      <Row
        title={t('jobs.state')}
        cells={jobs.map((job) => (
          <JobStateBadge key={job.key} job={job} withPercent />
        ))}
      />
      <Row title={t('job.cost')} cells={jobs.map((job) => formatSeconds(secondsUsed(job, Date.now()), locale))} />
      <Row title={t('compare.verdict')} cells={reports.map((report) => (report === null ? '–' : t(`outcome.short.${report.verdict}`)))} />
      {names.map((name) => (
        <Row
          key={name}
          title={metricTitle(name, t)}
          cells={reports.map((report, index) => (
            <Value key={index} report={report} name={name} />
          ))}
        />
      ))}
    </CompareTable>
  );
}

function Row({ title, cells }: { title: string; cells: readonly ReactNode[] }) {
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="py-1.5 pr-4 font-normal whitespace-nowrap text-muted">
        {title}
      </th>
      {cells.map((cell, index) => (
        <td key={index} className="py-1.5 pr-4">
          {cell}
        </td>
      ))}
    </tr>
  );
}

function Value({ report, name }: { report: Report | null; name: string }) {
  const t = useT();
  const locale = useLocale();
  const metric = report?.metrics.find((one) => one.name === name);
  if (metric === undefined) return '–';
  return (
    <>
      {formatValue(metric.result.value, locale)}
      <span className="block text-xs whitespace-nowrap text-muted">
        {t('compare.against', { base: formatValue(metric.base.value, locale), difference: signed(metric.difference.value, locale) })}
      </span>
    </>
  );
}
