// Lists of repositories over schema `search`: keyset pages in any order, never a row the caller may not see.
import { Injectable } from '@nestjs/common';
import { nameKey, type RepoType } from '@modelgrove/shared';
import { Database, type Statement, statement } from '../../platform/database';
import {
  type Built,
  count,
  facets,
  facetSearch,
  gather,
  isNarrowed,
  type Order,
  owners,
  ownerSearch,
  type Part,
  walk,
  type WithoutFacets,
} from './list-statements';
import { containsPattern, type ListingScope } from './repositories.policy';
import { REPOSITORY_COLUMNS, type RepositoryRow, toRecord } from './repository-row';
import type { RepositoryCounts, RepositoryRecord } from './repositories.types';

// $1 public ones, $2 everything, $3 user, $4 and $5 the narrowing of a fine-grained token.
const VISIBLE = `(
    $2::bool
    or (r.disabled_at is null and (
      ($1::bool and not r.is_private)
      or ((r.namespace_id = $3::bigint or exists (select from memberships m where m.organization_id = r.namespace_id and m.user_id = $3::bigint))
        and ($4::text[] is null or n.name_key = any ($4::text[]) or n.name_key || '/' || r.name_key = any ($5::text[])))
    ))
  )`;

const COUNT = statement(
  'repositories_count',
  `select r.type::text as type, count(*)::int as count from repositories r join namespaces n on n.id = r.namespace_id
   where n.name_key = $6 and ${VISIBLE} group by r.type`,
);

const VISIBLE_OF = statement(
  'repositories_visible_of',
  `select ${REPOSITORY_COLUMNS} from repositories r join namespaces n on n.id = r.namespace_id
   where r.id = any ($6::bigint[]) and r.type = $7::text::repo_type and ${VISIBLE}`,
);

/** The same rule as VISIBLE, turned round: whose private repositories a person may see, and which ones besides. */
const REACH = statement(
  'repositories_reach',
  `with mine as (
     select n.id, n.name_key from namespaces n
     where n.id = $1::bigint or n.id in (select m.organization_id from memberships m where m.user_id = $1::bigint))
   select array(select id from mine where $2::text[] is null or name_key = any ($2::text[])) as "namespaceIds",
     array(select r.id from unnest($3::text[]) as k join mine on mine.name_key = split_part(k, '/', 1)
       join repositories r on r.namespace_id = mine.id and r.type = $4::text::repo_type and r.name_key = split_part(k, '/', 2)) as "repositoryIds"`,
);
const OWNERS = statement('repositories_owners', 'select id from namespaces where name_key = any ($1::text[])');

/** Where pages of frequent matches end. */
const FIRST_LOOK = 1_024;
/** As far as a walk goes on the strength of what its first look found. */
const FAR_LOOK = 16_384;
/** So many are sorted without a thought. */
const FEW = 8_000;
const LONG_LOOK = 65_536;
/** Shapes of statements that stay prepared; the rest is planned each time. */
const MAX_PREPARED = 64;

export interface Place {
  id: bigint;
  value: string | number | bigint | Date;
}

export interface Reach {
  namespaceIds: bigint[];
  repositoryIds: bigint[];
}

@Injectable()
export class RepositoryListStore {
  private readonly prepared = new Map<string, Statement>();

  constructor(private readonly database: Database) {}

  /** At most `limit` of a part, in order. Rare ones are not looked for along the order. */
  async page(part: Part, order: Order, limit: number, isRare = false): Promise<Place[]> {
    if (!isNarrowed(part)) return this.walk(part, order, limit, null);
    const near = isRare ? null : await this.near(part, order, limit);
    if (near) return near;
    const few = await this.gather(part, order, limit, FEW);
    if (few) return few;
    const seen = await this.walk(part, order, limit, LONG_LOOK);
    return seen.length === limit ? seen : ((await this.gather(part, order, limit, null)) ?? []);
  }

  /** A page that ends soon: within a first look, or as far as that look says it will. */
  private async near(part: Part, order: Order, limit: number): Promise<Place[] | null> {
    const seen = await this.walk(part, order, limit, FIRST_LOOK);
    if (seen.length === limit) return seen;
    const bound = lookFor(seen.length, limit);
    if (bound > FAR_LOOK) return null;
    const more = await this.walk(part, order, limit, bound);
    return more.length === limit ? more : null;
  }

