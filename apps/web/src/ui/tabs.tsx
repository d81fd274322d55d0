import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { cx } from './class-names';

export interface Tab {
  id: string;
  title: string;
  content: ReactNode;
}

const STEPS: Record<string, (index: number, count: number) => number> = {
  ArrowRight: (index, count) => (index + 1) % count,
  ArrowLeft: (index, count) => (index + count - 1) % count,
  Home: () => 0,
  End: (_index, count) => count - 1,
};

/** Small tabs inside a panel (WAI-ARIA tabs, automatic activation). Parts of a page with an address of their own are links: nav-tabs. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = step(current, tabs.length);
    setCurrent(next);
    (list.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  const shown = tabs[current];
  return (
    <>
      <div ref={list} role="tablist" aria-label={label} onKeyDown={move} className="mb-3 flex gap-4 border-b border-line">
        {tabs.map((tab, index) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            aria-selected={index === current}
            aria-controls={`${base}-panel`}
            tabIndex={index === current ? 0 : -1}
            onClick={() => setCurrent(index)}
            className={cx(
              '-mb-px border-b-2 pt-1 pb-2 text-sm',
              index === current ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {tab.title}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${shown?.id}`} className="space-y-2">
        {shown?.content}
      </div>
    </>
  );
}
