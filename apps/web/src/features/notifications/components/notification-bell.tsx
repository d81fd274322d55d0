import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { useUnread } from '../api/use-unread';

const MOST_SHOWN = 99;

/** In the bar above every page, for people who are signed in. */
export function NotificationBell() {
  const t = useT();
  const unread = useUnread();
  return (
    <AppLink
      href="/notifications"
      aria-label={t('notify.bell', { count: unread })}
      className="relative inline-flex size-8 items-center justify-center rounded-control text-ink hover:bg-hover"
    >
      <Icon name="bell" className="size-5" />
      {unread === 0 ? null : (
        <span className="absolute -top-0.5 -right-1 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-semibold text-on-accent">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </AppLink>
  );
}
