import type { ReactNode } from 'react';
import { cx } from './class-names';

type Tone = 'plain' | 'warn' | 'danger';
const TONES: Record<Tone, string> = {
  plain: 'border-line bg-sunken text-ink',
  warn: 'border-transparent bg-warn-soft text-warn-ink',
  danger: 'border-transparent bg-danger-soft text-danger',
};

/** A sentence that must be read. Failures are announced. */
export function Notice({ tone = 'plain', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <div role={tone === 'danger' ? 'alert' : undefined} className={cx('rounded-control border px-3 py-2 text-sm', TONES[tone], className)}>
      {children}
    </div>
  );
}
