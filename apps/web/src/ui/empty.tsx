import type { ReactNode } from 'react';
import { Grove } from './logo';

/** Stands where a list would, and says why there is none. */
export function Empty({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-panel border border-dashed border-line-strong px-4 py-10 text-center text-balance">
      <Grove className="mx-auto mb-4 h-8 text-accent opacity-50" />
      <p className="text-muted">{children}</p>
      {action === undefined ? null : <div className="mt-4">{action}</div>}
    </div>
  );
}
