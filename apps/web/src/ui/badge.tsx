import type { ReactNode } from 'react';
import { cx } from './class-names';

type Tone = 'plain' | 'accent' | 'warn' | 'danger';
const TONES: Record<Tone, string> = {
  plain: 'bg-sunken text-muted border-line',
  accent: 'bg-accent-soft text-accent-soft-ink border-transparent',
  warn: 'bg-warn-soft text-warn-ink border-transparent',
  danger: 'bg-danger-soft text-danger border-transparent',
};

export function Badge({ tone = 'plain', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span className={cx('inline-flex max-w-full items-center gap-1 rounded-[4px] border px-1.5 py-px text-xs', TONES[tone], className)}>
      {children}
    </span>
  );
}
