import type { RepoType } from '@modelgrove/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { RepositoryPage } from '../../../lib/api-types';
import { formatCapped } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { AppLink } from '../../../ui/link';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { repositoryPagesQuery } from '../api/list';
import { countFilters, isNarrowed, listHref, type ListState, questionOf } from '../model/list-search';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

export const LIST_PAGE = 30;

/** The list that the address describes, page after page. */
export function RepositoryList({ type, state }: { type: RepoType; state: ListState }) {
  const list = useInfiniteQuery(repositoryPagesQuery({ ...questionOf(type, state), limit: LIST_PAGE }));
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <RepositoryGridSkeleton count={12} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const first = list.data.pages[0];
  return (
    <div className={cx('transition-opacity', list.isPlaceholderData && 'opacity-60')} aria-busy={list.isPlaceholderData}>
      {first === undefined ? null : <Found page={first} state={state} />}
      {items.length === 0 ? <NothingFound type={type} state={state} /> : <RepositoryGrid items={items} withText={state.search !== ''} />}
      <MoreButton list={list} />
    </div>
  );
}

/** How many there are, and what was looked for when nobody wrote the word. */
function Found({ page: { count, correction }, state }: { page: RepositoryPage; state: ListState }) {
  const t = useT();
  const locale = useLocale();
  if (count === null || count.count === 0) return null;
  return (
    <p role="status" className="mb-3 text-muted">
      {t('list.count', { count: formatCapped(count, locale) })}
      {correction === null ? null : <> · {t('list.corrected', { correction, search: state.search })}</>}
    </p>
  );
}

function NothingFound({ type, state }: { type: RepoType; state: ListState }) {
  const t = useT();
  const narrowed = isNarrowed(state);
  const withFilters = countFilters(state) > 0;
  return (
    <div role="status" className="rounded-panel border border-dashed border-line-strong px-4 py-12 text-center text-balance">
      <p>{state.search === '' ? t(narrowed ? 'list.nothingLike' : `list.empty.${type}`) : t('list.nothing', { search: state.search })}</p>
      {narrowed ? <p className="mt-1 text-muted">{t(withFilters ? 'list.fewerFilters' : 'list.otherWords')}</p> : null}
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        {withFilters && state.search !== '' ? (
          <AppLink href={listHref(type, { search: state.search })} className={buttonClass()}>
            {t('list.clearFilters')}
          </AppLink>
        ) : null}
        {state.search === '' ? null : (
          <AppLink href={`/search?${new URLSearchParams({ q: state.search }).toString()}`} className={buttonClass()}>
            {t('list.everywhere')}
          </AppLink>
        )}
        <AppLink href={narrowed ? listHref(type, {}) : `/new?type=${type}`} className={buttonClass()}>
          {t(narrowed ? 'list.clear' : `new.of.${type}`)}
        </AppLink>
      </div>
    </div>
  );
}
