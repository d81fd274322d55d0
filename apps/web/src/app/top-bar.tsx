import { REPO_TYPES } from '@modelgrove/shared';
import { useLocation } from '@tanstack/react-router';
import { SearchBox } from '../features/search/components/search-box';
import { LIST_ADDRESS } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { Brand } from '../ui/brand';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { Menu } from '../ui/menu';
import type { MenuEntry } from '../ui/menu-entry';
import { AccountMenu } from './account-menu';

export function TopBar() {
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-surface">
      <div className="mx-auto flex h-14 max-w-6xl items-center gap-x-3 px-4 sm:px-6">
        <div className="flex h-14 items-center">
          <Brand />
        </div>
        <SearchBox />
        <Sections />
        <div className="ml-auto flex h-14 items-center gap-1">
          <AccountMenu />
          <PhoneMenu />
        </div>
      </div>
    </header>
  );
}

function Sections() {
  const t = useT();
  const { pathname } = useLocation();
  return (
    <nav aria-label={t('shell.sections')} className="-mx-1 flex gap-1 max-md:hidden">
      {REPO_TYPES.map((type) => {
        const href = LIST_ADDRESS[type];
        const current = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <AppLink
            key={type}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={cx(
              'flex h-8 items-center gap-1.5 rounded-control px-2 whitespace-nowrap hover:bg-hover',
              current ? 'bg-accent-soft font-medium text-accent-soft-ink' : 'text-ink',
            )}
          >
            <Icon name={type} className="size-4" />
            {t(`type.${type}.many`)}
          </AppLink>
        );
      })}
    </nav>
  );
}

/** On a phone the sections stand in a menu. */
function PhoneMenu() {
  const t = useT();
  const entries: MenuEntry[] = REPO_TYPES.map((type) => ({ kind: 'link', title: t(`type.${type}.many`), href: LIST_ADDRESS[type] }));
  const trigger = 'inline-flex size-8 items-center justify-center rounded-control text-ink hover:bg-hover md:hidden';
  return <Menu trigger={<Icon name="menu" className="size-5" />} label={t('shell.sections')} className={trigger} entries={entries} />;
}
