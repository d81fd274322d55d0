import { useMemo } from 'react';
import type { Job, JobMetric } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Panel } from '../../../ui/page';
import { differences } from '../model/compare';
import { metricNames, pointsOf } from '../model/curve';
import type { CurvesShown } from '../model/jobs-address';
import { metricTitle } from '../model/metric-words';
import { CompareOutcomes } from './compare-outcomes';
import { CompareTable, RunHeads } from './compare-table';
import { CurveChart } from './curve-chart';
import { CurveTable } from './curve-table';

export interface Run {
  job: Job;
  metrics: readonly JobMetric[];
}

interface Props {
  runs: readonly Run[];
  shown: CurvesShown;
  onShow: (change: CurvesShown) => void;
}

/** Runs beside each other: curves over each other, what came out, and the settings that differ. */
export function CompareView({ runs, shown, onShow }: Props) {
  const t = useT();
  const jobs = runs.map(({ job }) => job);
  return (
    <div className="space-y-4">
      <CompareCurves runs={runs} shown={shown} onShow={onShow} />
      <Panel title={t('compare.outcome')}>
        <CompareOutcomes jobs={jobs} />
      </Panel>
      <Panel title={t('compare.settings')}>
        <Settings jobs={jobs} />
      </Panel>
    </div>
  );
}

function CompareCurves({ runs, shown, onShow }: Props) {
  const t = useT();
  const names = useMemo(() => metricNames(runs.flatMap(({ metrics }) => metrics)), [runs]);
  const name = shown.metrics.find((one) => names.includes(one)) ?? names[0];
  const series = useMemo(
    () =>
      runs.map(({ job, metrics }, index) => ({ name: runTitle(job, index), points: name === undefined ? [] : pointsOf(metrics, name) })),
    [runs, name],
  );
  if (name === undefined) return <Panel title={t('job.curves')}>{t('job.noCurves')}</Panel>;
  return (
    <Panel title={t('job.curves')}>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <select
          aria-label={t('compare.metric')}
          value={name}
          onChange={(event) => onShow({ ...shown, metrics: [event.target.value] })}
          className="h-9 rounded-control border border-line-strong bg-surface px-2"
        >
          {names.map((one) => (
            <option key={one} value={one}>
              {metricTitle(one, t)}
            </option>
          ))}
        </select>
        <label className="flex h-8 items-center gap-2 text-sm">
          <input
            type="checkbox"
            role="switch"
            checked={shown.isLog}
            onChange={(event) => onShow({ ...shown, isLog: event.target.checked })}
            className="size-4 accent-accent"
          />
          {t('job.logScale')}
        </label>
      </div>
      <div className="space-y-3" data-by-user="">
        <CurveChart title={metricTitle(name, t)} series={series} isLog={shown.isLog} />
        <CurveTable series={series} />
      </div>
    </Panel>
  );
}

function Settings({ jobs }: { jobs: readonly Job[] }) {
  const t = useT();
  const rows = differences(jobs.map(({ recipe, cpus, gpus, settings }) => ({ recipe, cpus, gpus, ...settings })));
  if (rows.length === 0) return <p className="text-muted">{t('compare.same')}</p>;
  return (
    <CompareTable label={t('compare.settings')} heads={<RunHeads jobs={jobs} />}>
      {rows.map(({ name, values }) => (
        <tr key={name} className="border-t border-line align-top">
          <th scope="row" className="py-1.5 pr-4 font-mono text-xs font-normal">
            {name}
          </th>
          {values.map((value, index) => (
            <td key={index} className="max-w-64 py-1.5 pr-4 font-mono text-xs" data-by-user="">
              {value ?? '–'}
            </td>
          ))}
        </tr>
      ))}
    </CompareTable>
  );
}

/** Two runs may have one title. */
export function runTitle(job: Job, index: number): string {
  return `${index + 1}. ${job.title}`;
}
