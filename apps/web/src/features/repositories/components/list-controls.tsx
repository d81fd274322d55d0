import type { RepoType } from '@modelgrove/shared';
import { useRouter } from '@tanstack/react-router';
import type { RepositorySort } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { SearchInput } from '../../../ui/search-input';
import { listHref, type ListState, sortsOf } from '../model/list-search';
import { FacetSheet } from './facet-panel';

/** Search and sort; both write the address, and the address is what the list shows. */
export function ListControls({ type, state }: { type: RepoType; state: ListState }) {
  const t = useT();
  const { history } = useRouter();
  const sorts = sortsOf(type, state);
  const show = (change: Partial<ListState>) => history.replace(listHref(type, { ...state, ...change }));
  return (
    <div role="search" className="flex flex-wrap gap-2">
      <SearchInput
        key={type}
        value={state.search}
        label={t('list.search')}
        onSettle={(search) => show({ search })}
        className="max-sm:basis-full"
      />
      <select
        aria-label={t('list.sort')}
        className="h-9 rounded-control border border-line-strong bg-surface px-2 max-sm:grow"
        value={sorts.includes(state.sort as RepositorySort) ? state.sort : sorts[0]}
        onChange={(event) => show({ sort: event.target.value === sorts[0] ? '' : (event.target.value as RepositorySort) })}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t(`list.sort.${sort}`)}
          </option>
        ))}
      </select>
      <FacetSheet type={type} state={state} />
    </div>
  );
}
