// Statements for lists over schema `search`. Their texts depend on which filters are used, never on what is asked for: a bounded number of
// shapes. A walk goes along the index of the order and stops at the page's end; a gathering collects all that match and sorts them. Which
// of the two is quick depends on what matches: the store tries both, each within bounds.
import type { RepoType } from '@modelgrove/shared';
import { escapedForLike, type ListPosition } from './repositories.policy';
import type { RepositorySort, TextQuery } from './repositories.types';

/** In the words of the index. */
export const VISIBILITY = { public: 0, private: 1, disabled: 2 } as const;
const TYPES: Record<RepoType, number> = { model: 1, dataset: 2, app: 3 };

const LETTERS_OF_INDEX = 3;

export const ORDERS: Record<RepositorySort, { column: string; cast: string }> = {
  trending: { column: 'trending', cast: 'float8' },
  relevance: { column: 'popularity', cast: 'float8' },
  updated: { column: 'updated_at', cast: 'timestamptz' },
  created: { column: 'created_at', cast: 'timestamptz' },
  likes: { column: 'likes', cast: 'int4' },
  likes30d: { column: 'likes_30d', cast: 'int4' },
  downloads: { column: 'downloads', cast: 'int4' },
  downloadsAllTime: { column: 'downloads_all', cast: 'int8' },
  parameters: { column: 'parameters', cast: 'int8' },
  size: { column: 'main_bytes', cast: 'int8' },
  rows: { column: 'row_count', cast: 'int8' },
  name: { column: 'full_key', cast: 'text' },
};

/** One visible part of a list: of one type and visibility, narrowed. */
export interface Part {
  type: RepoType;
  visibility: number;
  /** Of private ones only these; null: all. */
  within: { namespaceIds: bigint[]; repositoryIds: bigint[] } | null;
  facets: bigint[][];
  /** None of these. */
  without: bigint[];
  parameters: { min: number; max: number } | null;
  /** LIKE patterns over `namespace/name`. */
  patterns: string[];
  text: { query: TextQuery; in: 'names' | 'words'; notInNames: boolean } | null;
  /** Only, or never, repositories of just that name. */
  named: { name: string; is: boolean } | null;
}

export interface Order {
  sort: RepositorySort;
  ascending: boolean;
  after: ListPosition | null;
}

export interface Built {
  text: string;
  values: unknown[];
}

class Values {
  readonly list: unknown[] = [];

  add(value: unknown, cast: string): string {
    this.list.push(value);
    return `$${this.list.length}::${cast}`;
  }
}

export function isNarrowed(part: Part): boolean {
  return (
    part.facets.length > 0 ||
    part.without.length > 0 ||
    part.parameters !== null ||
    part.patterns.length > 0 ||
    part.text !== null ||
    part.named !== null ||
    part.within !== null
  );
}

/** Looks at the first `bound` rows of the order for `limit` that match; null: at all of them. */
export function walk(part: Part, order: Order, limit: number, bound: number | null): Built {
  const values = new Values();
  const { column } = ORDERS[order.sort];
  const place = [...whereabouts(part, values), ...following(order, values, 'e')].join(' and ');
  const conditions = [...narrowing(part, values), ...textOfRow(part, values)];
  const text = `select e.id, e.${column} as value from (
      select * from search.entry e where ${place} order by ${sorting(order)}${upTo(bound)}) e
    where ${conditions.join(' and ') || 'true'} order by ${sorting(order)} limit ${values.add(limit, 'bigint')}`;
  return { text, values: values.list };
}

/** At most `cap` that match, in no order, sorted; `found` says how many there were. */
export function gather(part: Part, order: Order, limit: number, cap: number | null): Built {
  const values = new Values();
  const { column } = ORDERS[order.sort];
  const from = matching(part, values, following(order, values, 'e'));
  const text = `with m as materialized (select e.id, e.${column} from ${from}${upTo(cap)})
    select c.found, e.id, e.${column} as value from (select count(*)::int as found from m) c
    left join lateral (select * from m order by ${sorting(order, 'm')} limit ${values.add(limit, 'bigint')}) e on true
    order by ${sorting(order)}`;
  return { text, values: values.list };
}

export function count(part: Part, cap: number): Built {
  const values = new Values();
  const from = matching(part, values, []);
  return { text: `select count(*)::int as count from (select from ${from}${upTo(cap)}) m`, values: values.list };
}

/** Facets of at most `cap` that match, the most frequent of each kind. `none`: what is said of those that have none of some facets. */
export function facets(part: Part, kinds: readonly string[], cap: number, most: number, none?: WithoutFacets): Built {
  const values = new Values();
  const from = matching(part, values, []);
  const others = none ? ` union all ${countedWithout(none, values)}` : '';
  const text = `with m as materialized (select e.facets from ${from}${upTo(cap)})
    select k.kind, k.value, k.count from (
      select f.kind, f.value, c.count, row_number() over (partition by f.kind order by c.count desc, f.value) as place from (
        select facet, count(*)::int as count from m cross join unnest(m.facets) as facet group by facet) c
      join search.facet f on f.hash = c.facet and f.kind = any (${values.add(kinds, 'text[]')})) k
    where k.place <= ${values.add(most, 'bigint')}${others} order by kind, count desc, value`;
  return { text, values: values.list };
}

/** A value that no row has: it is said of what has none of `facets`. */
export interface WithoutFacets {
  kind: string;
  value: string;
  facets: bigint[];
}

function countedWithout({ kind, value, facets: unwantedOnes }: WithoutFacets, values: Values): string {
  return `select ${values.add(kind, 'text')}, ${values.add(value, 'text')}, count(*)::int from m
    where not m.facets && ${values.add(unwantedOnes, 'int8[]')} having count(*) > 0`;
}

