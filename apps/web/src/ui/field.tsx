import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { cx } from './class-names';

const CONTROL =
  'h-9 w-full rounded-control border border-line-strong bg-surface px-3 text-ink placeholder:text-muted aria-invalid:border-danger disabled:opacity-60';

interface Labelled {
  label: string;
  hint?: ReactNode;
  error?: string;
}

type InputProps = Labelled & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, hint, error, className, ...rest }: InputProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <Frame id={id} noteId={noteId} label={label} hint={hint} error={error}>
      <input
        id={id}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described ? noteId : undefined}
        className={cx(CONTROL, className)}
        {...rest}
      />
    </Frame>
  );
}

type AreaProps = Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextAreaField({ label, hint, error, className, rows = 3, ...rest }: AreaProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <Frame id={id} noteId={noteId} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        rows={rows}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described ? noteId : undefined}
        className={cx(CONTROL, 'h-auto resize-y py-2', className)}
        {...rest}
      />
    </Frame>
  );
}

type SelectProps = Labelled & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({ label, hint, error, className, children, ...rest }: SelectProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <Frame id={id} noteId={noteId} label={label} hint={hint} error={error}>
      <select
        id={id}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described ? noteId : undefined}
        className={cx(CONTROL, 'px-2', className)}
        {...rest}
      >
        {children}
      </select>
    </Frame>
  );
}

function Frame({ id, noteId, label, hint, error, children }: Labelled & { id: string; noteId: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      {children}
      {error === undefined && hint === undefined ? null : (
        <p id={noteId} className={cx('mt-1 text-xs', error === undefined ? 'text-muted' : 'text-danger')}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
