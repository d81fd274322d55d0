import { REPO_TYPES } from '@modelgrove/shared';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, type FormEvent } from 'react';
import { LIST_ADDRESS } from '../lib/addresses';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
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

/** `/` brings the reader here from anywhere. */
function SearchBox() {
  const t = useT();
  const go = useGo();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener('keydown', focus);
    return () => document.removeEventListener('keydown', focus);
  }, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const search = String(new FormData(event.currentTarget).get('search')).trim();
    if (search !== '') go(`${LIST_ADDRESS.model}?${new URLSearchParams({ search }).toString()}`);
  };
  return (
    <form role="search" aria-label={t('shell.search')} onSubmit={submit} className="relative min-w-24 grow basis-0 md:max-w-72">
      <Icon name="search" className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <input
        ref={input}
        type="search"
        name="search"
        aria-label={t('shell.search')}
        aria-keyshortcuts="/"
        placeholder={t('shell.search')}
        className="h-8 w-full rounded-control border border-line-strong bg-canvas pr-2 pl-8 placeholder:text-muted"
      />
    </form>
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}