/** Known values of a kind that hold a text, with how many of what matches have them. */
export function facetSearch(part: Part, kind: string, pattern: string, cap: number, most: number): Built {
  const values = new Values();
  const from = matching(part, values, ['e.facets @> array[f.hash]']);
  const text = `select f.kind, f.value, c.count from (
      select * from search.facet where kind = ${values.add(kind, 'text')} and value like ${values.add(pattern, 'text')}
      order by length(value), value limit ${values.add(most, 'bigint')}) f
    cross join lateral (select count(*)::int as count from (select from ${from}${upTo(cap)}) m) c
    where c.count > 0 order by c.count desc, f.value`;
  return { text, values: values.list };
}

/** Owners of at most `cap` that match, those of most first. */
export function owners(part: Part, cap: number, most: number): Built {
  const values = new Values();
  return ownersAmong(matching(part, values, []), values, cap, most);
}

/** The same of those whose names hold a text; fewer than three letters have no index of letters, and are the beginning of a name. */
export function ownerSearch(part: Part, text: string, cap: number, most: number): Built {
  const values = new Values();
  const key = text.toLowerCase();
  const condition =
    key.length < LETTERS_OF_INDEX
      ? `e.full_key >= ${values.add(key, 'text')} and e.full_key < ${values.add(`${key}\uffff`, 'text')}`
      : `e.full_key like ${values.add(`%${escapedForLike(key)}%/%`, 'text')}`;
  return ownersAmong(matching(part, values, [condition]), values, cap, most);
}

function ownersAmong(from: string, values: Values, cap: number, most: number): Built {
  const text = `select 'author' as kind, n.name as value, c.count from (
      select m.namespace_id, count(*)::int as count from (select e.namespace_id from ${from}${upTo(cap)}) m
      group by m.namespace_id order by 2 desc, 1 limit ${values.add(most, 'bigint')}) c
    join namespaces n on n.id = c.namespace_id order by c.count desc, n.name`;
  return { text, values: values.list };
}

/** Written out: a plan that does not know how few are wanted would sort the whole table. Always one of a few constants. */
function upTo(most: number | null): string {
  return most === null ? '' : ` limit ${Math.trunc(most)}`;
}

function matching(part: Part, values: Values, more: string[]): string {
  const joined = part.text ? 'search.document d join search.entry e on e.id = d.id' : 'search.entry e';
  const conditions = [...whereabouts(part, values), ...narrowing(part, values), ...textOfDocument(part, values), ...more];
  return `${joined} where ${conditions.join(' and ')}`;
}

function whereabouts(part: Part, values: Values): string[] {
  return [`e.type = ${values.add(TYPES[part.type], 'int2')}`, `e.visibility = ${values.add(part.visibility, 'int2')}`];
}

function narrowing(part: Part, values: Values): string[] {
  const single = part.facets.filter((group) => group.length === 1).flat();
  const conditions = single.length > 0 ? [`e.facets @> ${values.add(single, 'int8[]')}`] : [];
  for (const group of part.facets) if (group.length > 1) conditions.push(`e.facets && ${values.add(group, 'int8[]')}`);
  if (part.without.length > 0) conditions.push(`not e.facets && ${values.add(part.without, 'int8[]')}`);
  if (part.parameters) {
    conditions.push(`e.parameters between ${values.add(part.parameters.min, 'int8')} and ${values.add(part.parameters.max, 'int8')}`);
  }
  // one by one: the index of letters knows no `like all`
  for (const pattern of part.patterns) conditions.push(`e.full_key like ${values.add(pattern, 'text')}`);
  if (part.named) conditions.push(`split_part(e.full_key, '/', 2) ${part.named.is ? '=' : '<>'} ${values.add(part.named.name, 'text')}`);
  if (part.within) {
    const { namespaceIds, repositoryIds } = part.within;
    conditions.push(
      `(e.namespace_id = any (${values.add(namespaceIds, 'int8[]')}) or e.id = any (${values.add(repositoryIds, 'int8[]')}))`,
    );
  }
  return conditions;
}

function textOfDocument(part: Part, values: Values): string[] {
  if (!part.text) return [];
  const { query, notInNames } = part.text;
  const inside = query.groups.map((group) => ({ group, parameter: values.add(group, 'int4[]') }));
  const conditions = inside.map(({ parameter }) => `d.${part.text?.in} && ${parameter}`);
  if (notInNames) conditions.push(`not (${inside.map(({ parameter }) => `d.names && ${parameter}`).join(' and ')})`);
  return conditions;
}

/** A look-up by key for each row: a join would read all that match before the first row is there. */
function textOfRow(part: Part, values: Values): string[] {
  const conditions = textOfDocument(part, values);
  return conditions.length === 0 ? [] : [`(select ${conditions.join(' and ')} from search.document d where d.id = e.id)`];
}

function following({ sort, ascending, after }: Order, values: Values, row: string): string[] {
  if (!after) return [];
  const { column, cast } = ORDERS[sort];
  const value = values.add(after.value, cast);
  const [before, idBefore] = ascending ? ['>', '<'] : ['<', '>'];
  return [
    `${row}.${column} ${before}= ${value} and (${row}.${column} ${before} ${value} or ${row}.id ${idBefore} ${values.add(after.id, 'int8')})`,
  ];
}

/** Read backwards, the same indexes serve the other direction. */
function sorting({ sort, ascending }: Order, row = 'e'): string {
  const { column } = ORDERS[sort];
  return ascending ? `${row}.${column} asc, ${row}.id desc` : `${row}.${column} desc, ${row}.id`;
}
