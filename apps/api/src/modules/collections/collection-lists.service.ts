// Lists of collections: everybody's, those of an owner, those that hold something.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { DomainError } from '../../common/errors';
import { AccessService, type Granted } from '../access';
import { CollectionListStore, type ListedQuery } from './collection-list.store';
import { CollectionReader } from './collection-reader';
import { decodePlace, encodePlace, isSeen } from './collections.policy';
import { CollectionsService } from './collections.service';
import { CollectionsStore } from './collections.store';
import type { Collection, CollectionChoice, CollectionPage, CollectionQuery, ItemName } from './collections.types';

/** So many items of each are shown in lists, also on the wire. */
const ITEMS_LISTED = 4;

@Injectable()
export class CollectionListsService {
  constructor(
    private readonly access: AccessService,
    private readonly collections: CollectionsService,
    private readonly store: CollectionListStore,
    private readonly records: CollectionsStore,
    private readonly reader: CollectionReader,
  ) {}

  async list(actor: Actor, { search = '', owners, items, sort, limit, cursor }: CollectionQuery): Promise<CollectionPage> {
    this.access.reader(actor);
    const scope = await this.access.collectionsSeen(actor);
    const query = { search, owners: owners ?? null, items: items ? await this.ids(actor, items) : null, sort, limit: limit + 1 };
    const rows = await this.store.list({ ...query, after: cursor === undefined ? null : decodePlace(sort, cursor) }, scope);
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: await this.reader.read(actor, scope, page, ITEMS_LISTED), nextCursor: last ? encodePlace(sort, last) : null };
  }

  /** Those of the ids that the actor may see, in that order. */
  async named(actor: Actor, ids: readonly bigint[]): Promise<Collection[]> {
    const scope = await this.access.collectionsSeen(actor);
    const records = new Map((await this.records.byIds(ids)).map((record) => [record.id, record]));
    const seen = ids.flatMap((id) => records.get(id) ?? []).filter((record) => isSeen(record, scope));
    return this.reader.read(actor, scope, seen, ITEMS_LISTED);
  }

  /** Where a repository could be added by the actor, the newest collection first; `itemId` where it stands already. */
  async choices(
    actor: Actor,
    repo: Granted,
    before: bigint | null,
    limit: number,
  ): Promise<{ items: CollectionChoice[]; next: bigint | null }> {
    const rows = await this.store.editable(await this.access.namespacesWhere(actor, 'edit-collections'), repo.id, before, limit + 1);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** What the actor may not see stands nowhere for them. */
  private async ids(actor: Actor, names: ItemName[]): Promise<NonNullable<ListedQuery['items']>> {
    const [repositoryIds, nestedIds]: [bigint[], bigint[]] = [[], []];
    for (const name of names) {
      if (name.kind === 'collection') nestedIds.push(...(await this.nestedId(actor, name)));
      else repositoryIds.push(...[(await this.access.find(actor, name, 'see'))?.id ?? []].flat());
    }
    return { repositoryIds, nestedIds };
  }

  private async nestedId(actor: Actor, name: Extract<ItemName, { kind: 'collection' }>): Promise<bigint[]> {
    try {
      return [(await this.collections.seen(actor, name)).id];
    } catch (error) {
      if (error instanceof DomainError) return [];
      throw error;
    }
  }
}
