import type { ReactNode } from 'react';

/** Stands where a list would, and says why there is none. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-panel border border-dashed border-line-strong px-4 py-12 text-center text-balance">
      <p className="text-muted">{children}</p>
      {action === undefined ? null : <div className="mt-4">{action}</div>}
    </div>
  );
}
