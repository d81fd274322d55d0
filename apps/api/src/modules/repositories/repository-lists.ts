// What a caller may see of all repositories: sorted, narrowed, counted. Private ones of their own are a list of their own that is merged
// into the public one, so that nobody's rights slow down what everybody reads.
import { Injectable } from '@nestjs/common';
import type { RepoType } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { AppConfig } from '../../platform/config';
import { AccessService } from '../access';
import { baseFacet, COSTS_NOTHING, facetGroups, unwanted, withChildren } from './facets';
import { type Order, type Part, VISIBILITY } from './list-statements';
import {
  containsPattern,
  type CursorKey,
  decodeCursor,
  encodeCursor,
  type ListingScope,
  listingScope,
  type ListPosition,
} from './repositories.policy';
import { type Place, RepositoryListStore } from './repository-list.store';
import type { CappedCount, FacetValue, ListFilter, ListPage, ListQuery, RepositoryCounts, RepositoryRecord } from './repositories.types';

/** Counts beyond are "so many and more". */
export const COUNT_CAP = 1_000;
const FACET_SAMPLE = 10_000;
const FACET_VALUES = 40;
const FACET_SEARCH_VALUES = 20;
/** The owner is a column of every row, and no word of a card. */
const AUTHOR = 'author';
const MAX_PARAMETERS = Number.MAX_SAFE_INTEGER;

type Tier = Pick<Part, 'text' | 'named'>;

@Injectable()
export class RepositoryLists {
  constructor(
    private readonly store: RepositoryListStore,
    private readonly config: AppConfig,
    private readonly access: AccessService,
  ) {}

  async list(actor: Actor, query: ListQuery): Promise<ListPage> {
    const key: CursorKey = query.reverse ? `-${query.sort}` : query.sort;
    const after = query.cursor === undefined ? null : decodeCursor(key, query.cursor);
    const scope = listingScope(actor, query.type, this.config.anonymousRead);
    const parts = await this.parts(actor, scope, query);
    const found = await this.places(parts, query, after);
    const shown = found.slice(0, query.limit);
    const last = found.length > shown.length ? shown.at(-1) : undefined;
    return { items: await this.records(shown, query.type, scope), nextCursor: last ? encodeCursor(key, last) : null };
  }

  /** How many there are, up to COUNT_CAP. */
  async count(actor: Actor, filter: ListFilter): Promise<CappedCount> {
    const parts = await this.parts(actor, listingScope(actor, filter.type, this.config.anonymousRead), filter);
    let sum = 0;
    for (const part of parts) if (sum <= COUNT_CAP) sum += await this.store.count(part, COUNT_CAP + 1 - sum);
    return capped(sum, true);
  }

  /** The most frequent values of each kind among what the filter leaves. */
  async facets(actor: Actor, filter: ListFilter, kinds: readonly string[]): Promise<FacetValue[]> {
    const parts = await this.parts(actor, listingScope(actor, filter.type, this.config.anonymousRead), filter);
    const named = kinds.filter((kind) => kind !== AUTHOR);
    let isWhole = true;
    const sums = new Map<string, { kind: string; value: string; count: number }>();
    for (const part of parts) {
      if ((await this.store.count(part, FACET_SAMPLE)) === FACET_SAMPLE) isWhole = false;
      const none = named.includes(COSTS_NOTHING.kind) ? COSTS_NOTHING : undefined;
      if (named.length > 0) add(sums, await this.store.facets(part, named, FACET_SAMPLE, FACET_VALUES, none));
      if (named.length < kinds.length) add(sums, await this.store.owners(part, FACET_SAMPLE, FACET_VALUES));
    }
    return sorted(sums).map(({ kind, value, count }) => ({ kind, value, ...capped(count, isWhole) }));
  }

  /** Values of one kind that hold `text`, among what the filter leaves. */
  async facetSearch(actor: Actor, filter: ListFilter, kind: string, text: string): Promise<FacetValue[]> {
    const parts = await this.parts(actor, listingScope(actor, filter.type, this.config.anonymousRead), filter);
    const sums = new Map<string, { kind: string; value: string; count: number }>();
    for (const part of parts)
      add(
        sums,
        kind === AUTHOR
          ? await this.store.ownerSearch(part, text, FACET_SAMPLE, FACET_SEARCH_VALUES)
          : await this.store.facetSearch(part, kind, text, COUNT_CAP + 1, FACET_SEARCH_VALUES),
      );
    return sorted(sums).map(({ kind: of, value, count }) => ({ kind: of, value, ...capped(count, true) }));
  }

  countOf(actor: Actor, namespace: string): Promise<RepositoryCounts> {
    return this.store.countOf(namespace, listingScope(actor, 'model', this.config.anonymousRead));
  }

