import { REPO_TYPES } from '@modelgrove/shared';
import { useQueries } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useUser } from '../features/accounts/api/session';
import { repositoriesQuery } from '../features/repositories/api/list';
import { LatestRepositories, latestQuestion } from '../features/repositories/components/latest-repositories';
import { listHref } from '../features/repositories/model/list-search';
import { FirstPushGuide } from '../features/start/components/first-push-guide';
import { useT } from '../lib/i18n';
import { useGo } from '../lib/use-go';
import { useTitle } from '../lib/use-title';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Page } from '../ui/page';

export default function HomePage() {
  const user = useUser();
  useTitle(null);
  const latest = useQueries({ queries: REPO_TYPES.map((type) => repositoriesQuery(latestQuestion(type))) });
  const empty = latest.every((page) => page.data?.items.length === 0);
  return (
    <Page>
      <Hero />
      {empty ? <FirstPushGuide origin={window.location.origin} userName={user?.name ?? null} /> : null}
      {empty ? null : (
        <div className="grid gap-x-6 gap-y-8 lg:grid-cols-3">
          {REPO_TYPES.map((type) => (
            <LatestRepositories key={type} type={type} />
          ))}
        </div>
      )}
    </Page>
  );
}

function Hero() {
  const t = useT();
  const go = useGo();
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    go(listHref('model', { search: String(new FormData(event.currentTarget).get('search')).trim() }));
  };
  return (
    <section className="mx-auto max-w-3xl pt-8 pb-10 text-center sm:pt-12">
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{t('home.title')}</h1>
      <p className="mt-2 text-lg text-balance text-muted">{t('home.text')}</p>
      <form role="search" onSubmit={search} className="mx-auto mt-6 flex max-w-xl gap-2">
        <span className="relative grow">
          <Icon name="search" className="pointer-events-none absolute top-3 left-3 size-4 text-muted" />
          <input
            type="search"
            name="search"
            aria-label={t('home.search')}
            placeholder={t('home.search')}
            className="h-10 w-full rounded-control border border-line-strong bg-surface pr-3 pl-9 placeholder:text-muted"
          />
        </span>
        <Button type="submit" tone="primary" className="h-10 px-4">
          {t('search')}
        </Button>
      </form>
    </section>
  );
}
