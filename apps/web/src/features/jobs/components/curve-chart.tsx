// Curves of one unit over the steps. A pointer or the arrow keys move along the steps; what is there then stands in the legend, and is said to who cannot see.
import { useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useLocale, useT } from '../../../lib/i18n';
import { formatValue, pointAt, scaleOf, type Series, stepsOf, thinned } from '../model/curve';
import { boxOf, type Box, CurvePicture } from './curve-picture';
import { CurveLegend } from './curve-legend';
import { useWidth } from './use-width';

const FIRST_WIDTH = 640;

interface Props {
  title: string;
  series: readonly Series[];
  isLog: boolean;
}

export function CurveChart({ title, series, isLog }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, FIRST_WIDTH);
  const steps = useMemo(() => stepsOf(series), [series]);
  const [cursor, setCursor] = useState<number | null>(null);
  const box = useMemo(() => boxOf(width, steps, scaleOf(series, isLog)), [width, steps, series, isLog]);
  const lines = useMemo(() => series.map(({ name, points }) => ({ name, points: thinned(points, width) })), [series, width]);
  const step = steps[Math.min(cursor ?? steps.length - 1, steps.length - 1)] ?? 0;
  return (
    <figure>
      <figcaption className="mb-1 font-medium">{title}</figcaption>
      <CurveLegend series={series} step={step} />
      <div
        ref={frame}
        {...useCursor({ title, series, steps, step, box, setCursor })}
        className="mt-1 touch-pan-y rounded-control outline-offset-2"
      >
        <CurvePicture
          box={box}
          lines={lines}
          cursor={cursor === null ? null : { step, points: series.map(({ points }) => pointAt(points, step)) }}
        />
      </div>
    </figure>
  );
}

interface CursorProps {
  title: string;
  series: readonly Series[];
  steps: readonly number[];
  step: number;
  box: Box;
  setCursor: (index: number | null) => void;
}

/** The picture as a slider along its steps (WAI-ARIA slider). */
function useCursor({ title, series, steps, step, box, setCursor }: CursorProps) {
  const t = useT();
  const locale = useLocale();
  const index = Math.max(0, indexOfStep(steps, step));
  const values = series.flatMap(({ name, points }) => {
    const point = pointAt(points, step);
    return point === null ? [] : [`${name} ${formatValue(point.y, locale)}`];
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, index, steps.length);
    if (next === undefined) return;
    event.preventDefault();
    setCursor(next);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setCursor(indexOfStep(steps, box.stepAt(x)));
  };
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': t('job.curveOf', { name: title }),
    'aria-valuemin': steps[0] ?? 0,
    'aria-valuemax': steps.at(-1) ?? 0,
    'aria-valuenow': step,
    'aria-valuetext': `${t('job.step', { step })}: ${values.join(', ')}`,
    onKeyDown,
    onPointerMove,
    onPointerLeave: () => setCursor(null),
    onBlur: () => setCursor(null),
  };
}

/** Undefined for keys that are none of its. */
function keyTarget(key: string, index: number, count: number): number | null | undefined {
  const far = Math.max(1, Math.round(count / 10));
  const moves: Record<string, number | null> = {
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    PageDown: index - far,
    PageUp: index + far,
    Home: 0,
    End: count - 1,
    Escape: null,
  };
  const target = moves[key];
  return typeof target === 'number' ? Math.max(0, Math.min(count - 1, target)) : target;
}

/** Of the step that is nearest. */
function indexOfStep(steps: readonly number[], x: number): number {
  let [low, high] = [0, steps.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (steps[middle]! < x) low = middle + 1;
    else high = middle;
  }
  const before = steps[low - 1];
  return before !== undefined && x - before < steps[low]! - x ? low - 1 : low;
}
