import { cx } from './class-names';
import { identicon, type Shape } from './identicon';

const LEAF = 'M0 0h.5a.5.5 0 0 1 .5.5V1H.5A.5.5 0 0 1 0 .5z';
const TURNED = 'M1 0H.5a.5.5 0 0 0-.5.5V1h.5a.5.5 0 0 0 .5-.5z';

interface Props {
  name: string;
  kind?: 'user' | 'organization';
  className?: string;
}

/** The picture of a person (round) or an organization (square), made of the name. Decorative: the name stands beside it. */
export function Avatar({ name, kind = 'user', className = 'size-8' }: Props) {
  const { hue, rows } = identicon(name);
  return (
    <svg
      viewBox="0 0 6 6"
      aria-hidden="true"
      className={cx('shrink-0', kind === 'user' ? 'rounded-full' : 'rounded-[18%]', className)}
      style={{ background: `hsl(${hue} 32% 88%)` }}
    >
      {rows.flatMap((row, y) =>
        row.map((shape, x) => (
          <Cell key={`${x}-${y}`} shape={shape} x={x + 1} y={y + 1} color={`hsl(${(hue + (y % 2) * 24) % 360} 42% ${34 + y * 5}%)`} />
        )),
      )}
    </svg>
  );
}

function Cell({ shape, x, y, color }: { shape: Shape; x: number; y: number; color: string }) {
  if (shape === 'none') return null;
  if (shape === 'fruit') return <circle cx={x + 0.5} cy={y + 0.5} r="0.34" fill={color} />;
  return <path d={shape === 'leaf' ? LEAF : TURNED} transform={`translate(${x} ${y})`} fill={color} />;
}
