import type { ReactNode } from 'react';

/** Numbers worth a look, side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <dl className="grid gap-3 [grid-template-columns:repeat(auto-fit,minmax(160px,1fr))]">{children}</dl>;
}

export function Figure({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <div className="rounded-panel border border-line bg-surface p-4">
      <dt className="text-xs text-muted">{title}</dt>
      <dd className="mt-1 text-xl font-semibold">{children}</dd>
      {note === undefined ? null : <dd className="mt-1 text-xs text-muted">{note}</dd>}
    </div>
  );
}
