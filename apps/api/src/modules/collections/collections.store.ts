import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { titleKeyOf } from './collections.policy';
import type { CollectionChange, CollectionRecord, CollectionScope, Theme } from './collections.types';

export const COLLECTION_COLUMNS = `c.id, c.key, c.namespace_id, n.name as namespace, n.kind::text as owner_kind, n.full_name as owner_full_name,
  c.title, c.description, c.is_private, c.theme, c.upvotes, c.trending_score, c.updated_at`;
export const COLLECTIONS = 'collections c join namespaces n on n.id = c.namespace_id';

// By the name of its owner today, or a former one: an address that named somebody else would be theirs to be mistaken for.
const FIND = statement(
  'collections_find',
  `select ${COLLECTION_COLUMNS} from ${COLLECTIONS} where c.key = $1 and (n.name_key = $2 or exists (
     select from namespace_tombstones t where t.name_key = $2 and t.namespace_id = n.id))`,
);
const BY_IDS = statement('collections_by_ids', `select ${COLLECTION_COLUMNS} from ${COLLECTIONS} where c.id = any ($1::bigint[])`);
const BY_TITLE = statement(
  'collections_by_title',
  `select ${COLLECTION_COLUMNS} from ${COLLECTIONS} where c.namespace_id = $1 and c.title_key = $2`,
);
const POSITION = statement(
  'collections_position',
  `select count(*)::int as position from collections c, collections own
   where own.id = $1 and c.namespace_id = own.namespace_id and (c.position, c.id) < (own.position, own.id)
     and (not c.is_private or $2 or c.namespace_id = any ($3::bigint[]))`,
);
// Held by whoever makes or moves collections of a namespace: their order is one of all of them.
const LOCK_OWNER = statement('collections_lock_owner', `select pg_advisory_xact_lock(hashtextextended('collections:' || $1, 0))`);
const ORDER_OF = statement('collections_order', 'select id from collections where namespace_id = $1 order by position, id');
const REORDER = statement(
  'collections_reorder',
  `update collections c set position = o.at - 1 from unnest($1::bigint[]) with ordinality o(id, at) where c.id = o.id and c.position <> o.at - 1`,
);
const LOCK = statement('collections_lock', 'select id from collections where id = $1 for update');
const TOUCH = statement('collections_touch', 'update collections set updated_at = now() where id = $1');
const UPVOTE = statement(
  'collections_upvote',
  'insert into collection_upvotes (collection_id, user_id) select id, $2 from collections where id = $1 on conflict do nothing',
);
const WITHDRAW = statement('collections_withdraw', 'delete from collection_upvotes where collection_id = $1 and user_id = $2');
const UPVOTED = statement(
  'collections_upvoted',
  'select collection_id as id from collection_upvotes where user_id = $1 and collection_id = any ($2::bigint[])',
);
const RECEIVED = statement(
  'collections_upvotes_received',
  'select coalesce(sum(upvotes), 0)::int as upvotes from collections where namespace_id = $1 and not is_private',
);

export interface CollectionRow {
  id: bigint;
  key: string;
  namespace_id: bigint;
  namespace: string;
  owner_kind: 'user' | 'organization';
  owner_full_name: string;
  title: string;
  description: string;
  is_private: boolean;
  theme: Theme;
  upvotes: number;
  trending_score: number;
  updated_at: Date;
}

export interface NewCollectionRow {
  key: string;
  namespaceId: bigint;
  title: string;
  description: string;
  isPrivate: boolean;
  theme: Theme;
  position: number;
}

@Injectable()
export class CollectionsStore {
  constructor(private readonly database: Database) {}

  async find(key: string, namespaceKey: string): Promise<CollectionRecord | null> {
    const row = await this.database.row<CollectionRow>(FIND, [key, namespaceKey]);
    return row && toRecord(row);
  }

  async byIds(ids: readonly bigint[]): Promise<CollectionRecord[]> {
    return ids.length === 0 ? [] : (await this.database.rows<CollectionRow>(BY_IDS, [ids])).map(toRecord);
  }

  async position(id: bigint, { everything, namespaceIds }: CollectionScope): Promise<number> {
    return (await this.database.row<{ position: number }>(POSITION, [id, everything, namespaceIds]))?.position ?? 0;
  }

  /** Until the end of the transaction nobody else makes or moves collections of this namespace. */
  async lockOwner(namespaceId: bigint): Promise<void> {
    await this.database.execute(LOCK_OWNER, [namespaceId]);
  }

  async orderOf(namespaceId: bigint): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(ORDER_OF, [namespaceId])).map(({ id }) => id);
  }

  async reorder(ids: readonly bigint[]): Promise<void> {
    await this.database.execute(REORDER, [ids]);
  }

  async byTitle(namespaceId: bigint, title: string): Promise<CollectionRecord | null> {
    const row = await this.database.row<CollectionRow>(BY_TITLE, [namespaceId, titleKeyOf(title)]);
    return row && toRecord(row);
  }

  async create(row: NewCollectionRow): Promise<bigint> {
    const data = { ...row, titleKey: titleKeyOf(row.title) };
    return (await this.database.prisma.collection.create({ data, select: { id: true } })).id;
  }

  async change(id: bigint, change: Omit<CollectionChange, 'position'>): Promise<void> {
    const titleKey = change.title === undefined ? {} : { titleKey: titleKeyOf(change.title) };
    await this.database.prisma.collection.updateMany({ where: { id }, data: { ...change, ...titleKey } });
    await this.touch(id);
  }

  async remove(id: bigint): Promise<void> {
    await this.database.prisma.collection.deleteMany({ where: { id } });
  }

  /** False when it is gone. Until the end of the transaction nobody else changes what stands in it. */
  async lock(id: bigint): Promise<boolean> {
    return (await this.database.row(LOCK, [id])) !== null;
  }

  async touch(id: bigint): Promise<void> {
    await this.database.execute(TOUCH, [id]);
  }

  async upvote(id: bigint, userId: bigint): Promise<void> {
    await this.database.execute(UPVOTE, [id, userId]);
  }

  async withdraw(id: bigint, userId: bigint): Promise<void> {
    await this.database.execute(WITHDRAW, [id, userId]);
  }

  async upvoted(userId: bigint, ids: readonly bigint[]): Promise<Set<bigint>> {
    if (ids.length === 0) return new Set();
    return new Set((await this.database.rows<{ id: bigint }>(UPVOTED, [userId, ids])).map(({ id }) => id));
  }

  async upvotesReceived(namespaceId: bigint): Promise<number> {
    return (await this.database.row<{ upvotes: number }>(RECEIVED, [namespaceId]))?.upvotes ?? 0;
  }
}

export function toRecord(row: CollectionRow): CollectionRecord {
  const { id, key, namespace, title, description, theme, upvotes } = row;
  return {
    id,
    key,
    namespaceId: row.namespace_id,
    namespace,
    ownerKind: row.owner_kind,
    ownerFullName: row.owner_full_name,
    title,
    description,
    isPrivate: row.is_private,
    theme,
    upvotes,
    trendingScore: row.trending_score,
    updatedAt: row.updated_at,
  };
}
