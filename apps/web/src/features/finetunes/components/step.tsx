import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { Button } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { Icon } from '../../../ui/icon';

interface Props {
  number: number;
  title: string;
  /** What was chosen, once it was: it stands there instead of the choice. */
  chosen?: ReactNode;
  onChange?: () => void;
  /** What was chosen does not do. */
  isWrong?: boolean;
  /** Not its turn yet. */
  isLater?: boolean;
  /** What is known before its turn: a name. */
  known?: string;
  children?: ReactNode;
}

/** One part of the way, with its number; a mark once it is done. */
export function Step({ number, title, chosen, onChange, isWrong = false, isLater = false, known, children }: Props) {
  const t = useT();
  const isDone = chosen !== undefined;
  return (
    <section aria-labelledby={`step-${number}`} className="rounded-panel border border-line bg-surface">
      <div className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
        <span
          aria-hidden="true"
          className={cx(
            'inline-flex size-6 shrink-0 items-center justify-center rounded-full text-xs font-semibold',
            isWrong ? 'bg-warn-soft text-warn-ink' : isDone ? 'bg-accent text-on-accent' : 'border border-line-strong text-muted',
          )}
        >
          {isDone ? <Icon name={isWrong ? 'warning' : 'check'} className="size-3.5" /> : number}
        </span>
        <h2 id={`step-${number}`} className={cx('font-semibold', isLater && 'text-muted')}>
          {title}
        </h2>
        {isLater && !isDone && known ? (
          <span className="min-w-0 break-all text-muted" data-by-user="">
            {known}
          </span>
        ) : null}
        {isDone && onChange ? (
          <Button className="ml-auto" onClick={onChange} aria-label={t('tune.changeOf', { step: title })}>
            {t('tune.change')}
          </Button>
        ) : null}
      </div>
      {isDone ? <div className="px-4 pb-4 sm:pl-13">{chosen}</div> : null}
      {isDone || isLater ? null : <div className="space-y-4 border-t border-line p-4 sm:pl-13">{children}</div>}
    </section>
  );
}
