// The state of a list lives in its address: /models?search=qwen&sort=likes&license=mit,apache-2.0&parameters=1B-3B&author=acme&fits=24.
import { type FacetKind, FACETS, type RepoType } from '@modelgrove/shared';
import { LIST_ADDRESS } from '../../../lib/addresses';
import type { RepositorySort } from '../../../lib/api-types';
import { mostParameters, readGigabytes } from '../../../lib/model-memory';
import type { ListQuestion } from '../api/list';

export type Chosen = Partial<Record<FacetKind, readonly string[]>>;

/** What each type of repository can be narrowed by, the most useful first. */
export const FACETS_OF: Record<RepoType, readonly FacetKind[]> = {
  model: ['task', 'library', 'language', 'license', 'format', 'base', 'author'],
  dataset: ['task', 'modality', 'size', 'format', 'language', 'license', 'library', 'author'],
  app: ['task', 'sdk', 'language', 'license', 'author'],
};

/** What things cost. `free` is none of the others. */
export const PRICES = ['free', 'once', 'monthly', 'use', 'subscribers'] as const;

const BILLION = 1e9;
/** Ranges of parameters: from, to (not included). */
export const RANGES: Record<string, [number | undefined, number | undefined]> = {
  '-1B': [undefined, BILLION],
  '1B-3B': [BILLION, 3 * BILLION],
  '3B-10B': [3 * BILLION, 10 * BILLION],
  '10B-40B': [10 * BILLION, 40 * BILLION],
  '40B-100B': [40 * BILLION, 100 * BILLION],
  '100B-': [100 * BILLION, undefined],
};

export interface ListState {
  search: string;
  /** Empty: as this list comes by itself. */
  sort: RepositorySort | '';
  /** One of RANGES, or empty. */
  parameters: string;
  /** Gigabytes of memory that models must fit at 4 bits, or empty. */
  fits: string;
  facets: Chosen;
}

const SORTS: readonly RepositorySort[] = [
  'trending',
  'updated',
  'created',
  'likes30d',
  'likes',
  'downloads',
  'downloadsAllTime',
  'parameters',
  'rows',
  'size',
  'name',
];
/** Orders by what only one kind of repository has. */
const ONLY_OF: Partial<Record<RepositorySort, RepoType>> = { parameters: 'model', rows: 'dataset' };

/** Orders that make sense for a list. */
export function sortsOf(type: RepoType, state: ListState): RepositorySort[] {
  const sorts = SORTS.filter((sort) => (ONLY_OF[sort] ?? type) === type);
  return state.search === '' ? sorts : ['relevance', ...sorts];
}

/** Reads what an address says; what it does not say, or says wrongly, is the default. */
export function parseListState(params: Record<string, unknown>): ListState {
  const text = (name: string) => (typeof params[name] === 'string' ? params[name].trim() : '');
  const known: readonly RepositorySort[] = ['relevance', ...SORTS];
  const facets: Chosen = {};
  for (const kind of FACETS) if (text(kind) !== '') facets[kind] = valuesIn(text(kind));
  return {
    search: text('search'),
    sort: known.find((sort) => sort === params['sort']) ?? '',
    parameters: Object.hasOwn(RANGES, text('parameters')) ? text('parameters') : '',
    fits: readGigabytes(text('fits')) === null ? '' : text('fits'),
    facets,
  };
}

/** The shortest address of that state: defaults are left out. */
export function listHref(type: RepoType, state: Partial<ListState>): string {
  const params = new URLSearchParams();
  for (const name of ['search', 'sort', 'parameters', 'fits'] as const) if (state[name]) params.set(name, state[name]);
  for (const kind of FACETS) {
    const values = state.facets?.[kind] ?? [];
    if (values.length > 0) params.set(kind, values.join(','));
  }
  const query = params.toString();
  return query === '' ? LIST_ADDRESS[type] : `${LIST_ADDRESS[type]}?${query}`;
}

/** The same with one value of a facet more, or less. */
export function toggled(state: ListState, kind: FacetKind, value: string): ListState {
  const before = state.facets[kind] ?? [];
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return { ...state, facets: { ...state.facets, [kind]: values } };
}

export function isNarrowed({ search, ...state }: ListState): boolean {
  return search !== '' || countFilters(state) > 0;
}

/** How many filters are set besides the words. */
export function countFilters({ parameters, fits, facets }: Omit<ListState, 'search'>): number {
  const single = [parameters, fits].filter((value) => value !== '').length;
  return FACETS.reduce((sum, kind) => sum + (facets[kind]?.length ?? 0), single);
}

export function questionOf(type: RepoType, { search, sort, parameters, fits, facets }: ListState): ListQuestion {
  const [from, to] = RANGES[parameters] ?? [];
  const most = Math.min(to === undefined ? Infinity : to - 1, fits === '' ? Infinity : mostParameters(Number(fits)));
  const chosen = Object.fromEntries(FACETS.map((kind) => [kind, facets[kind]?.join(',') ?? '']).filter(([, values]) => values !== ''));
  return {
    type,
    ...(search === '' ? {} : { search }),
    ...(sort === '' ? {} : { sort }),
    ...(from === undefined ? {} : { parametersMin: from }),
    ...(most === Infinity ? {} : { parametersMax: most }),
    ...chosen,
  };
}

function valuesIn(text: string): string[] {
  return [...new Set(text.split(',').map((value) => value.trim()))].filter((value) => value !== '');
}
