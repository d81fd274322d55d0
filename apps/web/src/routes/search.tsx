import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CollectionCard } from '../features/collections/components/collection-card';
import { RepositoryGrid, RepositoryGridSkeleton } from '../features/repositories/components/repository-grid';
import { listHref } from '../features/repositories/model/list-search';
import { collectionsFoundQuery, discussionsFoundQuery, searchQuery } from '../features/search/api/search';
import { FoundAccounts } from '../features/search/components/found-accounts';
import { FoundDiscussions } from '../features/search/components/found-discussions';
import { type SearchPart, searchHref } from '../features/search/model/suggestions';
import type { CollectionSummary, SearchResults } from '../lib/api-types';
import { formatCapped } from '../lib/formats';
import { useLocale, useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { AppLink } from '../ui/link';
import { MoreButton } from '../ui/more-button';
import { NavTabs } from '../ui/nav-tabs';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SearchInput } from '../ui/search-input';
import { useSearchParams } from './params';

const SHOWN = 6;
const SECTION = { model: 'models', dataset: 'datasets', app: 'apps' } as const;

export default function SearchPage() {
  const t = useT();
  const { history } = useRouter();
  const { q: asked, in: within } = useSearchParams();
  const part = within === 'discussions' || within === 'collections' ? within : undefined;
  const q = typeof asked === 'string' ? asked.trim() : '';
  const title = q === '' ? t('search.empty') : t('search.title', { q });
  const results = useQuery(searchQuery(q, SHOWN));
  useTitle(title);
  return (
    <Page>
      <h1 className="mb-4 text-xl font-semibold wrap-anywhere">{title}</h1>
      <div role="search" className="mb-6 flex max-w-xl">
        <SearchInput value={q} label={t('home.search')} onSettle={(text) => history.replace(searchHref(text, part))} />
      </div>
      {q === '' ? null : <Kinds q={q} part={part} />}
      {q === '' ? (
        <p className="text-muted">{t('search.hint')}</p>
      ) : part ? (
        <All key={part} q={q} part={part} />
      ) : (
        <QueryView query={results} waiting={<RepositoryGridSkeleton count={6} />}>
          {(found) => <Results q={q} found={found} busy={results.isPlaceholderData} />}
        </QueryView>
      )}
    </Page>
  );
}

function Results({ q, found, busy }: { q: string; found: SearchResults; busy: boolean }) {
  const t = useT();
  const { organizations, people } = found;
  const talk = useInfiniteQuery(discussionsFoundQuery(q, SHOWN)).data?.pages[0];
  const gathered = useInfiniteQuery(collectionsFoundQuery(q, SHOWN)).data?.pages[0];
  const correction = found.correction ?? talk?.correction ?? gathered?.correction ?? null;
  const hasOthers = talk === undefined || gathered === undefined || talk.items.length + gathered.items.length > 0;
  const isEmpty =
    !hasOthers && REPO_TYPES.every((type) => found[SECTION[type]].items.length === 0) && organizations.length + people.length === 0;
  return (
    <div aria-busy={busy}>
      <div role="status">
        {correction === null ? null : <p className="mb-4 text-muted">{t('search.corrected', { q, correction })}</p>}
        {isEmpty ? (
          <div className="rounded-panel border border-dashed border-line-strong px-4 py-12 text-center text-balance">
            <p>{t('search.nothing', { q })}</p>
            <p className="mt-1 text-muted">{t('list.otherWords')}</p>
          </div>
        ) : null}
      </div>
      {REPO_TYPES.map((type) => (
        <Section key={type} type={type} q={q} section={found[SECTION[type]]} />
      ))}
      <FoundAccounts title={t('search.organizations')} icon="organization" accounts={organizations} />
      <FoundAccounts title={t('search.people')} icon="user" accounts={people} />
      {talk && talk.items.length > 0 ? (
        <Others q={q} part="discussions" hasMore={talk.nextCursor !== null}>
          <FoundDiscussions items={talk.items} />
        </Others>
      ) : null}
      {gathered && gathered.items.length > 0 ? (
        <Others q={q} part="collections" hasMore={gathered.nextCursor !== null}>
          <CollectionGrid items={gathered.items} />
        </Others>
      ) : null}
    </div>
  );
}

