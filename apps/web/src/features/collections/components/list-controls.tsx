import { useRouter } from '@tanstack/react-router';
import type { CollectionSort } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { SearchInput } from '../../../ui/search-input';
import { listHref, type ListState, SORTS } from '../model/address';

/** Both write the address, and the address is what the list shows. */
export function ListControls({ state }: { state: ListState }) {
  const t = useT();
  const { history } = useRouter();
  const show = (change: Partial<ListState>) => history.replace(listHref({ ...state, ...change }));
  return (
    <div role="search" className="mb-4 flex flex-wrap gap-2">
      <SearchInput
        value={state.search}
        label={t('collection.search')}
        onSettle={(search) => show({ search })}
        className="max-sm:basis-full"
      />
      <select
        aria-label={t('list.sort')}
        className="h-9 rounded-control border border-line-strong bg-surface px-2 max-sm:grow"
        value={state.sort}
        onChange={(event) => show({ sort: event.target.value as CollectionSort })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`collection.sort.${sort}`)}
          </option>
        ))}
      </select>
    </div>
  );
}
