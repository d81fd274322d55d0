import { Injectable } from '@nestjs/common';
import { Database, statement, violatesForeignKey } from '../../platform/database';
import { itemUnknown } from './collections.errors';
import type { ItemRow } from './collections.types';

const OF = statement(
  'collection_items_of',
  `select i.id, i.collection_id, i.note, i.repository_id, i.nested_id, c.is_private as nested_private, c.namespace_id as nested_namespace_id
   from collection_items i left join collections c on c.id = i.nested_id
   where i.collection_id = any ($1::bigint[]) order by i.collection_id, i.position, i.id`,
);
const ADD = statement(
  'collection_items_add',
  `insert into collection_items (collection_id, repository_id, nested_id, note, position)
   select $1, $2, $3, $4, coalesce((select max(position) + 1 from collection_items where collection_id = $1), 0)
   on conflict do nothing returning id`,
);
const NOTE = statement('collection_items_note', 'update collection_items set note = $2 where id = $1');
const REMOVE = statement('collection_items_remove', 'delete from collection_items where id = $1');
const REORDER = statement(
  'collection_items_reorder',
  `update collection_items i set position = o.at - 1 from unnest($1::bigint[]) with ordinality o(id, at) where i.id = o.id and i.position <> o.at - 1`,
);

interface Row {
  id: bigint;
  collection_id: bigint;
  note: string;
  repository_id: bigint | null;
  nested_id: bigint | null;
  nested_private: boolean | null;
  nested_namespace_id: bigint | null;
}

export interface NewItem {
  collectionId: bigint;
  repositoryId: bigint | null;
  nestedId: bigint | null;
  note: string;
}

@Injectable()
export class CollectionItemsStore {
  constructor(private readonly database: Database) {}

  /** Of each collection in its order. */
  async of(collectionIds: readonly bigint[]): Promise<ItemRow[]> {
    return collectionIds.length === 0 ? [] : (await this.database.rows<Row>(OF, [collectionIds])).map(toItem);
  }

  /** At the end; null when it stands there already. */
  async add({ collectionId, repositoryId, nestedId, note }: NewItem): Promise<bigint | null> {
    try {
      return (await this.database.row<{ id: bigint }>(ADD, [collectionId, repositoryId, nestedId, note]))?.id ?? null;
    } catch (error) {
      // It was there a moment ago.
      throw violatesForeignKey(error) ? itemUnknown() : error;
    }
  }

  async note(id: bigint, note: string): Promise<void> {
    await this.database.execute(NOTE, [id, note]);
  }

  async remove(id: bigint): Promise<void> {
    await this.database.execute(REMOVE, [id]);
  }

  async reorder(ids: readonly bigint[]): Promise<void> {
    await this.database.execute(REORDER, [ids]);
  }
}

function toItem({ id, collection_id, note, repository_id, nested_id, nested_private, nested_namespace_id }: Row): ItemRow {
  const nested =
    nested_id === null || nested_namespace_id === null
      ? null
      : { id: nested_id, isPrivate: nested_private === true, namespaceId: nested_namespace_id };
  return { id, collectionId: collection_id, note, repositoryId: repository_id, nested };
}
