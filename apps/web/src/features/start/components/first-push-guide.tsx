import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button, buttonClass } from '../../../ui/button';
import { CommandBlock } from '../../../ui/command-block';
import { AppLink } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { Tabs } from '../../../ui/tabs';
import { firstPushQuery } from '../api/first-push';
import { useQuickToken } from '../api/quick-token';
import { FIRST_IN_BROWSER, firstPush } from '../model/first-push';
import { ArrivalNote } from './arrival-note';

interface Props {
  origin: string;
  /** Whose name stands in the commands; null when nobody is signed in. */
  userName: string | null;
  hubIsEmpty: boolean;
}

/** How the first repository comes into the hub: ready commands, a token made on the spot, and news when the push has arrived. */
export function FirstPushGuide({ origin, userName, hubIsEmpty }: Props) {
  const t = useT();
  return (
    <section className="rounded-panel border border-line bg-surface p-4 sm:p-6">
      <h2 className="text-lg font-semibold">{t('start.title')}</h2>
      <p className="mt-1 mb-4 text-muted">{t(hubIsEmpty ? 'start.hubIsEmpty' : 'start.text')}</p>
      {/* A token belongs to whom it was made for: another person begins anew. */}
      {userName === null ? <ForVisitors origin={origin} /> : <ForUser key={userName} origin={origin} userName={userName} />}
    </section>
  );
}

function ForVisitors({ origin }: { origin: string }) {
  const t = useT();
  return (
    <>
      <Ways origin={origin} userName={null} token={null} />
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <AppLink href="/login?next=%2F" className={buttonClass('primary')}>
          {t('signIn')}
        </AppLink>
        <span className="text-muted">{t('start.signIn')}</span>
      </div>
    </>
  );
}

function ForUser({ origin, userName }: { origin: string; userName: string }) {
  const t = useT();
  const token = useQuickToken();
  const button = (
    <Button tone="primary" onClick={() => token.mutate()} disabled={token.isPending}>
      {t('start.token')}
    </Button>
  );
  return (
    <>
      <Ways origin={origin} userName={userName} token={token.data?.secret ?? null}>
        {token.data === undefined ? button : null}
      </Ways>
      <div aria-live="polite" className="mt-3 space-y-3">
        {token.isError ? <Notice tone="danger">{problemText(token.error, t)}</Notice> : null}
        {token.data === undefined ? null : <Notice tone="warn">{t('start.tokenMade', { name: token.data.displayName })}</Notice>}
      </div>
      <Arrival />
    </>
  );
}

/** One tab for each way. `children`: what brings a token into the commands. */
function Ways({
  origin,
  userName,
  token,
  children,
}: {
  origin: string;
  userName: string | null;
  token: string | null;
  children?: ReactNode;
}) {
  const t = useT();
  const tabs = firstPush(origin, userName, token).map(({ id, lines }) => ({
    id,
    title: t(`snippet.${id}`),
    content: (
      <>
        <p className="text-muted">{t(`start.${id}`)}</p>
        <CommandBlock lines={lines} label={t(`snippet.${id}`)} copyLabel={t('snippet.copy')} />
        {id === 'browser' ? <BrowserSteps isSignedIn={userName !== null} /> : <div className="pt-2">{children}</div>}
      </>
    ),
  }));
  return <Tabs tabs={tabs} label={t('start.title')} />;
}

/** What is to be done there, before it is begun. */
function BrowserSteps({ isSignedIn }: { isSignedIn: boolean }) {
  const t = useT();
  return (
    <>
      <ol className="list-decimal space-y-0.5 py-1 ps-5 text-muted">
        {([1, 2, 3, 4] as const).map((step) => (
          <li key={step}>{t(`start.step.${step}`)}</li>
        ))}
      </ol>
      {isSignedIn ? (
        <AppLink href={FIRST_IN_BROWSER} className={buttonClass('primary')}>
          {t('start.newRepository')}
        </AppLink>
      ) : null}
    </>
  );
}

/** News of a push, asked for until it comes. */
function Arrival() {
  return <ArrivalNote repository={useQuery(firstPushQuery).data?.repository ?? null} />;
}
