import { useUser } from '../features/accounts/api/session';
import { useSignOut } from '../features/accounts/api/sign-out';
import type { SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { useGo } from '../lib/use-go';
import { buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { Menu } from '../ui/menu';
import type { MenuEntry } from '../ui/menu-entry';
import { Skeleton } from '../ui/skeleton';
import { useToast } from '../ui/toast';

export function AccountMenu() {
  const t = useT();
  const user = useUser();
  const leave = useLeave();
  if (user === undefined) return <Skeleton className="size-8 rounded-full" />;
  if (user !== null) return <SignedInMenu user={user} onLeave={leave} />;
  return (
    <AppLink href="/login" className={buttonClass('primary')}>
      {t('signIn')}
    </AppLink>
  );
}

/** Asked by what stays when the visitor is nobody any more: the menu itself is gone by the time the answer is there. */
function useLeave(): () => void {
  const t = useT();
  const go = useGo();
  const { say } = useToast();
  const signOut = useSignOut();
  return () => signOut.mutate(undefined, { onSuccess: () => go('/'), onError: (error) => say(problemText(error, t), 'danger') });
}

function SignedInMenu({ user, onLeave }: { user: SessionUser; onLeave: () => void }) {
  const t = useT();
  const link = (title: string, href: string): MenuEntry => ({ kind: 'link', title, href });
  const organizations = user.organizations.map(({ name, fullName }) => link(fullName ?? name, `/${encodeURIComponent(name)}`));
  const entries: MenuEntry[] = [
    { kind: 'note', title: user.fullName ? `${user.fullName} (${user.name})` : user.name },
    link(t('shell.profile'), `/${encodeURIComponent(user.name)}`),
    link(t('new.title'), '/new'),
    link(t('tokens.title'), '/settings/tokens'),
    ...(organizations.length === 0 ? [] : [{ kind: 'separator' } as const, ...organizations]),
    { kind: 'separator' },
    { kind: 'action', title: t('shell.signOut'), onSelect: onLeave },
  ];
  const face = 'inline-flex size-8 items-center justify-center rounded-full bg-accent font-semibold text-on-accent';
  return (
    <Menu trigger={[...user.name][0]?.toUpperCase()} label={t('shell.account', { name: user.name })} className={face} entries={entries} />
  );
}
