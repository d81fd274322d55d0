import type { RepoType } from '@modelgrove/shared';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { RepositorySort } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { listHref, type ListState, sortsOf } from '../model/list-search';
import { FacetSheet } from './facet-panel';

const CONTROL = 'h-9 rounded-control border border-line-strong bg-surface';

/** Search and sort; both write the address, and the address is what the list shows. */
export function ListControls({ type, state }: { type: RepoType; state: ListState }) {
  const t = useT();
  const { history } = useRouter();
  const sorts = sortsOf(type, state);
  const show = (change: Partial<ListState>) => history.replace(listHref(type, { ...state, ...change }));
  return (
    <div role="search" className="flex flex-wrap gap-2">
      <SearchField key={type} value={state.search} label={t('list.search')} onSettle={(search) => show({ search })} />
      <select
        aria-label={t('list.sort')}
        className={`${CONTROL} px-2`}
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

/** Follows the address (back button) and reports what was typed once the typing pauses. */
function SearchField({ value, label, onSettle }: { value: string; label: string; onSettle: (text: string) => void }) {
  const [text, setText] = useState(value);
  const [seen, setSeen] = useState(value);
  if (seen !== value) {
    setSeen(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onSettle(text.trim()), 300);
    return () => clearTimeout(timer);
  });
  return (
    <span className="relative min-w-48 grow">
      <Icon name="search" className="pointer-events-none absolute top-2.5 left-3 size-4 text-muted" />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className={`${CONTROL} w-full pr-3 pl-9 placeholder:text-muted`}
      />
    </span>
  );
}
