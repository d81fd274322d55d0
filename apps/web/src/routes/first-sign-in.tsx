import { useQuery } from '@tanstack/react-query';
import { pendingSignInQuery } from '../features/accounts/api/provider';
import { useUser } from '../features/accounts/api/session';
import { FirstSignInForm, LinkExisting } from '../features/accounts/components/first-sign-in';
import { afterSignIn } from '../features/accounts/model/after-sign-in';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { safeNext } from '../lib/safe-next';
import { useGo } from '../lib/use-go';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { SkeletonRows } from '../ui/skeleton';
import { FormPage } from './form-page';
import { useSearchParams } from './params';

/** Where the provider's people come the first time: a new account, or one that they have. */
export default function FirstSignInPage() {
  const t = useT();
  const go = useGo();
  const user = useUser();
  const next = safeNext(useSearchParams()['next'], window.location.origin);
  const pending = useQuery(pendingSignInQuery);
  const here = `/login/first?next=${encodeURIComponent(next)}`;
  return (
    <FormPage title={t('first.title')} text={t('first.text')}>
      {pending.isError ? <Nothing error={pending.error} next={next} /> : null}
      {pending.isPending ? <SkeletonRows count={3} className="h-14" /> : null}
      {pending.data === undefined ? null : (
        <>
          {pending.data.isKnownAddress ? (
            <Notice tone="warn" className="mb-4">
              {t('first.knownAddress', { email: pending.data.email ?? '' })}
            </Notice>
          ) : null}
          {pending.data.canSignUp ? (
            <FirstSignInForm pending={pending.data} onDone={(answer) => go(afterSignIn(answer, next))} />
          ) : (
            <Notice>{t('first.noSignUp')}</Notice>
          )}
          <p className="my-4 text-center text-muted">{t('join.haveAccount')}</p>
          <LinkExisting userName={user?.name ?? null} signIn={`/login?next=${encodeURIComponent(here)}`} onDone={() => go(next)} />
        </>
      )}
    </FormPage>
  );
}

function Nothing({ error, next }: { error: unknown; next: string }) {
  const t = useT();
  return (
    <Notice tone="danger">
      <p>{problemText(error, t)}</p>
      <AppLink href={`/login?next=${encodeURIComponent(next)}`} className="underline">
        {t('login.again')}
      </AppLink>
    </Notice>
  );
}
