import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { metaQuery } from '../features/accounts/api/meta';
import { AccountForm } from '../features/accounts/components/account-form';
import { OneTimeLinkGate } from '../features/accounts/components/one-time-link';
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
  const next = safeNext(useSearchParams()['next'], window.location.origin);
  const { hash: secret } = useLocation();
  return (
    <FormPage title={t('join.title')}>
      {secret === '' ? <WithoutInvitation next={next} /> : <WithInvitation secret={secret} next={next} />}
      <p className="mt-6 text-muted">
        {t('join.haveAccount')}{' '}
        <AppLink href={`/login?next=${encodeURIComponent(next)}`} className="text-link underline">
          {t('signIn')}
        </AppLink>
      </p>
    </FormPage>
  );
}

function WithInvitation({ secret, next }: { secret: string; next: string }) {
  const t = useT();
  const go = useGo();
  return (
    <OneTimeLinkGate secret={secret} purpose="invitation">
      {() => <AccountForm action={t('join.action')} pass={{ purpose: 'invitation', secret }} onDone={() => go(next)} />}
    </OneTimeLinkGate>
  );
}

function WithoutInvitation({ next }: { next: string }) {
  const t = useT();
  const go = useGo();
  const meta = useQuery(metaQuery);
  return (
    <QueryView query={meta} waiting={<SkeletonRows count={4} className="h-14" />}>
      {({ signup }) => {
        if (signup === 'open') return <AccountForm action={t('join.action')} onDone={() => go(next)} />;
        return <Notice>{t(signup === 'invite' ? 'join.invite' : 'join.closed')}</Notice>;
      }}
    </QueryView>
  );
}
