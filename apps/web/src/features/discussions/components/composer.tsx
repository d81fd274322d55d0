import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import type { RepositoryKey } from '../../../lib/addresses';
import { cx } from '../../../ui/class-names';
import { Notice } from '../../../ui/notice';
import { Preview } from './preview';

interface Props {
  label: string;
  text: string;
  onChange: (text: string) => void;
  /** Ctrl+Enter, and the command key on a Mac. */
  onSend: () => void;
  repository: RepositoryKey;
  error?: unknown;
  rows?: number;
  /** It was opened to write at once. */
  autoFocus?: boolean;
  /** Below the text: what can be done with it. */
  children?: ReactNode;
}

/** Markdown to be written, and to be looked at before it is sent. */
export function Composer({ label, text, onChange, onSend, repository, error, rows = 5, autoFocus = false, children }: Props) {
  const t = useT();
  const id = useId();
  const [shown, setShown] = useState<'write' | 'preview'>('write');
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  };
  return (
    <div className="rounded-panel border border-line bg-surface">
      <div className="flex items-center gap-1 border-b border-line px-2 pt-2">
        {(['write', 'preview'] as const).map((part) => (
          <button
            key={part}
            type="button"
            aria-pressed={shown === part}
            onClick={() => setShown(part)}
            className={cx(
              '-mb-px h-8 border-b-2 px-3 text-sm',
              shown === part ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {t(`talk.${part}`)}
          </button>
        ))}
      </div>
      <div className="space-y-3 p-3">
        {error ? <Notice tone="danger">{problemText(error, t)}</Notice> : null}
        <label htmlFor={id} className="sr-only">
          {label}
        </label>
        <textarea
          id={id}
          rows={rows}
          autoFocus={autoFocus}
          hidden={shown === 'preview'}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t('talk.placeholder')}
          className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 placeholder:text-muted"
        />
        {shown === 'write' ? null : (
          <div className="min-h-24 rounded-control border border-line px-3 py-2">
            {text.trim() === '' ? (
              <p className="text-muted">{t('talk.nothingToPreview')}</p>
            ) : (
              <Preview repository={repository} text={text} />
            )}
          </div>
        )}
        {children === undefined ? null : <div className="flex flex-wrap items-center gap-2">{children}</div>}
      </div>
    </div>
  );
}
