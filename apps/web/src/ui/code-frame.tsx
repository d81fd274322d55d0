import type { ReactNode } from 'react';
import { cx } from './class-names';
import { CopyButton } from './copy-button';

interface Props {
  /** What is copied. */
  text: string;
  label: string;
  copyLabel: string;
  className?: string;
  children: ReactNode;
}

/**
 * Code with a button that copies it. Long lines scroll beside the button, never under it, and the code can be reached by keyboard to do so.
 */
export function CodeFrame({ text, label, copyLabel, className, children }: Props) {
  return (
    <div className={cx('flex items-start rounded-control border border-line bg-sunken', className)}>
      <pre
        tabIndex={0}
        role="group"
        aria-label={label}
        className="min-w-0 grow overflow-x-auto rounded-control p-3 font-mono text-xs leading-5"
      >
        {children}
      </pre>
      <CopyButton text={text} label={copyLabel} className="m-1.5" />
    </div>
  );
}
