// Texts that wait until an administrator has looked. They stand nowhere but here: what does not know of this room cannot show, count or tell of them.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import type { Doubt } from '../wording';
import { HeldStore } from './held.store';
import type { HeldDecision, HeldText, HeldWish, QueuedText } from './held.types';
import { heldDecided, heldNotFound, tooManyHeld } from './moderation.errors';
import type { CasePage } from './moderation.service';

/** Of one person at a time: nobody fills the queue alone. */
const MOST_WAITING = 20;

@Injectable()
export class HeldTexts {
  constructor(
    private readonly store: HeldStore,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
  ) {}

  /** Inside the caller's transaction. Throws 'held/too-many'. */
  async keep(wish: HeldWish, { by, why }: Doubt): Promise<HeldText> {
    if ((await this.store.waitingOf(wish.authorId)) >= MOST_WAITING) throw tooManyHeld(MOST_WAITING);
    const kept = await this.store.one(await this.store.put(wish, by, why));
    if (!kept) throw heldNotFound();
    return kept;
  }

  /** Its author's own, all of them for administrators, none for others; the oldest first. */
  async ofDiscussion(actor: Actor, discussionId: bigint): Promise<HeldText[]> {
    const viewer = viewerOf(actor);
    return viewer ? this.store.ofDiscussion(discussionId, viewer.id) : [];
  }

  async openings(actor: Actor, repositoryId: bigint): Promise<HeldText[]> {
    const viewer = viewerOf(actor);
    return viewer ? this.store.openings(repositoryId, viewer.id) : [];
  }

  async opening(actor: Actor, repositoryId: bigint, num: number): Promise<HeldText | null> {
    const viewer = viewerOf(actor);
    return viewer ? this.store.opening(repositoryId, viewer.id, num) : null;
  }

  /** By its author. Throws 'held/not-found'. */
  async withdraw(author: UserActor, repositoryId: bigint, id: bigint): Promise<void> {
    if (!(await this.store.withdraw(id, repositoryId, author.userId))) throw heldNotFound();
  }

  /** Its author wrote something since that may stand there. */
  dropEdit(eventId: bigint): Promise<void> {
    return this.store.dropEdit(eventId);
  }

  dropTitle(discussionId: bigint): Promise<void> {
    return this.store.dropTitle(discussionId);
  }

  /** The newest first. */
  async queue(isWaiting: boolean, before: bigint | null, limit: number): Promise<CasePage<QueuedText>> {
    const rows = await this.store.page(isWaiting, before, limit + 1);
    const items = rows.slice(0, limit);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** `act` does it, in the same transaction. Throws 'held/not-found', 'held/decided'. */
  async decide(
    admin: UserActor,
    id: bigint,
    { decision, reason }: { decision: HeldDecision; reason: string },
    act: (decided: QueuedText) => Promise<void>,
    facts: RequestFacts,
  ): Promise<void> {
    await this.transaction.inTransaction(async () => {
      const found = await this.store.lock(id);
      if (!found) throw heldNotFound();
      if (found.decidedAt !== null) throw heldDecided();
      await this.store.decide(id, admin.userId, decision, reason);
      const { kind, type, namespace, name, num, author, foundBy, why } = found;
      const details = { kind, author: author.name, foundBy, why, reason };
      await this.audit.record(admin, `held.${decision}`, `${type}/${namespace}/${name}#${num}`, details, facts);
      await act(found);
    });
  }
}

/** Null: nobody who sees anything that waits. An administrator sees all of it: null for whose. */
function viewerOf(actor: Actor): { id: bigint | null } | null {
  if (actor.kind !== 'user') return null;
  return { id: actor.isAdmin ? null : actor.userId };
}
