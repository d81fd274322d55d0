import { useMemo } from 'react';
import type { JobMetric } from '../../../lib/api-types';
import { useT, type Translate } from '../../../lib/i18n';
import { Panel } from '../../../ui/page';
import { metricNames, pointsOf, type Series } from '../model/curve';
import type { CurvesShown } from '../model/jobs-address';
import { metricTitle } from '../model/metric-words';
import { CurveChart } from './curve-chart';
import { CurveChoices } from './curve-choices';
import { CurveTable } from './curve-table';

interface Props {
  metrics: readonly JobMetric[];
  shown: CurvesShown;
  onShow: (change: CurvesShown) => void;
  /** What stands there before the first value. */
  waiting: string;
}

const isLoss = (name: string): boolean => name.endsWith('loss');

/** The losses in one picture, and one of its own for each other metric that is wanted. */
export function JobCurves({ metrics, shown, onShow, waiting }: Props) {
  const t = useT();
  const names = useMemo(() => metricNames(metrics), [metrics]);
  const others = names.filter((name) => !isLoss(name));
  const wanted = others.filter((name) => shown.metrics.includes(name));
  const charts = useMemo(
    () => [names.filter(isLoss), ...wanted.map((name) => [name])].filter(({ length }) => length > 0),
    [names, wanted.join()],
  );
  const drawn = useMemo(() => charts.map((group) => group.map((name) => seriesOf(metrics, name, t))), [metrics, charts, t]);
  return (
    <Panel title={t('job.curves')}>
      {names.length === 0 ? (
        <p className="text-muted">{waiting}</p>
      ) : (
        <div className="space-y-4">
          <CurveChoices others={others.map((name) => ({ name, title: metricTitle(name, t) }))} shown={shown} onShow={onShow} />
          {drawn.map((series) => (
            <CurveChart
              key={series[0]?.name}
              title={series.length === 1 ? (series[0]?.name ?? '') : t('metric.loss')}
              series={series}
              isLog={shown.isLog}
            />
          ))}
          <CurveTable series={drawn.flat()} />
        </div>
      )}
    </Panel>
  );
}

function seriesOf(metrics: readonly JobMetric[], name: string, t: Translate): Series {
  return { name: metricTitle(name, t), points: pointsOf(metrics, name) };
}
