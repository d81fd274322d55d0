import type { RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { cx } from '../../../ui/class-names';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { repositoriesQuery } from '../api/list';
import { listHref, type ListState } from '../model/list-search';
import { RepositoryGrid, RepositoryGridSkeleton } from './repository-grid';

export const LIST_PAGE = 30;

/** One page of the list that the address describes. */
export function RepositoryList({ type, state }: { type: RepoType; state: ListState }) {
  const page = useQuery(repositoriesQuery({ type, ...state, limit: LIST_PAGE }));
  return (
    <QueryView query={page} waiting={<RepositoryGridSkeleton count={12} />}>
      {({ items, nextCursor }) => (
        <div className={cx('transition-opacity', page.isPlaceholderData && 'opacity-60')} aria-busy={page.isPlaceholderData}>
          {items.length === 0 ? <NothingFound type={type} state={state} /> : <RepositoryGrid items={items} />}
          <Paging type={type} state={state} nextCursor={nextCursor} />
        </div>
      )}
    </QueryView>
  );
}

function NothingFound({ type, state }: { type: RepoType; state: ListState }) {
  const t = useT();
  const narrowed = state.search !== '' || state.author !== '';
  return (
    <div className="rounded-panel border border-dashed border-line-strong px-4 py-12 text-center">
      <p className="text-muted">{narrowed ? t('list.nothing', { search: state.search || state.author }) : t(`list.empty.${type}`)}</p>
      <AppLink href={narrowed ? listHref(type, {}) : `/new?type=${type}`} className={buttonClass('plain', 'mt-4')}>
        {narrowed ? t('list.clear') : t('new.title')}
      </AppLink>
    </div>
  );
}

function Paging({ type, state, nextCursor }: { type: RepoType; state: ListState; nextCursor: string | null }) {
  const t = useT();
  if (nextCursor === null && state.cursor === '') return null;
  return (
    <nav aria-label={t('list.pages')} className="mt-6 flex justify-center gap-2">
      {state.cursor === '' ? null : (
        <AppLink href={listHref(type, { ...state, cursor: '' })} className={buttonClass()}>
          {t('list.first')}
        </AppLink>
      )}
      {nextCursor === null ? null : (
        <AppLink href={listHref(type, { ...state, cursor: nextCursor })} className={buttonClass()}>
          {t('list.next')}
        </AppLink>
      )}
    </nav>
  );
}
