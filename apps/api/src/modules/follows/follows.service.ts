// Who follows whom. A follow is the person's own, like a like: any token of theirs with the role "write" may set it.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { Transaction } from '../../platform/database/transaction';
import { Outbox } from '../../platform/outbox';
import { AccessService } from '../access';
import { namespaceNotFound, NamespacesService } from '../accounts';
import { type Followed, type FollowFacts, FollowsStore } from './follows.store';

interface Page {
  after: bigint | null;
  limit: number;
}

@Injectable()
export class FollowsService {
  constructor(
    private readonly access: AccessService,
    private readonly names: NamespacesService,
    private readonly store: FollowsStore,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Following twice is following. 'namespace/not-found', 'follow/self'. */
  async follow(actor: Actor, name: string): Promise<FollowFacts> {
    const { userId } = this.access.self(actor);
    const { id } = await this.target(name);
    if (id === userId) throw new DomainError('invalid', 'follow/self', 'Nobody follows themselves.');
    await this.transaction.inTransaction(async () => {
      const added = await this.store.add(userId, id);
      if (!added) throw namespaceNotFound(name);
      if (added.isNew) await this.tell(userId, id);
    });
    return this.facts(actor, id);
  }

  async unfollow(actor: Actor, name: string): Promise<FollowFacts> {
    const { userId } = this.access.self(actor);
    const { id } = await this.target(name);
    await this.store.remove(userId, id);
    return this.facts(actor, id);
  }

  /** Of a person or an organization, and whether the one who asks follows it. */
  facts(actor: Actor, id: bigint): Promise<FollowFacts> {
    return this.store.facts(id, actor.kind === 'user' ? actor.userId : null);
  }

  /** Whoever follows it, in the order of their accounts. */
  async followers(id: bigint, { after, limit }: Page): Promise<{ items: Followed[]; next: bigint | null }> {
    return paged(await this.store.followers(id, after, limit + 1), limit);
  }

  /** What a person follows, in the order of the accounts; `onlyPeople`: without organizations. */
  async following(userId: bigint, { after, limit }: Page, onlyPeople = false): Promise<{ items: Followed[]; next: bigint | null }> {
    return paged(await this.store.following(userId, after, limit + 1, onlyPeople), limit);
  }

  /** An organization is nobody who could be told. */
  private async tell(followerId: bigint, followedId: bigint): Promise<void> {
    const at = String(this.clock.now().getTime());
    await this.outbox.emit('person.notice', { what: 'followed', at, actorId: String(followerId), userId: String(followedId) });
  }

  private async target(name: string): Promise<{ id: bigint }> {
    const found = await this.names.find(name);
    if (!found) throw namespaceNotFound(name);
    return found;
  }
}

function paged(rows: Followed[], limit: number): { items: Followed[]; next: bigint | null } {
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
