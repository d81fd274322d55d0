// Puts collections together as one reader sees them: items that they may not see are neither shown nor counted.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { AccessService } from '../access';
import { RepositoriesService } from '../repositories';
import { CollectionItemsStore } from './collection-items.store';
import { isSeen } from './collections.policy';
import { CollectionsStore } from './collections.store';
import type { Collection, CollectionItem, CollectionRecord, CollectionScope, ItemRow } from './collections.types';

interface Contents {
  repositories: Map<bigint, Extract<CollectionItem, { kind: 'repository' }>['repository']>;
  nested: Map<bigint, CollectionRecord>;
  counts: Map<bigint, number>;
}

@Injectable()
export class CollectionReader {
  constructor(
    private readonly access: AccessService,
    private readonly repositories: RepositoriesService,
    private readonly store: CollectionsStore,
    private readonly items: CollectionItemsStore,
  ) {}

  /** With `most` items of each at the most. */
  async read(actor: Actor, scope: CollectionScope, collections: CollectionRecord[], most = Infinity): Promise<Collection[]> {
    const rows = await this.seenItems(
      actor,
      scope,
      collections.map(({ id }) => id),
    );
    const of = new Map(collections.map(({ id }) => [id, rows.filter(({ collectionId }) => collectionId === id)]));
    const contents = await this.contents(
      actor,
      scope,
      [...of.values()].flatMap((all) => all.slice(0, most)),
    );
    const upvoted = actor.kind === 'user' ? await this.store.upvoted(actor.userId, [...of.keys()]) : new Set<bigint>();
    return collections.map((collection) => {
      const all = of.get(collection.id) ?? [];
      const items = all.slice(0, most).flatMap((row, position) => itemOf(row, position, contents));
      return { ...collection, items, itemsCount: all.length, isUpvoted: upvoted.has(collection.id) };
    });
  }

  /** The items of these collections that the reader may see, in order. */
  async seenItems(actor: Actor, scope: CollectionScope, collectionIds: readonly bigint[]): Promise<ItemRow[]> {
    const rows = await this.items.of(collectionIds);
    const ids = rows.flatMap(({ repositoryId }) => (repositoryId === null ? [] : [repositoryId]));
    const visible = await this.access.visible(actor, [...new Set(ids)]);
    return rows.filter(({ repositoryId, nested }) => (nested ? isSeen(nested, scope) : visible.has(repositoryId ?? 0n)));
  }

  private async contents(actor: Actor, scope: CollectionScope, rows: ItemRow[]): Promise<Contents> {
    const repositoryIds = [...new Set(rows.flatMap(({ repositoryId }) => repositoryId ?? []))];
    const nestedIds = [...new Set(rows.flatMap(({ nested }) => nested?.id ?? []))];
    const found = await this.repositories.visible(actor, repositoryIds);
    const counts = new Map<bigint, number>();
    for (const { collectionId } of await this.seenItems(actor, scope, nestedIds))
      counts.set(collectionId, (counts.get(collectionId) ?? 0) + 1);
    return {
      repositories: new Map(found.map((record) => [record.id, record])),
      nested: new Map((await this.store.byIds(nestedIds)).map((record) => [record.id, record])),
      counts,
    };
  }
}

function itemOf({ id, note, repositoryId, nested }: ItemRow, position: number, contents: Contents): CollectionItem[] {
  const placed = { id, note, position };
  const repository = contents.repositories.get(repositoryId ?? 0n);
  if (repository) return [{ ...placed, kind: 'repository', repository }];
  const collection = contents.nested.get(nested?.id ?? 0n);
  return collection ? [{ ...placed, kind: 'collection', collection, itemsCount: contents.counts.get(collection.id) ?? 0 }] : [];
}
