// Lists of collections. The text of the statement depends on which filters are used, never on what is asked for.
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import { Database, statement } from '../../platform/database';
import { containsPattern } from '../repositories';
import { type CollectionPlace, wordsOf } from './collections.policy';
import { COLLECTION_COLUMNS, COLLECTIONS, type CollectionRow, toRecord } from './collections.store';
import type { CollectionRecord, CollectionScope, CollectionSort } from './collections.types';

const ORDERS: Record<CollectionSort, { column: string; cast: string }> = {
  trending: { column: 'c.trending_score', cast: 'float8' },
  updated: { column: 'c.updated_at', cast: 'timestamptz' },
  upvotes: { column: 'c.upvotes', cast: 'int4' },
};
const EDITABLE = statement(
  'collections_editable',
  `select ${COLLECTION_COLUMNS}, i.id as item_id from ${COLLECTIONS}
   left join collection_items i on i.collection_id = c.id and i.repository_id = $2
   where c.namespace_id = any ($1::bigint[]) and ($3::bigint is null or c.id < $3) order by c.id desc limit $4`,
);

export interface ListedQuery {
  search: string;
  owners: string[] | null;
  /** Any of these stands in it; null: whatever does. */
  items: { repositoryIds: bigint[]; nestedIds: bigint[] } | null;
  sort: CollectionSort;
  after: CollectionPlace | null;
  limit: number;
}

@Injectable()
export class CollectionListStore {
  constructor(private readonly database: Database) {}

  async list(query: ListedQuery, scope: CollectionScope): Promise<CollectionRecord[]> {
    const values: unknown[] = [];
    const value = (wanted: unknown, cast: string) => `$${values.push(wanted)}::${cast}`;
    const { column } = ORDERS[query.sort];
    const conditions = [...visible(scope, value), ...narrowing(query, value), ...following(query, value)].join(' and ');
    const text = `select ${COLLECTION_COLUMNS} from ${COLLECTIONS} where ${conditions || 'true'}
      order by ${column} desc, c.id desc limit ${value(query.limit, 'bigint')}`;
    return (await this.database.rows<CollectionRow>(statement('', text), values)).map(toRecord);
  }

  /** The newest first. */
  async editable(
    namespaceIds: readonly bigint[],
    repositoryId: bigint,
    before: bigint | null,
    limit: number,
  ): Promise<(CollectionRecord & { itemId: bigint | null })[]> {
    const rows = await this.database.rows<CollectionRow & { item_id: bigint | null }>(EDITABLE, [
      namespaceIds,
      repositoryId,
      before,
      limit,
    ]);
    return rows.map((row) => ({ ...toRecord(row), itemId: row.item_id }));
  }
}

type Value = (wanted: unknown, cast: string) => string;

function visible({ everything, namespaceIds }: CollectionScope, value: Value): string[] {
  return everything ? [] : [`(not c.is_private or c.namespace_id = any (${value(namespaceIds, 'bigint[]')}))`];
}

function narrowing({ search, owners, items }: ListedQuery, value: Value): string[] {
  const conditions = wordsOf(search).map((word) => `lower(c.title || ' ' || c.description) like ${value(containsPattern(word), 'text')}`);
  if (owners) conditions.push(`n.name_key = any (${value(owners.map(nameKey), 'text[]')})`);
  if (items) {
    const [repositories, nested] = [value(items.repositoryIds, 'bigint[]'), value(items.nestedIds, 'bigint[]')];
    conditions.push(
      `c.id in (select i.collection_id from collection_items i where i.repository_id = any (${repositories}) or i.nested_id = any (${nested}))`,
    );
  }
  return conditions;
}

function following({ sort, after }: ListedQuery, value: Value): string[] {
  if (!after) return [];
  const { column, cast } = ORDERS[sort];
  return [`(${column}, c.id) < (${value(after.value, cast)}, ${value(after.id, 'bigint')})`];
}
