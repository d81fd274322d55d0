import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { AccountForm } from '../features/accounts/components/account-form';
import { useT } from '../lib/i18n';
import { safeNext } from '../lib/safe-next';
import { useGo } from '../lib/use-go';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';
import { FormPage } from './form-page';
import { useSearchParams } from './params';

export default function JoinPage() {
  const t = useT();
  const go = useGo();
  const next = safeNext(useSearchParams()['next'], window.location.origin);
  const meta = useQuery(metaQuery);
  return (
    <FormPage title={t('join.title')}>
      <QueryView query={meta} waiting={<SkeletonRows count={4} className="h-14" />}>
        {({ signup }) =>
          signup === 'open' ? <AccountForm action={t('join.action')} onDone={() => go(next)} /> : <Notice>{t('join.closed')}</Notice>
        }
      </QueryView>
      <p className="mt-6 text-muted">
        {t('join.haveAccount')}{' '}
        <AppLink href={`/login?next=${encodeURIComponent(next)}`} className="text-link underline">
          {t('signIn')}
        </AppLink>
      </p>
    </FormPage>
  );
}
