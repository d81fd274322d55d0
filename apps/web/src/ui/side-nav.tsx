import type { ReactNode } from 'react';
import { cx } from './class-names';
import { Icon, type IconName } from './icon';
import { bringInView } from './in-view';
import { AppLink } from './link';

export interface SideNavItem {
  href: string;
  title: string;
  icon: IconName;
  current: boolean;
}

/** A page of several parts: their list beside it, above it on a narrow screen. */
export function SideNavLayout({ label, items, children }: { label: string; items: readonly SideNavItem[]; children: ReactNode }) {
  return (
    <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[200px_minmax(0,1fr)]">
      <nav aria-label={label} className="flex gap-1 overflow-x-auto lg:sticky lg:top-20 lg:flex-col">
        {items.map((item) => (
          <AppLink
            key={item.href}
            ref={item.current ? bringInView : undefined}
            href={item.href}
            aria-current={item.current ? 'page' : undefined}
            className={cx(
              'flex h-8 shrink-0 items-center gap-2 rounded-control px-2.5 -outline-offset-2',
              item.current ? 'bg-accent-soft font-medium text-accent-soft-ink' : 'text-ink hover:bg-hover',
            )}
          >
            <Icon name={item.icon} />
            {item.title}
          </AppLink>
        ))}
      </nav>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
