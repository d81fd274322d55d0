import { NOTIFICATION_REASONS } from '@modelgrove/shared';
import { NotificationList } from '../features/notifications/components/notification-list';
import { NotificationSettings } from '../features/notifications/components/notification-settings';
import type { NotificationFilter } from '../features/notifications/api/notifications';
import { useRouter } from '@tanstack/react-router';
import { useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { useSearchParams } from './params';
import { SignedIn } from './signed-in';

/** `/notifications`; the address remembers what is shown. */
export function NotificationsPage() {
  const t = useT();
  const { history } = useRouter();
  const search = useSearchParams();
  useTitle(t('notify.title'));
  const filter = {
    unread: search['unread'] === 'true',
    reason: NOTIFICATION_REASONS.find((one) => one === search['reason']) ?? '',
  } as const;
  const show = ({ unread, reason }: NotificationFilter) => {
    const query = new URLSearchParams({ ...(unread ? { unread: 'true' } : {}), ...(reason === '' ? {} : { reason }) }).toString();
    history.replace(query === '' ? '/notifications' : `/notifications?${query}`);
  };
  return (
    <Page>
      <SignedIn>
        {() => (
          <>
            <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
              <h1 className="text-xl font-semibold">{t('notify.title')}</h1>
              <AppLink href="/settings/notifications" className={buttonClass('quiet')}>
                {t('notify.settings')}
              </AppLink>
            </div>
            <NotificationList filter={filter} onFilter={show} />
          </>
        )}
      </SignedIn>
    </Page>
  );
}

export function NotificationSettingsPage() {
  const t = useT();
  useTitle(t('notify.settings'));
  return (
    <>
      <h1 className="mb-4 text-xl font-semibold">{t('notify.settings')}</h1>
      <NotificationSettings />
    </>
  );
}
