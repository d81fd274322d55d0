import { useQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { metaQuery } from '../features/accounts/api/meta';
import { useT } from '../lib/i18n';
import { AppLink } from '../ui/link';
import { Grove, Logo } from '../ui/logo';
import { ModelTools, Tray } from './model-tools';
import { LocaleMenu, ThemeMenu } from './preference-menus';
import { TopBar } from './top-bar';
import { LeftBanner } from './uploads-left';

/** What stands around every page. */
export function Shell() {
  const t = useT();
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only z-50 rounded-control bg-accent px-3 py-2 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t('shell.skip')}
      </a>
      <TopBar />
      <LeftBanner />
      <main id="main" tabIndex={-1} className="grow outline-none">
        <ModelTools>
          <Outlet />
        </ModelTools>
      </main>
      <Footer />
      <Tray />
    </div>
  );
}

function Footer() {
  const t = useT();
  const { data: meta } = useQuery(metaQuery);
  return (
    <footer className="mt-16 border-t border-line">
      <div className="relative mx-auto max-w-6xl">
        <Grove className="absolute right-6 bottom-0 h-6 text-line" />
      </div>
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-xs text-muted sm:px-6">
        <span className="inline-flex items-center gap-2">
          <Logo className="size-4" />
          <span className="max-sm:sr-only">{t('product')}</span>
        </span>
        <span className="min-h-4 max-sm:sr-only">{meta === undefined ? '' : t('shell.version', { version: meta.version })}</span>
        <AppLink href="/collections" className="inline-flex h-8 items-center text-muted hover:text-ink hover:underline">
          {t('shell.collections')}
        </AppLink>
        <AppLink href="/docs/api" className="inline-flex h-8 items-center text-muted hover:text-ink hover:underline">
          {t('shell.api')}
        </AppLink>
        <div className="ml-auto flex items-center gap-1">
          <LocaleMenu />
          <ThemeMenu />
        </div>
      </div>
    </footer>
  );
}
