import { Outlet, useLocation } from '@tanstack/react-router';
import { useT } from '../lib/i18n';
import { Page } from '../ui/page';
import { SideNavLayout } from '../ui/side-nav';
import { SignedIn } from './signed-in';

/** What all pages of a person's settings share. Each brings its own heading. */
export default function SettingsLayout() {
  const t = useT();
  const { pathname } = useLocation();
  const pages = [
    ['/settings/profile', t('settings.profile'), 'user'],
    ['/settings/account', t('settings.account'), 'gear'],
    ['/settings/security', t('settings.security'), 'lock'],
    ['/settings/tokens', t('tokens.title'), 'log'],
    ['/settings/apps', t('connected.title'), 'app'],
    ['/settings/webhooks', t('settings.webhooks'), 'link'],
    ['/settings/notifications', t('settings.notifications'), 'bell'],
  ] as const;
  const at = pathname.replace(/\/$/, '');
  const items = pages.map(([href, title, icon], index) => ({
    href,
    title,
    icon,
    current: at === href || (index === 0 && at === '/settings'),
  }));
  return (
    <Page>
      <SignedIn>
        {() => (
          <SideNavLayout label={t('settings.title')} items={items}>
            <Outlet />
          </SideNavLayout>
        )}
      </SignedIn>
    </Page>
  );
}
