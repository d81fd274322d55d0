import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';
import { cx } from './class-names';

const CONTROL =
  'h-9 w-full rounded-control border border-line-strong bg-surface px-3 text-ink placeholder:text-muted aria-invalid:border-danger disabled:opacity-60';

export interface Labelled {
  label: string;
  /** What files call it, beside the label. */
  code?: string;
  hint?: ReactNode;
  error?: ReactNode;
}

type InputProps = Labelled & InputHTMLAttributes<HTMLInputElement>;

export function TextField({ label, code, hint, error, className, ...rest }: InputProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <FieldFrame id={id} noteId={noteId} label={label} code={code} hint={hint} error={error}>
      <input
        id={id}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described ? noteId : undefined}
        className={cx(CONTROL, className)}
        {...rest}
      />
    </FieldFrame>
  );
}

type AreaProps = Labelled & TextareaHTMLAttributes<HTMLTextAreaElement>;

export function TextAreaField({ label, code, hint, error, className, rows = 3, ...rest }: AreaProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <FieldFrame id={id} noteId={noteId} label={label} code={code} hint={hint} error={error}>
      <textarea
        id={id}
        rows={rows}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described ? noteId : undefined}
        className={cx(CONTROL, 'h-auto resize-y py-2', className)}
        {...rest}
      />
    </FieldFrame>
  );
}

type SelectProps = Labelled & SelectHTMLAttributes<HTMLSelectElement>;

export function SelectField({ label, code, hint, error, className, children, ...rest }: SelectProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const described = error !== undefined || hint !== undefined;
  return (
    <FieldFrame id={id} noteId={noteId} label={label} code={code} hint={hint} error={error}>
      <select
        id={id}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described ? noteId : undefined}
        className={cx(CONTROL, 'px-2', className)}
        {...rest}
      >
        {children}
      </select>
    </FieldFrame>
  );
}

/** Label, control, and what is to be said of it. */
export function FieldFrame({
  id,
  noteId,
  label,
  code,
  hint,
  error,
  children,
}: Labelled & { id: string; noteId: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <div className="mb-1 flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {code === undefined ? null : <code className="font-mono text-xs text-muted">{code}</code>}
      </div>
      {children}
      {error === undefined && hint === undefined ? null : (
        <p id={noteId} className={cx('mt-1 text-xs', error === undefined ? 'text-muted' : 'text-danger')}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
