import type { ButtonHTMLAttributes, Ref } from 'react';
import { cx } from './class-names';

export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger';

const TONES: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover border-transparent',
  plain: 'bg-surface text-ink hover:bg-hover border-line-strong',
  quiet: 'bg-transparent text-ink hover:bg-hover border-transparent',
  danger: 'bg-danger text-on-danger border-transparent hover:opacity-90',
};

/** The looks of a button, also for links that act like one. */
export function buttonClass(tone: ButtonTone = 'plain', extra?: string): string {
  return cx(
    'inline-flex h-8 shrink-0 items-center justify-center gap-2 rounded-control border px-3 font-medium whitespace-nowrap no-underline transition-colors disabled:opacity-60',
    TONES[tone],
    extra,
  );
}

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { tone?: ButtonTone; ref?: Ref<HTMLButtonElement> };

export function Button({ tone, className, type = 'button', ...rest }: Props) {
  return <button type={type} className={buttonClass(tone, className)} {...rest} />;
}
