// Curves: points from metrics, few enough to draw, and where they stand in a picture. Pure.
import type { JobMetric } from '../../../lib/api-types';

export interface Point {
  x: number;
  y: number;
}

export interface Series {
  name: string;
  points: readonly Point[];
}

export interface Scale {
  low: number;
  high: number;
  isLog: boolean;
}

export function pointsOf(metrics: readonly JobMetric[], name: string): Point[] {
  return metrics.flatMap(({ step, values }) => {
    const y = values[name];
    return typeof y === 'number' && Number.isFinite(y) ? [{ x: step, y }] : [];
  });
}

const FIRST_NAMES = ['train_loss', 'eval_loss'];

/** What was measured: the losses first, then by name. */
export function metricNames(metrics: readonly JobMetric[]): string[] {
  const names = new Set(metrics.flatMap(({ values }) => Object.keys(values)));
  const rest = [...names].filter((name) => !FIRST_NAMES.includes(name)).toSorted();
  return [...FIRST_NAMES.filter((name) => names.has(name)), ...rest];
}

/** At most two of each of `buckets` stretches stay, the lowest and the highest: peaks are not lost. */
export function thinned(points: readonly Point[], buckets: number): readonly Point[] {
  if (points.length <= buckets * 2) return points;
  const [first, last] = [points[0]!, points.at(-1)!];
  const width = (last.x - first.x) / buckets || 1;
  const kept: Point[] = [first];
  for (let begin = 0; begin < points.length;) {
    const edge = first.x + (Math.floor((points[begin]!.x - first.x) / width) + 1) * width;
    let [low, high, end] = [points[begin]!, points[begin]!, begin];
    for (; end < points.length && (points[end]!.x < edge || end === begin); end += 1) {
      if (points[end]!.y < low.y) low = points[end]!;
      if (points[end]!.y > high.y) high = points[end]!;
    }
    kept.push(...(low.x <= high.x ? [low, high] : [high, low]));
    begin = end;
  }
  kept.push(last);
  return kept.filter((point, index) => point !== kept[index - 1]);
}

/** Room for all of them. On a logarithmic scale what is not above zero has no place. */
export function scaleOf(series: readonly Series[], isLog: boolean): Scale {
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of series) {
    for (const { y } of points) {
      if (isLog && y <= 0) continue;
      if (y < low) low = y;
      if (y > high) high = y;
    }
  }
  if (low > high) return { low: isLog ? 0.1 : 0, high: 1, isLog };
  if (low === high) return isLog ? { low: low / 2, high: high * 2, isLog } : { low: low - 0.5, high: high + 0.5, isLog };
  if (isLog) return { low, high, isLog };
  const margin = (high - low) * 0.05;
  return { low: low >= 0 ? Math.max(0, low - margin) : low - margin, high: high + margin, isLog };
}

/** From 0 at the bottom to 1 at the top; null for what has no place. */
export function placeOf(y: number, { low, high, isLog }: Scale): number | null {
  if (!isLog) return (y - low) / (high - low);
  return y > 0 ? (Math.log(y) - Math.log(low)) / (Math.log(high) - Math.log(low)) : null;
}

/** Round numbers between both ends. */
export function ticksOf({ low, high, isLog }: Scale, wanted: number): number[] {
  if (isLog) {
    const tens = powersBetween(low, high, [1]);
    return tens.length >= 3 ? tens : powersBetween(low, high, [1, 2, 5]);
  }
  const rough = (high - low) / Math.max(1, wanted);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough)! * power;
  const ticks: number[] = [];
  for (let index = Math.ceil(low / step); index * step <= high + step * 1e-9; index += 1)
    ticks.push(Number((index * step).toPrecision(12)));
  return ticks;
}

function powersBetween(low: number, high: number, factors: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
    for (const factor of factors) {
      const tick = Number(`${factor}e${power}`);
      if (tick >= low && tick <= high) ticks.push(tick);
    }
  }
  return ticks;
}

/** The last of the points that is not behind `x`, or the first. Null when there is none. */
export function pointAt(points: readonly Point[], x: number): Point | null {
  let [low, high] = [0, points.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (points[middle]!.x <= x) low = middle;
    else high = middle - 1;
  }
  return points[low] ?? null;
}

/** All steps at which something was measured, in order. */
export function stepsOf(series: readonly Series[]): number[] {
  return [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))].toSorted((one, other) => one - other);
}

/** Four figures; very small and very large ones as a power. */
export function formatValue(value: number, locale: string): string {
  const size = Math.abs(value);
  const notation = value !== 0 && (size < 0.001 || size >= 1e6) ? 'scientific' : 'standard';
  return new Intl.NumberFormat(locale, { notation, maximumSignificantDigits: notation === 'scientific' ? 3 : 4 }).format(value);
}
