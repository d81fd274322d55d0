import { lazy, Suspense } from 'react';
import { useUser } from '../features/accounts/api/session';
import { useSignOut } from '../features/accounts/api/sign-out';
import type { SignedOut } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { useGo } from '../lib/use-go';
import { buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { Skeleton } from '../ui/skeleton';
import { useToast } from '../ui/toast';

const SignedInMenu = lazy(() => import('./signed-in-menu'));

export function AccountMenu() {
  const t = useT();
  const user = useUser();
  const leave = useLeave();
  if (user === undefined) return <Skeleton className="size-8 rounded-full" />;
  if (user !== null)
    return (
      <Suspense fallback={<Skeleton className="size-8 rounded-full" />}>
        <SignedInMenu user={user} onLeave={leave} />
      </Suspense>
    );
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
  const leave = ({ url }: SignedOut) => (url === null ? go('/') : window.location.assign(url));
  return () => signOut.mutate(undefined, { onSuccess: leave, onError: (error) => say(problemText(error, t), 'danger') });
}
