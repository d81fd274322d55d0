import { useQuery } from '@tanstack/react-query';
import { metaQuery } from '../features/accounts/api/meta';
import { EnrolmentStep } from '../features/accounts/components/enrolment-step';
import { ProviderLink } from '../features/accounts/components/provider-link';
import { SecondFactorForm } from '../features/accounts/components/second-factor-form';
import { SignInForm } from '../features/accounts/components/sign-in-form';
import { afterSignIn } from '../features/accounts/model/after-sign-in';
import type { Meta } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { problemOfCode } from '../lib/problem-text';
import { safeNext } from '../lib/safe-next';
import { useGo } from '../lib/use-go';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { FormPage } from './form-page';
import { useSearchParams } from './params';

/** The address says which step of signing in is shown; whose sign-in it is stands in a cookie. */
export default function LoginPage() {
  const t = useT();
  const go = useGo();
  const search = useSearchParams();
  const next = safeNext(search['next'], window.location.origin);
  const again = `/login?next=${encodeURIComponent(next)}`;
  if (search['step'] === 'second-factor')
    return (
      <FormPage title={t('twoFactor.title')} text={t('login.secondFactor')}>
        <SecondFactorForm again={again} onDone={() => go(next)} />
      </FormPage>
    );
  if (search['step'] === 'enrolment')
    return (
      <FormPage title={t('twoFactor.title')} text={t('login.enrolment')}>
        <EnrolmentStep again={again} onDone={() => go(next)} />
      </FormPage>
    );
  return <FirstStep next={next} problem={search['problem']} />;
}

function FirstStep({ next, problem }: { next: string; problem: unknown }) {
  const t = useT();
  const go = useGo();
  const { data: meta } = useQuery(metaQuery);
  return (
    <FormPage title={t('login.title')}>
      {meta?.needsSetup ? (
        <Notice tone="warn" className="mb-4">
          {t('login.needsSetup')}
        </Notice>
      ) : null}
      {typeof problem === 'string' ? (
        <Notice tone="danger" className="mb-4">
          <p>{problemOfCode(problem, t)}</p>
          <p className="mt-1 font-mono text-xs break-all">{problem.slice(0, 60)}</p>
        </Notice>
      ) : null}
      {meta?.provider ? <ProviderLink name={meta.provider} next={next} primary={!meta.passwordSignIn} /> : null}
      {meta?.passwordsOf === 'administrators' ? <PasswordsOfAdministrators next={next} /> : null}
      {meta === undefined || meta.passwordsOf === 'everybody' ? <WithPasswords meta={meta} next={next} onGo={go} /> : null}
    </FormPage>
  );
}

function WithPasswords({ meta, next, onGo }: { meta: Meta | undefined; next: string; onGo: (href: string) => void }) {
  const t = useT();
  return (
    <>
      {meta?.provider ? <p className="my-4 text-center text-muted">{t('login.or')}</p> : null}
      <SignInForm onDone={(answer) => onGo(afterSignIn(answer, next))} />
      <p className="mt-6 text-muted">
        <AppLink href="/forgot" className="text-link underline">
          {t('forgot.title')}
        </AppLink>
      </p>
      {meta?.signup === 'open' ? (
        <p className="mt-2 text-muted">
          {t('login.noAccount')}{' '}
          <AppLink href={`/join?next=${encodeURIComponent(next)}`} className="text-link underline">
            {t('join.title')}
          </AppLink>
        </p>
      ) : null}
    </>
  );
}

/** Until an administrator came by the provider, administrators still sign in by their password: a wrong setting must not lock all out. */
function PasswordsOfAdministrators({ next }: { next: string }) {
  const t = useT();
  const go = useGo();
  return (
    <details className="mt-6">
      <summary className="cursor-pointer text-muted">{t('login.administrators')}</summary>
      <div className="mt-4">
        <SignInForm onDone={(answer) => go(afterSignIn(answer, next))} />
      </div>
    </details>
  );
}
