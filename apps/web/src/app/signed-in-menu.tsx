import { useQuery } from '@tanstack/react-query';
import { moneyQuery } from '../features/money/api/money-facts';
import { NotificationBell } from '../features/notifications/components/notification-bell';
import type { SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { useLaterWords } from '../lib/later-words';
import { Avatar } from '../ui/avatar';
import { Menu } from '../ui/menu';
import type { MenuEntry } from '../ui/menu-entry';

/** Loaded for people who are signed in only. */
export default function SignedInMenu({ user, onLeave }: { user: SessionUser; onLeave: () => void }) {
  useLaterWords();
  const t = useT();
  const isMoneyOn = useQuery(moneyQuery).data?.isOn ?? false;
  const link = (title: string, href: string): MenuEntry => ({ kind: 'link', title, href });
  const organizations = user.organizations.map(({ name, fullName }) => link(fullName || name, `/${encodeURIComponent(name)}`));
  const entries: MenuEntry[] = [
    { kind: 'note', title: user.fullName ? `${user.fullName} (${user.name})` : user.name },
    link(t('shell.profile'), `/${encodeURIComponent(user.name)}`),
    link(t('new.title'), '/new'),
    link(t('import.title'), '/import'),
    link(t('shell.jobs'), '/jobs'),
    link(t('shell.collections'), '/collections'),
    ...(user.mayCreateOrganizations ? [link(t('shell.newOrganization'), '/organizations/new')] : []),
    ...(organizations.length === 0 ? [] : [{ kind: 'separator' } as const, ...organizations]),
    { kind: 'separator' },
    ...(isMoneyOn ? [link(t('shell.wallet'), `/${encodeURIComponent(user.name)}/-/wallet`)] : []),
    link(t('shell.settings'), '/settings'),
    link(t('tokens.title'), '/settings/tokens'),
    ...(user.isAdmin ? [link(t('shell.administration'), '/admin')] : []),
    { kind: 'separator' },
    { kind: 'action', title: t('shell.signOut'), onSelect: onLeave },
  ];
  const face = 'inline-flex size-8 items-center justify-center rounded-full';
  return (
    <>
      <NotificationBell />
      <Menu
        trigger={<Avatar name={user.name} className="size-8" />}
        label={t('shell.account', { name: user.name })}
        className={face}
        entries={entries}
      />
    </>
  );
}
