import { FACETS, type RepoType } from '@modelgrove/shared';
import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { countFilters, listHref, type ListState, toggled } from '../model/list-search';
import { FacetLabel, rangeLabel } from './facet-label';

/** What the list is narrowed by, each with a way to take it away. */
export function FilterChips({ type, state }: { type: RepoType; state: ListState }) {
  const t = useT();
  if (countFilters(state) === 0) return null;
  return (
    <ul aria-label={t('list.active')} className="flex flex-wrap gap-1.5">
      {state.parameters === '' ? null : (
        <Chip name={t('facet.parameters')} href={listHref(type, { ...state, parameters: '' })}>
          {rangeLabel(state.parameters, t)}
        </Chip>
      )}
      {state.fits === '' ? null : (
        <Chip name={t('facet.fits')} href={listHref(type, { ...state, fits: '' })}>
          {state.fits} GB
        </Chip>
      )}
      {FACETS.flatMap((kind) =>
        (state.facets[kind] ?? []).map((value) => (
          <Chip key={`${kind}:${value}`} name={t(`facet.${kind}`)} href={listHref(type, toggled(state, kind, value))}>
            <FacetLabel kind={kind} value={value} />
          </Chip>
        )),
      )}
      <li>
        <AppLink
          href={listHref(type, { search: state.search, sort: state.sort })}
          className="inline-flex h-7 items-center px-1.5 text-link hover:underline"
        >
          {t('list.clearFilters')}
        </AppLink>
      </li>
    </ul>
  );
}

function Chip({ name, href, children }: { name: string; href: string; children: ReactNode }) {
  const t = useT();
  return (
    <li className="max-w-full">
      <AppLink
        href={href}
        className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-control bg-accent-soft px-2 text-accent-soft-ink no-underline hover:brightness-95"
      >
        <span className="sr-only">{t('list.remove')}</span>
        <span className="text-xs opacity-80">{name}</span>
        <span className="min-w-0 truncate">{children}</span>
        <Icon name="close" className="size-3" />
      </AppLink>
    </li>
  );
}
