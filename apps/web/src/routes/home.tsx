import { REPO_TYPES } from '@modelgrove/shared';
import { useQueries, useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { metaQuery } from '../features/accounts/api/meta';
import { useUser } from '../features/accounts/api/session';
import { repositoriesQuery } from '../features/repositories/api/list';
import { TrendingRepositories, trendingQuestion } from '../features/repositories/components/trending-repositories';
import { SearchBox } from '../features/search/components/search-box';
import type { SessionUser } from '../lib/api-types';
import { useT, withRareWords } from '../lib/i18n';
import { readStored, writeStored } from '../lib/storage';
import { useTitle } from '../lib/use-title';
import { buttonClass } from '../ui/button';
import { Icon } from '../ui/icon';
import { AppLink } from '../ui/link';
import { Notice } from '../ui/notice';
import { Page } from '../ui/page';
import { ProblemPage } from '../ui/problem-page';
import { SkeletonRows } from '../ui/skeleton';
import { useSearchParams } from './params';

const WhatNow = lazy(() => withRareWords(import('./what-now')));
const HomeDoors = lazy(() => withHome(() => import('./home-doors')));
const HomeFeed = lazy(() => withHome(() => import('./home-signed-in').then(({ HomeFeed }) => ({ default: HomeFeed }))));
const HomeWork = lazy(() => withHome(() => import('./home-signed-in').then(({ HomeWork }) => ({ default: HomeWork }))));

/** A part of the page, and the words it says. */
async function withHome<M>(load: () => Promise<M>): Promise<M> {
  return (await Promise.all([withRareWords(load()), import('../lib/home-words').then(({ ready }) => ready)]))[0];
}

/** Whether somebody was signed in here when this page was seen last: which of its two faces waits for the answer. */
const WAS_SIGNED_IN = 'grove.home.signed-in';

export default function HomePage() {
  const user = useUser();
  const { data: meta } = useQuery(metaQuery);
  useTitle(null);
  useEffect(() => {
    if (user !== undefined) writeStored(WAS_SIGNED_IN, user === null ? null : 'yes');
  }, [user]);
  const isIn = user === undefined ? readStored(WAS_SIGNED_IN) !== null : user !== null;
  // A hub may show its contents to its own people only.
  const closed = meta?.anonymousRead === false && user === null;
  return (
    <Page>
      {isIn ? <Greeting user={user ?? null} /> : <Hero />}
      {meta?.needsSetup ? <SetupFirst /> : closed ? <SignInInvitation /> : <Contents user={user} isIn={isIn} />}
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

function Contents({ user, isIn }: { user: SessionUser | null | undefined; isIn: boolean }) {
  const isWelcome = useSearchParams()['welcome'] !== undefined && Boolean(user);
  const trending = useQueries({ queries: REPO_TYPES.map((type) => repositoriesQuery(trendingQuestion(type))) });
  const nothingPublic = trending.every((page) => page.data?.items.length === 0);
  const isEmpty = useSeesNothing(nothingPublic, isIn);
  // Whoever waits for a push must not lose the page that tells of it when the lists notice it first.
  const [hasWaited, setHasWaited] = useState(false);
  if (isEmpty && !hasWaited) setHasWaited(true);
  const failed = trending.find((page) => page.isError && page.data === undefined);
  if (failed) return <ProblemPage error={failed.error} />;
  const isNew = isWelcome || isEmpty || hasWaited;
  return (
    <div className="space-y-10">
      {isNew ? (
        <Suspense fallback={<SkeletonRows count={1} className="mx-auto h-72 max-w-3xl" />}>
          <WhatNow user={user ?? null} hubIsEmpty={isEmpty} isWelcome={isWelcome} />
        </Suspense>
      ) : null}
      {isIn ? null : <Beginnings />}
      {isEmpty ? null : isIn ? (
        <Own user={user ?? null}>{nothingPublic ? null : <Trending columns="sm:grid-cols-2" />}</Own>
      ) : (
        <Trending columns="lg:grid-cols-3" />
      )}
    </div>
  );
}

/** Where nothing is everybody's, whoever is signed in may still see something. */
function useSeesNothing(nothingPublic: boolean, isIn: boolean): boolean {
  const seen = useQueries({
    queries: REPO_TYPES.map((type) => ({ ...repositoriesQuery({ type, sort: 'updated', limit: 1 }), enabled: nothingPublic && isIn })),
  });
  return nothingPublic && (!isIn || seen.every((page) => page.data?.items.length === 0));
}

function Trending({ columns }: { columns: string }) {
  const t = useT();
  return (
    <section aria-labelledby="trending">
      <h2 id="trending" className="mb-4 text-xl font-semibold">
        {t('home.trending')}
      </h2>
      <div className={`grid gap-x-6 gap-y-8 ${columns}`}>
        {REPO_TYPES.map((type) => (
          <TrendingRepositories key={type} type={type} />
        ))}
      </div>
    </section>
  );
}

/** Theirs beside what is there for everybody. The room is there before it is known who they are. */
function Own({ user, children }: { user: SessionUser | null; children: ReactNode }) {
  const waiting = (count: number) => <SkeletonRows count={count} className="h-14" />;
  return (
    <div className="grid items-start gap-x-8 gap-y-8 lg:grid-cols-[minmax(0,1fr)_340px]">
      <div className="space-y-6 lg:order-2">
        {user ? (
          <Suspense fallback={waiting(5)}>
            <HomeWork userName={user.name} />
          </Suspense>
        ) : (
          waiting(5)
        )}
      </div>
      <div className="min-w-0 space-y-10">
        {user ? (
          <Suspense fallback={waiting(3)}>
            <HomeFeed />
          </Suspense>
        ) : (
          waiting(3)
        )}
        {children}
      </div>
    </div>
  );
}

function Beginnings() {
  return (
    <Suspense fallback={<SkeletonRows count={1} className="h-72 md:h-28" />}>
      <HomeDoors />
    </Suspense>
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

function Hero() {
  const t = useT();
  return (
    <section className="mx-auto max-w-3xl pt-8 pb-10 text-center sm:pt-12">
      <h1 className="text-3xl font-semibold tracking-tight text-balance [word-break:keep-all]">{t('home.title')}</h1>
      <p className="mt-3 text-lg text-balance text-muted">{t('home.text')}</p>
      <div className="mx-auto mt-6 flex max-w-xl">
        <SearchBox large />
      </div>
    </section>
  );
}

/** Above what concerns somebody who is signed in; where they go first. */
function Greeting({ user }: { user: SessionUser | null }) {
  const t = useT();
  return (
    <div className="mb-6 flex min-h-9 flex-wrap items-center justify-between gap-3">
      <h1 className="text-2xl font-semibold tracking-tight">{user ? t('home.hello', { name: user.fullName || user.name }) : null}</h1>
      {user ? (
        <AppLink href="/new" className={buttonClass('primary')}>
          <Icon name="plus" />
          {t('new.title')}
        </AppLink>
      ) : null}
    </div>
  );
}
