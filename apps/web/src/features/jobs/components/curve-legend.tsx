import { useLocale, useT } from '../../../lib/i18n';
import { formatValue, pointAt, type Series } from '../model/curve';
import { lookOf } from './series-looks';

/** What each line is, and what it is at the step that is looked at. */
export function CurveLegend({ series, step }: { series: readonly Series[]; step: number }) {
  const t = useT();
  const locale = useLocale();
  return (
    <ul className="flex min-h-5 flex-wrap items-center gap-x-4 gap-y-1 text-xs">
      <li className="text-muted tabular-nums">{t('job.step', { step })}</li>
      {series.map(({ name, points }, index) => {
        const point = pointAt(points, step);
        return (
          <li key={name} className="flex min-w-0 items-center gap-1.5">
            <Swatch index={index} />
            <span className="min-w-0">{name}</span>
            <span className="font-medium tabular-nums">{point === null ? '–' : formatValue(point.y, locale)}</span>
          </li>
        );
      })}
    </ul>
  );
}

export function Swatch({ index }: { index: number }) {
  const { colour, dash } = lookOf(index);
  return (
    <svg viewBox="0 0 20 8" className={`h-2 w-5 shrink-0 ${colour}`} aria-hidden="true">
      <line x1="0" x2="20" y1="4" y2="4" className="stroke-current" strokeWidth="2" strokeDasharray={dash} />
    </svg>
  );
}
