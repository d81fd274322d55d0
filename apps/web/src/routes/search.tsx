import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { RepositoryGrid, RepositoryGridSkeleton } from '../features/repositories/components/repository-grid';
import { listHref } from '../features/repositories/model/list-search';
import { searchQuery } from '../features/search/api/search';
import { FoundAccounts } from '../features/search/components/found-accounts';
import { searchHref } from '../features/search/model/suggestions';
import type { SearchResults } from '../lib/api-types';
import { formatCapped } from '../lib/formats';
import { useLocale, useT } from '../lib/i18n';
import { useTitle } from '../lib/use-title';
import { AppLink } from '../ui/link';
import { Page } from '../ui/page';
import { QueryView } from '../ui/query-view';
import { SearchInput } from '../ui/search-input';
import { useSearchParams } from './params';

const SHOWN = 6;
const SECTION = { model: 'models', dataset: 'datasets', app: 'apps' } as const;

export default function SearchPage() {
  const t = useT();
  const { history } = useRouter();
  const { q: asked } = useSearchParams();
  const q = typeof asked === 'string' ? asked.trim() : '';
  const title = q === '' ? t('search.empty') : t('search.title', { q });
  const results = useQuery(searchQuery(q, SHOWN));
  useTitle(title);
  return (
    <Page>
      <h1 className="mb-4 text-xl font-semibold wrap-anywhere">{title}</h1>
      <div role="search" className="mb-6 flex max-w-xl">
        <SearchInput value={q} label={t('home.search')} onSettle={(text) => history.replace(searchHref(text))} />
      </div>
      {q === '' ? (
        <p className="text-muted">{t('search.hint')}</p>
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
  const { correction, organizations, people } = found;
  const isEmpty = REPO_TYPES.every((type) => found[SECTION[type]].items.length === 0) && organizations.length + people.length === 0;
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
    </div>
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
