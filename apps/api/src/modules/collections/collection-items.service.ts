// What stands in a collection, and in which order. Only what the one who adds it may see can be added.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { AccessService } from '../access';
import { CollectionItemsStore } from './collection-items.store';
import { CollectionReader } from './collection-reader';
import { collectionFull, collectionNotFound, itemExists, itemMissing, itemOfItself, itemUnknown } from './collections.errors';
import { MOST_ITEMS, moved } from './collections.policy';
import { type CollectionAddress, CollectionsService } from './collections.service';
import { CollectionsStore } from './collections.store';
import type { Collection, CollectionRecord, ItemName, ItemRow } from './collections.types';

@Injectable()
export class CollectionItemsService {
  constructor(
    private readonly access: AccessService,
    private readonly collections: CollectionsService,
    private readonly reader: CollectionReader,
    private readonly store: CollectionsStore,
    private readonly items: CollectionItemsStore,
    private readonly transaction: Transaction,
  ) {}

  /** 'collection/item-unknown' for what the actor may not see, 'collection/item-exists', 'collection/full'. */
  async add(actor: Actor, at: CollectionAddress, name: ItemName, note = ''): Promise<Collection> {
    const collection = await this.collections.editable(actor, at);
    const target = await this.target(actor, name);
    if (target.nestedId === collection.id) throw itemOfItself();
    await this.inTurn(collection, async (all) => {
      if (all.length >= MOST_ITEMS) throw collectionFull();
      if ((await this.items.add({ collectionId: collection.id, note, ...target })) === null) throw itemExists();
    });
    return this.collections.again(actor, collection.id);
  }

  /** 'collection/item-not-found', also for what the actor may not see. */
  async change(actor: Actor, at: CollectionAddress, itemId: bigint, change: { note?: string; position?: number }): Promise<Collection> {
    const collection = await this.collections.editable(actor, at);
    await this.inTurn(collection, async (all) => {
      const seen = await this.seenOf(actor, collection, itemId);
      if (change.note !== undefined) await this.items.note(itemId, change.note);
      if (change.position === undefined) return;
      const order = all.map(({ id }) => id);
      await this.items.reorder(moved(order, seen, itemId, change.position));
    });
    return this.collections.again(actor, collection.id);
  }

  async remove(actor: Actor, at: CollectionAddress, itemId: bigint): Promise<Collection> {
    const collection = await this.collections.editable(actor, at);
    await this.inTurn(collection, async () => {
      await this.seenOf(actor, collection, itemId);
      await this.items.remove(itemId);
    });
    return this.collections.again(actor, collection.id);
  }

  private async seenOf(actor: Actor, { id }: CollectionRecord, itemId: bigint): Promise<Set<bigint>> {
    const rows = await this.reader.seenItems(actor, await this.access.collectionsSeen(actor), [id]);
    const seen = new Set(rows.map((row) => row.id));
    if (!seen.has(itemId)) throw itemMissing();
    return seen;
  }

  private async target(actor: Actor, name: ItemName): Promise<{ repositoryId: bigint | null; nestedId: bigint | null }> {
    if (name.kind === 'collection') return { repositoryId: null, nestedId: (await this.collections.seen(actor, name)).id };
    const repository = await this.access.find(actor, name, 'see');
    if (!repository) throw itemUnknown();
    return { repositoryId: repository.id, nestedId: null };
  }

  private inTurn({ id }: CollectionRecord, work: (all: ItemRow[]) => Promise<void>): Promise<void> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.lock(id))) throw collectionNotFound();
      await work(await this.items.of([id]));
      await this.store.touch(id);
    });
  }
}
