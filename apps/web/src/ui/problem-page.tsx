import type { ReactNode } from 'react';
import { HubError } from '../lib/hub-error';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { useTitle } from '../lib/use-title';
import { buttonClass } from './button';
import { CopyButton } from './copy-button';
import { AppLink } from './link';
import { Grove } from './logo';
import { Page } from './page';

/** What stands in the place of a page that cannot be shown. */
export function ProblemPage({ error }: { error: unknown }) {
  const t = useT();
  const status = error instanceof HubError ? error.status : null;
  if (status === 404) return <NotFoundPage requestId={requestIdOf(error)} />;
  if (status === 401) return <SignInFirst />;
  return (
    <Message title={t('problem.title')} text={problemText(error, t)} requestId={requestIdOf(error)}>
      <button type="button" className={buttonClass('primary')} onClick={() => window.location.reload()}>
        {t('problem.again')}
      </button>
    </Message>
  );
}

export function NotFoundPage({ requestId = null }: { requestId?: string | null }) {
  const t = useT();
  return (
    <Message title={t('notFound.title')} text={t('notFound.text')} requestId={requestId}>
      <AppLink href="/" className={buttonClass('primary')}>
        {t('notFound.home')}
      </AppLink>
    </Message>
  );
}

function SignInFirst() {
  const t = useT();
  const here = `${window.location.pathname}${window.location.search}`;
  return (
    <Message title={t('problem.signInTitle')} text={t('problem.signIn')} requestId={null}>
      <AppLink href={`/login?next=${encodeURIComponent(here)}`} className={buttonClass('primary')}>
        {t('signIn')}
      </AppLink>
    </Message>
  );
}

function Message({ title, text, requestId, children }: { title: string; text: string; requestId: string | null; children: ReactNode }) {
  const t = useT();
  useTitle(title);
  return (
    <Page narrow>
      <div className="py-12 text-center">
        <Grove className="mx-auto mb-6 h-12 text-accent opacity-60" />
        <h1 className="text-xl font-semibold">{title}</h1>
        <p className="mx-auto mt-2 mb-6 max-w-prose text-muted">{text}</p>
        {children}
        {requestId === null ? null : (
          <p className="mt-8 inline-flex w-full flex-wrap items-center justify-center gap-1 text-xs text-muted">
            {t('problem.requestId')} <code className="font-mono break-all">{requestId}</code>
            <CopyButton text={requestId} label={t('problem.copyRequestId')} />
          </p>
        )}
      </div>
    </Page>
  );
}

function requestIdOf(error: unknown): string | null {
  return error instanceof HubError ? error.requestId : null;
}
