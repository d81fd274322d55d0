import { REPO_TYPES } from '@modelgrove/shared';
import { useQueries, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState, type FormEvent } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { useUser } from '../features/accounts/api/session';
import { repositoriesQuery } from '../features/repositories/api/list';
import { LatestRepositories, latestQuestion } from '../features/repositories/components/latest-repositories';
import type { SessionUser } from '../lib/api-types';
import { searchHref } from '../features/search/model/suggestions';
import { useT, withRareWords } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Button, buttonClass } from '../ui/button';
import { cx } from '../ui/class-names';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { ProblemPage } from '../ui/problem-page';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';

const WhatNow = lazy(() => withRareWords(import('./what-now')));

export default function HomePage() {
  const user = useUser();
  const { data: meta } = useQuery(metaQuery);
  useTitle(null);
  // A hub may show its contents to its own people only.
  const closed = meta?.anonymousRead === false && user === null;
  return (
    <Page>
      <Hero user={user ?? null} />
      {meta?.needsSetup ? <SetupFirst /> : closed ? <SignInInvitation /> : <Latest user={user ?? null} />}
    </Page>
  );
}

/** Nothing else makes sense before somebody administers the hub. */
function SetupFirst() {
  const t = useT();
  return (
    <Notice tone="warn" className="mx-auto max-w-3xl">
      <p className="font-medium">{t('start.setupFirst')}</p>
      <p className="mt-1">{t('start.setupLink')}</p>
      <p className="mt-1">{t('link.newSetup')}</p>
    </Notice>
  );
}

function Latest({ user }: { user: SessionUser | null }) {
  const isWelcome = useSearchParams()['welcome'] !== undefined && user !== null;
  const latest = useQueries({ queries: REPO_TYPES.map((type) => repositoriesQuery(latestQuestion(type))) });
  const isEmpty = latest.every((page) => page.data?.items.length === 0);
  // Whoever waits for a push must not lose the page that tells of it when the lists notice it first.
  const [hasWaited, setHasWaited] = useState(false);
  if (isEmpty && !hasWaited) setHasWaited(true);
  const failed = latest.find((page) => page.isError && page.data === undefined);
  if (failed) return <ProblemPage error={failed.error} />;
  return (
    <>
      {isWelcome || isEmpty || hasWaited ? (
        <Suspense fallback={<SkeletonRows count={1} className="mx-auto h-72 max-w-3xl" />}>
          <WhatNow user={user} hubIsEmpty={isEmpty} isWelcome={isWelcome} />
        </Suspense>
      ) : null}
      {isEmpty ? null : (
        <div className={cx('grid gap-x-6 gap-y-8 lg:grid-cols-3', isWelcome || hasWaited ? 'mt-10' : undefined)}>
          {REPO_TYPES.map((type) => (
            <LatestRepositories key={type} type={type} />
          ))}
        </div>
      )}
    </>
  );
}

function SignInInvitation() {
  const t = useT();
  return (
    <div className="text-center">
      <p className="mb-4 text-muted">{t('home.closed')}</p>
      <AppLink href="/login" className={buttonClass('primary')}>
        {t('signIn')}
      </AppLink>
    </div>
  );
}

function Hero({ user }: { user: SessionUser | null }) {
  const t = useT();
  const go = useGo();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(searchHref(String(new FormData(event.currentTarget).get('search'))));
  };
  return (
    <section className="relative mx-auto max-w-3xl pt-8 pb-16 text-center sm:pt-12">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{t('home.title')}</h1>
      <p className="mt-2 text-lg text-balance [word-break:keep-all] text-muted">{t('home.text')}</p>
      <form role="search" onSubmit={search} className="mx-auto mt-6 flex max-w-xl gap-2">
        <span className="relative grow">
          <Icon name="search" className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
          <input
            type="search"
            name="search"
            aria-label={t('home.search')}
            placeholder={t('home.search')}
            className="h-10 w-full rounded-control border border-line-strong bg-surface pr-3 pl-9 text-ellipsis placeholder:text-muted"
          />
        </span>
        <Button type="submit" tone="primary" className="h-10 px-4">
          {t('search')}
        </Button>
      </form>
      {user === null ? null : <OwnWays user={user} />}
    </section>
  );
}

/** Where somebody who is signed in goes first. Its room is there before it is known who is. */
function OwnWays({ user }: { user: SessionUser }) {
  const t = useT();
  const way = 'inline-flex h-8 items-center gap-1 text-link hover:underline';
  return (
    <p className="absolute inset-x-0 bottom-5 flex justify-center gap-5">
      <AppLink href="/new" className={way}>
        <Icon name="plus" />
        {t('new.title')}
      </AppLink>
      <AppLink href={`/${encodeURIComponent(user.name)}`} className={way}>
        <Icon name="user" />
        {t('shell.profile')}
      </AppLink>
    </p>
  );
}
