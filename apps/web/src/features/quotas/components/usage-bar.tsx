import type { ReactNode } from 'react';
import { cx } from '../../../ui/class-names';
import { type Level, shareOf } from '../model/share';

const FILL: Record<Level, string> = { fine: 'bg-accent', near: 'bg-warn-ink', full: 'bg-danger' };

interface Props {
  name: string;
  used: number;
  /** Null: without limit, and without a bar. */
  limit: number | null;
  /** The same in words: the bar alone says nothing to who does not see it. */
  text: string;
  note?: ReactNode;
}

/** How much of a limit is used. */
export function UsageBar({ name, used, limit, text, note }: Props) {
  const { share, level } = shareOf(used, limit ?? Infinity);
  return (
    <div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="text-muted">{name}</span>
        <span>{text}</span>
      </div>
      {limit === null ? null : (
        <div
          role="meter"
          aria-label={name}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
          aria-valuetext={text}
          className="mt-1.5 h-2 overflow-hidden rounded-full border border-line-strong bg-sunken"
        >
          <div className={cx('h-full', FILL[level])} style={{ width: `${share * 100}%` }} />
        </div>
      )}
      {note}
    </div>
  );
}
