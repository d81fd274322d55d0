import { useLocation } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { OneTimeLinkGate } from '../features/accounts/components/one-time-link';
import { SetupForm } from '../features/accounts/components/setup-form';
import { useLoadExamples } from '../features/demo/api/demo';
import { afterSignIn } from '../features/accounts/model/after-sign-in';
import type { SignedIn } from '../lib/api-types';
import { useT } from '../lib/i18n';
import { problemText } from '../lib/problem-text';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { AppLink } from '../ui/link';
import { Logo } from '../ui/logo';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SkeletonRows } from '../ui/skeleton';

const WELCOME = '/?welcome=1';

/** The link of the first start. Its secret stands after `#`, so no server or proxy ever logs it. */
export default function SetupPage() {
  const t = useT();
  const go = useGo();
  const { hash: secret } = useLocation();
  const [isMade, setMade] = useState(false);
  const examples = useLoadExamples();
  useTitle(t('setup.title'));
  const done = (wish: { examples: boolean }, answer: SignedIn) => {
    if (!wish.examples || answer.step !== null) return go(afterSignIn(answer, WELCOME));
    setMade(true);
    examples.mutate(undefined, { onSuccess: () => go(WELCOME) });
  };
  return (
    <Page>
      <div className="mx-auto max-w-3xl py-2">
        <div className="mb-5 flex items-center gap-4">
          <Logo className="size-10 shrink-0" />
          <div>
            <h1 className="text-xl font-semibold">{t('setup.title')}</h1>
            <p className="text-muted">{t('setup.text')}</p>
          </div>
        </div>
        {isMade ? <Examples error={examples.error} /> : <Form secret={secret} onDone={done} />}
      </div>
    </Page>
  );
}

function Form({ secret, onDone }: { secret: string; onDone: (wish: { examples: boolean }, answer: SignedIn) => void }) {
  const meta = useQuery(metaQuery);
  return (
    <OneTimeLinkGate secret={secret} purpose="first-admin">
      {() => (
        <QueryView query={meta} waiting={<SkeletonRows count={4} className="h-14" />}>
          {(data) => <SetupForm secret={secret} meta={data} onDone={onDone} />}
        </QueryView>
      )}
    </OneTimeLinkGate>
  );
}

/** The account is there: whatever becomes of the examples, the way leads on. */
function Examples({ error }: { error: Error | null }) {
  const t = useT();
  if (error === null)
    return (
      <p role="status" className="text-muted">
        {t('demo.loading')}
      </p>
    );
  return (
    <Notice tone="danger">
      <p className="font-medium">{t('setup.examplesFailed')}</p>
      <p className="mt-1 mb-3">{problemText(error, t)}</p>
      <AppLink href={WELCOME} className={buttonClass()}>
        {t('setup.goOn')}
      </AppLink>
    </Notice>
  );
}
