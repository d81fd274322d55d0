import { formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { formatValue, placeOf, type Point, type Scale, type Series, ticksOf } from '../model/curve';
import { lookOf } from './series-looks';

const HEIGHT = 220;
const EDGES = { top: 8, right: 10, bottom: 22, left: 52 };
/** So few points are drawn as points, too. */
const FEW = 40;

/** Where steps and values stand in the picture. */
export interface Box {
  width: number;
  scale: Scale;
  firstStep: number;
  lastStep: number;
  left: (step: number) => number;
  /** Null for what has no place. */
  top: (value: number) => number | null;
  stepAt: (x: number) => number;
}

export function boxOf(width: number, steps: readonly number[], scale: Scale): Box {
  const [firstStep, lastStep] = [steps[0] ?? 0, steps.at(-1) ?? 1];
  const span = Math.max(1, lastStep - firstStep);
  const room = { x: width - EDGES.left - EDGES.right, y: HEIGHT - EDGES.top - EDGES.bottom };
  return {
    width,
    scale,
    firstStep,
    lastStep,
    left: (step) => EDGES.left + ((step - firstStep) / span) * room.x,
    top: (value) => {
      const place = placeOf(value, scale);
      return place === null ? null : EDGES.top + (1 - place) * room.y;
    },
    stepAt: (x) => firstStep + ((x - EDGES.left) / room.x) * span,
  };
}

interface Props {
  box: Box;
  lines: readonly Series[];
  cursor: { step: number; points: readonly (Point | null)[] } | null;
}

export function CurvePicture({ box, lines, cursor }: Props) {
  return (
    <svg viewBox={`0 0 ${box.width} ${HEIGHT}`} width={box.width} height={HEIGHT} className="block max-w-full" aria-hidden="true">
      <Axes box={box} />
      {lines.map(({ name, points }, index) => (
        <Line key={name} box={box} points={points} index={index} />
      ))}
      {cursor === null ? null : <Cursor box={box} {...cursor} />}
    </svg>
  );
}

function Axes({ box }: { box: Box }) {
  const t = useT();
  const locale = useLocale();
  const bottom = HEIGHT - EDGES.bottom;
  const steps = ticksOf({ low: box.firstStep, high: box.lastStep, isLog: false }, Math.max(3, box.width / 90)).filter(Number.isInteger);
  return (
    <g className="fill-current text-[11px] text-muted">
      {ticksOf(box.scale, 4).map((value) => (
        <g key={value}>
          <line x1={EDGES.left} x2={box.width - EDGES.right} y1={box.top(value) ?? 0} y2={box.top(value) ?? 0} className="stroke-line" />
          <text x={EDGES.left - 6} y={(box.top(value) ?? 0) + 4} textAnchor="end">
            {formatValue(value, locale)}
          </text>
        </g>
      ))}
      <line x1={EDGES.left} x2={box.width - EDGES.right} y1={bottom} y2={bottom} className="stroke-line-strong" />
      {steps.map((step) => (
        <text key={step} x={box.left(step)} y={bottom + 15} textAnchor="middle">
          {formatCount(step, locale)}
        </text>
      ))}
      <text x={0} y={bottom + 15}>
        {t('job.steps')}
      </text>
    </g>
  );
}

function Line({ box, points, index }: { box: Box; points: readonly Point[]; index: number }) {
  const { colour, dash } = lookOf(index);
  const places = points.flatMap(({ x, y }) => {
    const top = box.top(y);
    return top === null ? [] : [`${round(box.left(x))} ${round(top)}`];
  });
  return (
    <g className={colour}>
      <path
        d={places.length === 0 ? '' : `M${places.join('L')}`}
        className="fill-none stroke-current"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeDasharray={dash}
      />
      {places.length > FEW
        ? null
        : places.map((place) => <circle key={place} cx={place.split(' ')[0]} cy={place.split(' ')[1]} r="2" className="fill-current" />)}
    </g>
  );
}

function Cursor({ box, step, points }: { box: Box; step: number; points: readonly (Point | null)[] }) {
  const x = box.left(step);
  return (
    <g>
      <line x1={x} x2={x} y1={EDGES.top} y2={HEIGHT - EDGES.bottom} className="stroke-line-strong" />
      {points.map((point, index) => {
        const top = point === null ? null : box.top(point.y);
        if (point === null || top === null) return null;
        return <circle key={index} cx={box.left(point.x)} cy={top} r="4" className={`fill-current ${lookOf(index).colour}`} />;
      })}
    </g>
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
