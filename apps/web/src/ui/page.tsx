import type { ReactNode } from 'react';
import { cx } from './class-names';

/** The column every page stands in. */
export function Page({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return <div className={cx('mx-auto w-full px-4 py-6 sm:px-6', narrow ? 'max-w-lg' : 'max-w-6xl')}>{children}</div>;
}

export function Panel({ title, children, className }: { title?: ReactNode; children: ReactNode; className?: string }) {
  return (
    <section className={cx('rounded-panel border border-line bg-surface p-4', className)}>
      {title === undefined ? null : <h2 className="mb-3 font-semibold">{title}</h2>}
      {children}
    </section>
  );
}
