import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { oneTimeLinkQuery } from '../features/accounts/api/one-time-link';
import { AccountForm } from '../features/accounts/components/account-form';
import { useUser } from '../features/accounts/api/session';
import { OneTimeLinkGate } from '../features/accounts/components/one-time-link';
import { AcceptInvitation } from '../features/organizations/components/accept-invitation';
import { AddressedInvitation, InvitedTo } from '../features/organizations/components/addressed-invitation';
import { afterSignIn } from '../features/accounts/model/after-sign-in';
import type { SessionUser } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { safeNext } from '../lib/safe-next';
import { useGo } from '../lib/use-go';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { FormPage } from './form-page';
import { useSearchParams } from './params';

/** Open to all, to the holders of an invitation (its secret stands after `#`), or to nobody: as the hub is set up. */
export default function JoinPage() {
  const t = useT();
  const { next: wanted, invitation } = useSearchParams();
  const next = safeNext(wanted, window.location.origin);
  const { hash: secret } = useLocation();
  const user = useUserAtStart();
  /** By somebody who has an account: nothing is made, a place is taken. */
  const link = useQuery({ ...oneTimeLinkQuery(secret), enabled: secret !== '' });
  const accepts = secret !== '' && Boolean(user) && (link.data === undefined || link.data.invitedTo !== undefined);
  if (secret === '' && typeof invitation === 'string' && /^\d+$/.test(invitation)) return <Addressed id={invitation} user={user} />;
  return (
    <FormPage title={t(accepts ? 'join.acceptTitle' : 'join.title')}>
      {secret === '' ? <WithoutInvitation next={next} /> : <WithInvitation secret={secret} next={next} user={user} />}
      {accepts ? null : (
        <p className="mt-6 text-muted">
          {t('join.haveAccount')}{' '}
          <AppLink href={`/login?next=${encodeURIComponent(next)}`} className="text-link underline">
            {t('signIn')}
          </AppLink>
        </p>
      )}
    </FormPage>
  );
}

/** Who was told of it on the hub, and came without the link. */
function Addressed({ id, user }: { id: string; user: SessionUser | null | undefined }) {
  const t = useT();
  const go = useGo();
  return (
    <FormPage title={t('join.acceptTitle')}>
      {user === undefined ? <SkeletonRows count={3} className="h-14" /> : null}
      {user === null ? (
        <AppLink href={`/login?next=${encodeURIComponent(`/join?invitation=${id}`)}`} className="text-link underline">
          {t('signIn')}
        </AppLink>
      ) : null}
      {user ? (
        <AddressedInvitation id={id} userName={user.name} onDone={(organization) => go(`/${encodeURIComponent(organization)}`)} />
      ) : null}
    </FormPage>
  );
}

function WithInvitation({ secret, next, user }: { secret: string; next: string; user: SessionUser | null | undefined }) {
  const t = useT();
  const go = useGo();
  const { data: meta } = useQuery(metaQuery);
  const takesPasswords = meta?.passwordSignIn ?? true;
  return (
    <OneTimeLinkGate secret={secret} purpose="invitation">
      {({ invitedTo, email }) => {
        const home = invitedTo === undefined ? next : `/${encodeURIComponent(invitedTo.organization)}`;
        return (
          <>
            {invitedTo === undefined ? null : <InvitedTo place={invitedTo} />}
            {user && invitedTo ? (
              <AcceptInvitation
                secret={secret}
                userName={user.name}
                onDone={(organization) => go(`/${encodeURIComponent(organization)}`)}
              />
            ) : takesPasswords ? (
              <AccountForm
                action={t('join.action')}
                pass={{ purpose: 'invitation', secret }}
                email={email}
                onDone={(answer) => go(afterSignIn(answer, home))}
              />
            ) : (
              <Notice>{t('problem.passwordSignInOff')}</Notice>
            )}
          </>
        );
      }}
    </OneTimeLinkGate>
  );
}

/** Who came: signing up must not take the form away before it has said that it is done. */
function useUserAtStart() {
  const user = useUser();
  const [atStart, setAtStart] = useState(user);
  if (atStart === undefined && user !== undefined) setAtStart(user);
  return atStart;
}

function WithoutInvitation({ next }: { next: string }) {
  const t = useT();
  const go = useGo();
  const meta = useQuery(metaQuery);
  return (
    <QueryView query={meta} waiting={<SkeletonRows count={4} className="h-14" />}>
      {({ signup, passwordSignIn }) => {
        if (!passwordSignIn) return <Notice>{t('problem.passwordSignInOff')}</Notice>;
        if (signup === 'open') return <AccountForm action={t('join.action')} onDone={(answer) => go(afterSignIn(answer, next))} />;
        return <Notice>{t(signup === 'invite' ? 'join.invite' : 'join.closed')}</Notice>;
      }}
    </QueryView>
  );
}
