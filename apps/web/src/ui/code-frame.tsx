import type { ReactNode } from 'react';
import { cx } from './class-names';
import { CopyButton } from './copy-button';

interface Props {
  /** What is copied. */
  text: string;
  copyLabel: string;
  className?: string;
  /** The code itself: it grows, the button keeps its place, so that nothing is ever under the button. */
  children: ReactNode;
}

/** What stands around code: a sunken panel with a button that copies it. */
export function CodeFrame({ text, copyLabel, className, children }: Props) {
  return (
    <div className={cx('flex items-start rounded-control border border-line bg-sunken', className)}>
      {children}
      <CopyButton text={text} label={copyLabel} className="m-1.5" />
    </div>
  );
}
