import { cx } from './class-names';
import { Icon, type IconName } from './icon';
import { bringInView } from './in-view';
import { AppLink } from './link';

export interface NavTab {
  href: string;
  title: string;
  icon: IconName;
  current: boolean;
  count?: number;
  /** Where it is not the title that is counted: what is, in words and as a sign. */
  countOf?: { words: string; icon: IconName };
}

export function NavTabs({ tabs, label }: { tabs: readonly NavTab[]; label: string }) {
  return (
    <nav aria-label={label} className="flex gap-1 overflow-x-auto">
      {tabs.map((tab) => (
        <AppLink
          key={tab.href}
          ref={tab.current ? bringInView : undefined}
          href={tab.href}
          aria-current={tab.current ? 'page' : undefined}
          className={cx(
            'flex h-10 shrink-0 items-center gap-2 border-b-2 px-3 -outline-offset-2',
            tab.current ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          <Icon name={tab.icon} />
          {tab.title}
          {tab.count === undefined ? null : <Count count={tab.count} of={tab.countOf} />}
        </AppLink>
      ))}
    </nav>
  );
}

function Count({ count, of }: { count: number; of: NavTab['countOf'] }) {
  const looks = 'inline-flex items-center gap-1 rounded-full bg-sunken px-1.5 text-xs text-muted';
  if (of === undefined) return <span className={looks}>{count}</span>;
  return (
    <span title={of.words} className={looks}>
      <Icon name={of.icon} className="size-3" />
      <span aria-hidden>{count}</span>
      <span className="sr-only">{of.words}</span>
    </span>
  );
}
