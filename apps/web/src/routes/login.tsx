import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { SignInForm } from '../features/accounts/components/sign-in-form';
import { useT } from '../lib/i18n';
import { safeNext } from '../lib/safe-next';
import { useGo } from '../lib/use-go';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { FormPage } from './form-page';
import { useSearchParams } from './params';

export default function LoginPage() {
  const t = useT();
  const go = useGo();
  const next = safeNext(useSearchParams()['next'], window.location.origin);
  const { data: meta } = useQuery(metaQuery);
  return (
    <FormPage title={t('login.title')}>
      {meta?.needsSetup ? (
        <Notice tone="warn" className="mb-4">
          {t('login.needsSetup')}
        </Notice>
      ) : null}
      <SignInForm onDone={() => go(next)} />
      {meta?.signup === 'open' ? (
        <p className="mt-6 text-muted">
          {t('login.noAccount')}{' '}
          <AppLink href={`/join?next=${encodeURIComponent(next)}`} className="text-link underline">
            {t('join.title')}
          </AppLink>
        </p>
      ) : null}
    </FormPage>
  );
}