  /** Public ones; private ones of the caller's own namespaces; for administrators everything. */
  private async parts(actor: Actor, scope: ListingScope, filter: ListFilter): Promise<Part[]> {
    if (holdsNul(filter)) return [];
    const authors = [...(filter.author === undefined ? [] : [filter.author]), ...(filter.authors ?? [])];
    const owners = authors.length === 0 ? [] : await this.store.ownerIds(authors);
    if (authors.length > 0 && owners.length === 0) return [];
    const { min = 0, max = MAX_PARAMETERS } = filter.parameters ?? {};
    const part: Part = {
      type: filter.type,
      visibility: VISIBILITY.public,
      within: null,
      facets: facetGroups(await this.withBases(actor, filter), owners),
      without: unwanted(filter),
      parameters: filter.parameters ? { min, max } : null,
      patterns: (filter.search ?? []).map(containsPattern),
      text: filter.text ? { query: filter.text, in: 'words', notInNames: false } : null,
      named: null,
    };
    if (scope.everything && !filter.publicOnly) return Object.values(VISIBILITY).map((visibility) => ({ ...part, visibility }));
    const parts = scope.publicOnes ? [part] : [];
    if (scope.userId === null || filter.publicOnly) return parts;
    const within = await this.store.reach(scope, filter.type);
    return [...parts, { ...part, visibility: VISIBILITY.private, within }];
  }

  /** A filter by a base model finds what was made from it whatever it was called then: names of models that one may see stand for their ids as well. */
  private async withBases(actor: Actor, filter: ListFilter): Promise<ListFilter> {
    if (filter.type !== 'model') return filter;
    const groups = [...(filter.tags ?? []).map((tag) => [`tag:${tag}`]), ...(filter.facets ?? [])];
    const facets: string[][] = [];
    for (const group of groups) {
      const named = group.map(baseFacet);
      const seen = await Promise.all(
        named.map((base) => base && this.access.find(actor, { type: 'model', namespace: base.namespace, name: base.name }, 'see')),
      );
      facets.push(group.flatMap((facet, at) => withChildren(facet, named[at] ?? null, seen[at]?.id ?? null)));
    }
    return { ...filter, tags: [], facets };
  }

  private async places(parts: Part[], query: ListQuery, after: ListPosition | null): Promise<ListPosition[]> {
    const wanted = query.limit + 1;
    const ascending = (query.sort === 'name') !== (query.reverse === true);
    const tiers = query.sort === 'relevance' ? tiersOf(query) : null;
    if (!tiers) return (await this.merged(parts, { sort: query.sort, ascending, after }, wanted)).map(positionOf);
    const found: ListPosition[] = [];
    for (let tier = after?.tier ?? 0; tier < tiers.length && found.length < wanted; tier += 1) {
      const here = tier === after?.tier ? after : null;
      const narrowed = parts.map((part) => ({ ...part, ...tiers[tier] }));
      const places = await this.merged(narrowed, { sort: query.sort, ascending, after: here }, wanted - found.length, tier === 0);
      found.push(...places.map((place) => ({ ...positionOf(place), tier })));
    }
    return found;
  }

  private async merged(parts: Part[], order: Order, wanted: number, isRare = false): Promise<Place[]> {
    const places: Place[] = [];
    for (const part of parts) {
      if (part.named?.name === '' && part.named.is) continue;
      places.push(...(await this.store.page(part, order, wanted, isRare)));
    }
    return parts.length === 1 ? places : places.toSorted(comparing(order.ascending)).slice(0, wanted);
  }

  /** Asked once more whether they may be seen: a repository may have become private since its place was read. */
  private async records(places: ListPosition[], type: RepoType, scope: ListingScope): Promise<RepositoryRecord[]> {
    if (places.length === 0) return [];
    const ids = places.map(({ id }) => id);
    const records = new Map((await this.store.visible(ids, type, scope)).map((record) => [record.id, record]));
    return ids.map((id) => records.get(id)).filter((record) => record !== undefined);
  }
}

/** A whole name before words of names before words of anything; each repository in the first that fits. */
function tiersOf({ text }: ListQuery): Tier[] | null {
  if (!text) return null;
  const { name = '' } = text;
  const others = name === '' ? null : { name, is: false };
  return [
    { named: { name, is: true }, text: null },
    { named: others, text: { query: text, in: 'names', notInNames: false } },
    { named: others, text: { query: text, in: 'words', notInNames: true } },
  ];
}

function positionOf({ id, value }: Place): ListPosition {
  if (value instanceof Date) return { id: BigInt(id), value: value.toISOString() };
  return { id: BigInt(id), value: typeof value === 'bigint' ? Number(value) : value };
}

function comparing(ascending: boolean): (a: Place, b: Place) => number {
  const sign = ascending ? -1 : 1;
  const plain = (value: Place['value']) => (value instanceof Date ? value.getTime() : value);
  return (one, other) => {
    const [a, b] = [plain(one.value), plain(other.value)];
    return sign * (a === b ? Number(one.id - other.id) : a < b ? 1 : -1);
  };
}

function capped(count: number, isExact: boolean): CappedCount {
  return count > COUNT_CAP ? { count: COUNT_CAP, isExact: false } : { count, isExact };
}

function add<T extends { kind: string; value: string; count: number }>(sums: Map<string, T>, rows: T[]): void {
  for (const row of rows) {
    const key = `${row.kind}:${row.value}`;
    sums.set(key, { ...row, count: row.count + (sums.get(key)?.count ?? 0) });
  }
}

function sorted<T extends { kind: string; count: number }>(sums: Map<string, T>): T[] {
  return [...sums.values()].toSorted((a, b) => (a.kind === b.kind ? b.count - a.count : a.kind < b.kind ? -1 : 1));
}

/** Postgres text cannot hold NUL, so nothing can match. */
function holdsNul({ author, authors = [], pipelineTag, sdk, search = [], tags = [], facets = [] }: ListFilter): boolean {
  return [author, ...authors, pipelineTag, sdk, ...search, ...tags, ...facets.flat()].some((text) => text?.includes('\0'));
}
