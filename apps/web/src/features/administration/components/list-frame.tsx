import type { UseQueryResult } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { Empty } from '../../../ui/empty';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { adminHref, type ListState } from '../model/list-address';

interface Choice {
  field: string;
  label: string;
  /** Besides all of them. */
  options: readonly { value: string; title: string }[];
}

/** Search and choices above a list; both write the address, and the address is what the list shows. */
export function ListFilter({
  path,
  state,
  label,
  choices = [],
  children,
}: {
  path: string;
  state: ListState;
  /** Of the search; without it the list has none. */
  label?: string;
  choices?: readonly Choice[];
  children?: ReactNode;
}) {
  const t = useT();
  const { history } = useRouter();
  const show = (change: ListState) => history.replace(adminHref(path, { ...state, cursor: '', ...change }));
  return (
    <div role="search" className="mb-4 flex flex-wrap gap-2">
      {label === undefined ? null : (
        <SearchInput value={state['search'] ?? ''} label={label} onSettle={(search) => show({ search })} className="max-sm:basis-full" />
      )}
      {choices.map(({ field, label: name, options }) => (
        <select
          key={field}
          aria-label={name}
          value={state[field] ?? ''}
          onChange={(event) => show({ [field]: event.target.value })}
          className="h-9 rounded-control border border-line-strong bg-surface px-2 max-sm:grow"
        >
          <option value="">{t('admin.allOf', { field: name })}</option>
          {options.map(({ value, title }) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      ))}
      {children}
    </div>
  );
}

interface PageOf<T> {
  items: T[];
  nextCursor: string | null;
}

/** One page of a list, row by row, with the way to the next. */
export function ListRows<T>({
  path,
  state,
  query,
  row,
}: {
  path: string;
  state: ListState;
  query: UseQueryResult<PageOf<T>>;
  row: (item: T) => ReactNode;
}) {
  const t = useT();
  return (
    <QueryView query={query} waiting={<SkeletonRows count={8} className="h-14" />}>
      {({ items, nextCursor }) => (
        <div className={cx('transition-opacity', query.isPlaceholderData && 'opacity-60')} aria-busy={query.isPlaceholderData}>
          {items.length === 0 ? (
            <Empty>{t('admin.nothing')}</Empty>
          ) : (
            <ul className="divide-y divide-line rounded-panel border border-line bg-surface">{items.map(row)}</ul>
          )}
          <Paging
            first={state['cursor'] ? adminHref(path, { ...state, cursor: '' }) : null}
            next={nextCursor === null ? null : adminHref(path, { ...state, cursor: nextCursor })}
          />
        </div>
      )}
    </QueryView>
  );
}