  /** Not above `cap`. Names are short, and of a frequent word they alone are enough. */
  async count(part: Part, cap: number): Promise<number> {
    const inNames = part.text?.in === 'words' ? await this.counted({ ...part, text: { ...part.text, in: 'names' } }, cap) : 0;
    return inNames === cap ? cap : this.counted(part, cap);
  }

  private async counted(part: Part, cap: number): Promise<number> {
    const [row] = await this.planned<{ count: number }>(count(part, cap));
    return row?.count ?? 0;
  }

  facets(part: Part, kinds: readonly string[], cap: number, most: number, none?: WithoutFacets): Promise<FacetCount[]> {
    return this.planned<FacetCount>(facets(part, kinds, cap, most, none));
  }

  owners(part: Part, cap: number, most: number): Promise<FacetCount[]> {
    return this.planned<FacetCount>(owners(part, cap, most));
  }

  ownerSearch(part: Part, text: string, cap: number, most: number): Promise<FacetCount[]> {
    return this.planned<FacetCount>(ownerSearch(part, text, cap, most));
  }

  facetSearch(part: Part, kind: string, text: string, cap: number, most: number): Promise<FacetCount[]> {
    return this.planned<FacetCount>(facetSearch(part, kind, containsPattern(text), cap, most));
  }

  async reach(scope: ListingScope, type: RepoType): Promise<Reach> {
    const row = await this.database.row<Reach>(REACH, [scope.userId, scope.namespaceKeys, scope.repositoryKeys ?? [], type]);
    return { namespaceIds: (row?.namespaceIds ?? []).map(BigInt), repositoryIds: (row?.repositoryIds ?? []).map(BigInt) };
  }

  /** Of those that there are. */
  async ownerIds(names: readonly string[]): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(OWNERS, [names.map(nameKey)])).map(({ id }) => id);
  }

  /** Those of `ids` that have this type and may be seen. */
  async visible(ids: bigint[], type: RepoType, scope: ListingScope): Promise<RepositoryRecord[]> {
    const rows = await this.database.rows<RepositoryRow>(VISIBLE_OF, [...scopeValues(scope), ids, type]);
    return rows.map(toRecord);
  }

  async countOf(namespace: string, scope: ListingScope): Promise<RepositoryCounts> {
    const rows = await this.database.rows<{ type: string; count: number }>(COUNT, [...scopeValues(scope), nameKey(namespace)]);
    const of = (type: string) => rows.find((row) => row.type === type)?.count ?? 0;
    return { models: of('model'), datasets: of('dataset'), apps: of('app') };
  }

  private walk(part: Part, order: Order, limit: number, bound: number | null): Promise<Place[]> {
    const { text, values } = walk(part, order, limit, bound);
    return this.database.rows<Place>(this.preparedFor(text), values);
  }

  /** Null when more than `cap` match. */
  private async gather(part: Part, order: Order, limit: number, cap: number | null): Promise<Place[] | null> {
    const rows = await this.planned<Place & { found: number; id: bigint | null }>(
      gather(part, order, limit, cap === null ? null : cap + 1),
    );
    if (cap !== null && (rows[0]?.found ?? 0) > cap) return null;
    return rows.filter(({ id }) => id !== null).map(({ id, value }) => ({ id, value }));
  }

  /** Without a name: PostgreSQL plans it for these very values, and knows how frequent each of them is. */
  private planned<R extends object>({ text, values }: Built): Promise<R[]> {
    return this.database.rows<R>(statement('', text), values);
  }

  private preparedFor(text: string): Statement {
    const known = this.prepared.get(text);
    if (known || this.prepared.size >= MAX_PREPARED) return known ?? statement('', text);
    const made = statement(`list_${this.prepared.size}`, text);
    this.prepared.set(text, made);
    return made;
  }
}

/** Rows to look at for `limit`, when the first look found `found`: twice as many as expected, in powers of two (few shapes of statements). */
function lookFor(found: number, limit: number): number {
  return found === 0 ? Infinity : 2 ** Math.ceil(Math.log2((2 * FIRST_LOOK * limit) / found));
}

export interface FacetCount {
  kind: string;
  value: string;
  count: number;
}

function scopeValues(scope: ListingScope): unknown[] {
  return [scope.publicOnes, scope.everything, scope.userId, scope.namespaceKeys, scope.repositoryKeys];
}
