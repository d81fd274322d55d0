import type { ViewerStatistics } from '../../../lib/api-types';
import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { barsOf, type Bar, summaryOf } from '../model/histogram';

const [WIDTH, HEIGHT] = [140, 32];

/** The spread of a column: bars that can be clicked to see only their rows, and the same in words for those who do not see them. */
export function Histogram({ column, onPick }: { column: ViewerStatistics['columns'][number]; onPick: (condition: string) => void }) {
  const t = useT();
  const locale = useLocale();
  const bars = barsOf(column);
  const { id, values, short } = summaryOf(column, locale);
  const most = Math.max(...bars.map(({ count }) => count), 1);
  return (
    <div className="mt-1 w-36 font-normal">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="block h-8 w-full" aria-hidden="true">
        {bars.map((bar, at) => (
          <BarShape key={at} bar={bar} at={at} of={bars.length} most={most} title={titleOf(bar)} onPick={onPick} />
        ))}
      </svg>
      <p className="truncate text-xs text-muted" title={t(id, values)} aria-hidden="true">
        {short ?? t(id, values)}
      </p>
      <p className="sr-only">{t(id, values)}</p>
      <ul data-by-user className="sr-only">
        {bars.map((bar, at) => (
          <li key={at}>{titleOf(bar)}</li>
        ))}
      </ul>
    </div>
  );

  function titleOf({ from, to, name, count }: Bar): string {
    const shown = formatCount(count, locale);
    return name === null ? t('viewer.bar', { from, to, count: shown }) : `${name} (${shown})`;
  }
}

function BarShape(props: { bar: Bar; at: number; of: number; most: number; title: string; onPick: (condition: string) => void }) {
  const { bar, at, of, most, title, onPick } = props;
  const step = WIDTH / of;
  const height = bar.count === 0 ? 0 : Math.max(2, (bar.count / most) * HEIGHT);
  const { condition } = bar;
  return (
    <g className={condition === null ? undefined : 'cursor-pointer'} onClick={condition === null ? undefined : () => onPick(condition)}>
      <title>{title}</title>
      <rect x={at * step} y={0} width={step} height={HEIGHT} fill="transparent" />
      <rect x={at * step + 1} y={HEIGHT - height} width={Math.max(1, step - 2)} height={height} rx={1} className="fill-accent" />
    </g>
  );
}