function Kinds({ q, part }: { q: string; part: SearchPart | undefined }) {
  const t = useT();
  const tab = (of: SearchPart | undefined) => ({ href: searchHref(q, of), current: part === of });
  return (
    <div className="mb-6 border-b border-line">
      <NavTabs
        label={t('search.kinds')}
        tabs={[
          { ...tab(undefined), title: t('search.inAll'), icon: 'search' },
          { ...tab('discussions'), title: t('search.discussions'), icon: 'talk' },
          { ...tab('collections'), title: t('search.collections'), icon: 'collection' },
        ]}
      />
    </div>
  );
}

function Others({ q, part, hasMore, children }: { q: string; part: SearchPart; hasMore: boolean; children: ReactNode }) {
  const t = useT();
  return (
    <section className="mb-8">
      <div className="mb-3 flex items-baseline justify-between gap-2">
        <h2 className="text-lg font-semibold">{t(`search.${part}`)}</h2>
        {hasMore ? (
          <AppLink href={searchHref(q, part)} className="text-link hover:underline">
            {t('search.more')}
          </AppLink>
        ) : null}
      </div>
      {children}
    </section>
  );
}

function CollectionGrid({ items }: { items: readonly CollectionSummary[] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2">
      {items.map((collection) => (
        <li key={`${collection.namespace}/${collection.slug}`} className="min-w-0">
          <CollectionCard collection={collection} />
        </li>
      ))}
    </ul>
  );
}

function All({ q, part }: { q: string; part: SearchPart }) {
  return part === 'discussions' ? <AllDiscussions q={q} /> : <AllCollections q={q} />;
}

function AllDiscussions({ q }: { q: string }) {
  const list = useInfiniteQuery(discussionsFoundQuery(q));
  return (
    <QueryView query={list} waiting={<RepositoryGridSkeleton count={6} />}>
      {({ pages }) => (
        <Listed q={q} correction={pages[0]?.correction ?? null} isEmpty={pages[0]?.items.length === 0}>
          <FoundDiscussions items={pages.flatMap(({ items }) => items)} />
          <MoreButton list={list} />
        </Listed>
      )}
    </QueryView>
  );
}

function AllCollections({ q }: { q: string }) {
  const list = useInfiniteQuery(collectionsFoundQuery(q));
  return (
    <QueryView query={list} waiting={<RepositoryGridSkeleton count={6} />}>
      {({ pages }) => (
        <Listed q={q} correction={pages[0]?.correction ?? null} isEmpty={pages[0]?.items.length === 0}>
          <CollectionGrid items={pages.flatMap(({ items }) => items)} />
          <MoreButton list={list} />
        </Listed>
      )}
    </QueryView>
  );
}

function Listed({ q, correction, isEmpty, children }: { q: string; correction: string | null; isEmpty: boolean; children: ReactNode }) {
  const t = useT();
  return (
    <>
      <div role="status">
        {correction === null || isEmpty ? null : <p className="mb-4 text-muted">{t('search.corrected', { q, correction })}</p>}
        {isEmpty ? <p className="py-12 text-center text-balance">{t('search.nothing', { q })}</p> : null}
      </div>
      {isEmpty ? null : children}
    </>
  );
}

function Section({ type, q, section: { items, count } }: { type: RepoType; q: string; section: SearchResults['models'] }) {
  const t = useT();
  const locale = useLocale();
  if (items.length === 0) return null;
  return (
    <section className="mb-8">
      <div className="mb-3 flex items-baseline justify-between gap-2">
        <h2 className="text-lg font-semibold">{t(`type.${type}.many`)}</h2>
        {count !== null && count.count > items.length ? (
          <AppLink href={listHref(type, { search: q })} className="text-link hover:underline">
            {t('search.all', { count: formatCapped(count, locale) })}
          </AppLink>
        ) : null}
      </div>
      <RepositoryGrid items={items} withText />
    </section>
  );
}
