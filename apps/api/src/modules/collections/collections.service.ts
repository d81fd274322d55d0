// A collection belongs to a person or an organization. Whoever may not see a private one is answered as if it did not exist.
import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { nameKey } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Transaction } from '../../platform/database/transaction';
import { AccessService } from '../access';
import { TextJudge } from '../wording';
import { CollectionReader } from './collection-reader';
import { collectionExists, collectionNotFound, tooManyCollections } from './collections.errors';
import { isSeen, keyOf, MOST_COLLECTIONS, moved, slugOf, themeOf } from './collections.policy';
import { CollectionsStore } from './collections.store';
import type { Collection, CollectionChange, CollectionRecord } from './collections.types';

const KEY_BYTES = 12;

export interface CollectionAddress {
  namespace: string;
  slug: string;
}

@Injectable()
export class CollectionsService {
  constructor(
    private readonly access: AccessService,
    private readonly store: CollectionsStore,
    private readonly reader: CollectionReader,
    private readonly transaction: Transaction,
    private readonly judge: TextJudge,
  ) {}

  /** 'access/forbidden' in a namespace of others, 'collection/exists' with the address of the one of that title, 'moderation/refused'. */
  async create(actor: Actor, wish: { namespace: string; title: string; description?: string; isPrivate?: boolean }): Promise<Collection> {
    const { id: namespaceId } = await this.access.namespace(actor, wish.namespace, 'edit-collections');
    await this.judge.assertAllowed(
      actor,
      { kind: 'collection', where: wish.namespace },
      { title: wish.title, description: wish.description },
    );
    const [title, key] = [wish.title.trim(), randomBytes(KEY_BYTES).toString('hex')];
    const row = { key, namespaceId, title, description: wish.description ?? '', isPrivate: wish.isPrivate ?? false, theme: themeOf(key) };
    const id = await this.transaction.inTransaction(async () => {
      await this.store.lockOwner(namespaceId);
      await this.refuseTaken(namespaceId, title, null);
      const order = await this.store.orderOf(namespaceId);
      if (order.length >= MOST_COLLECTIONS) throw tooManyCollections();
      return this.store.create({ ...row, position: order.length });
    });
    return this.again(actor, id);
  }

  /** 'collection/not-found'. */
  async get(actor: Actor, at: CollectionAddress): Promise<Collection> {
    return this.read(actor, await this.seen(actor, at));
  }

  /** Where it stands among those of its owner, as far as the reader sees them. */
  async positionOf(actor: Actor, { id }: CollectionRecord): Promise<number> {
    return this.store.position(id, await this.access.collectionsSeen(actor));
  }

  async mayEdit(actor: Actor, { namespaceId }: CollectionRecord): Promise<boolean> {
    return actor.kind === 'system' || (actor.kind === 'user' && (await this.access.mayIn(actor, namespaceId, 'edit-collections')));
  }

  /** Throws 'moderation/refused'. */
  async change(actor: Actor, at: CollectionAddress, { position, ...change }: CollectionChange): Promise<Collection> {
    const { id, namespaceId } = await this.editable(actor, at);
    await this.judge.assertAllowed(
      actor,
      { kind: 'collection', where: at.namespace },
      { title: change.title, description: change.description },
    );
    const title = change.title?.trim();
    await this.transaction.inTransaction(async () => {
      await this.store.lockOwner(namespaceId);
      if (title !== undefined) await this.refuseTaken(namespaceId, title, id);
      await this.store.change(id, title === undefined ? change : { ...change, title });
      if (position !== undefined) await this.move(id, namespaceId, position);
    });
    return this.again(actor, id);
  }

  async remove(actor: Actor, at: CollectionAddress): Promise<void> {
    await this.store.remove((await this.editable(actor, at)).id);
  }

  /** A person's own deed, like a like; twice is once. */
  async upvote(actor: Actor, at: CollectionAddress): Promise<Collection> {
    const { userId } = this.access.self(actor);
    const { id } = await this.seen(actor, at);
    await this.store.upvote(id, userId);
    return this.again(actor, id);
  }

  async withdraw(actor: Actor, at: CollectionAddress): Promise<Collection> {
    const { userId } = this.access.self(actor);
    const { id } = await this.seen(actor, at);
    await this.store.withdraw(id, userId);
    return this.again(actor, id);
  }

  /** Of all that a person or an organization shows to everybody. */
  upvotesReceived(namespaceId: bigint): Promise<number> {
    return this.store.upvotesReceived(namespaceId);
  }

  /** The collection that the address names, if the actor may see it. */
  async seen(actor: Actor, { namespace, slug }: CollectionAddress): Promise<CollectionRecord> {
    this.access.reader(actor);
    const key = keyOf(slug);
    const found = key === null ? null : await this.store.find(key, nameKey(namespace));
    if (!found || !isSeen(found, await this.access.collectionsSeen(actor))) throw collectionNotFound();
    return found;
  }

  /** The same for whoever may change it. */
  async editable(actor: Actor, at: CollectionAddress): Promise<CollectionRecord> {
    const found = await this.seen(actor, at);
    await this.access.namespace(actor, found.namespace, 'edit-collections');
    return found;
  }

  /** As it stands after a deed of the actor's. */
  async again(actor: Actor, id: bigint): Promise<Collection> {
    const [now] = await this.store.byIds([id]);
    if (!now) throw collectionNotFound();
    return this.read(actor, now);
  }

  private async read(actor: Actor, record: CollectionRecord): Promise<Collection> {
    const [collection] = await this.reader.read(actor, await this.access.collectionsSeen(actor), [record]);
    if (!collection) throw collectionNotFound();
    return collection;
  }

  private async refuseTaken(namespaceId: bigint, title: string, exceptId: bigint | null): Promise<void> {
    const other = await this.store.byTitle(namespaceId, title);
    if (other && other.id !== exceptId) throw collectionExists(title, `${other.namespace}/${slugOf(other)}`);
  }

  /** Whoever may edit collections of a namespace sees all of them. */
  private async move(id: bigint, namespaceId: bigint, to: number): Promise<void> {
    const order = await this.store.orderOf(namespaceId);
    await this.store.reorder(moved(order, new Set(order), id, to));
  }
}
