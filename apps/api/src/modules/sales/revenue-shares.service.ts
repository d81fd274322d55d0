// Revenue flows down the tree: a repository gives a part of what it earns to what it is built on, once the owner of that has agreed. Owners of both are
// asked through access; sales read what is in force at their moment.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService, type Granted, type GrantedNamespace } from '../access';
import { OffersStore } from './offers.store';
import { RevenueSharesStore, type TreeEdge } from './revenue-shares.store';
import { shareNotFound, sharesInCircle, sharesTooMuch } from './sales.errors';
import type { RevenueShare } from './sales.types';
import { givesToOthers } from './subscriptions/sale-subscriptions.errors';

const WHOLE = 10_000;

@Injectable()
export class RevenueSharesService {
  constructor(
    private readonly access: AccessService,
    private readonly store: RevenueSharesStore,
    private readonly offers: OffersStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** What a repository gives, proposals included, for those who keep it. */
  given(repo: Granted<'administer'>): Promise<RevenueShare[]> {
    return this.store.ofRepository(repo.id);
  }

  /** All that what comes to a repository flows to, at any depth: what cuts a sale or a tip. Inside the caller's transaction, if there is one. */
  tree(repo: Granted): Promise<TreeEdge[]> {
    return this.store.tree(repo.id);
  }

  /** What is given to repositories of a namespace, or would be. */
  offered({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<RevenueShare[]> {
    return this.store.forNamespace(id, page.before, page.limit);
  }

  /** Of one's own repositories nobody need be asked. Throws 'share/too-much', 'share/circle'. */
  async propose(repo: Granted<'administer'>, source: Granted, basisPoints: number, facts: RequestFacts): Promise<RevenueShare> {
    return this.transaction.inTransaction(async () => {
      await this.store.lock();
      await this.assertPossible(repo.id, source.id, basisPoints);
      if (source.namespaceId !== repo.namespaceId) await this.assertNotForSubscribers(repo.id);
      const byId = userOf(repo.actor);
      const id = await this.store.propose(repo.id, source.id, basisPoints, byId, this.clock.now());
      if (source.allowed.includes('administer')) await this.store.decide(id, 'accepted', byId, this.clock.now());
      await this.audit.record(repo.actor, 'share.proposed', `repository:${repo.id}`, { source: String(source.id), basisPoints }, facts);
      return this.present(id);
    });
  }

  private async assertPossible(repositoryId: bigint, sourceId: bigint, basisPoints: number): Promise<void> {
    const others = (await this.store.ofRepository(repositoryId)).filter(
      ({ source, state }) => source.id !== sourceId && state !== 'declined',
    );
    if (others.reduce((sum, share) => sum + share.basisPoints, basisPoints) > WHOLE) throw sharesTooMuch();
    const below = await this.store.tree(sourceId);
    if (sourceId === repositoryId || below.some(({ to }) => to === repositoryId)) throw sharesInCircle();
  }

  private async assertNotForSubscribers(repositoryId: bigint): Promise<void> {
    if (await this.offers.isForSubscribers(repositoryId)) throw givesToOthers();
  }

  /** The owner of what it is built on agrees, or not. Throws 'share/not-found' to everybody else. */
  async decide(actor: Actor, id: bigint, isAccepted: boolean, facts: RequestFacts): Promise<RevenueShare> {
    return this.transaction.inTransaction(async () => {
      await this.store.lock();
      const share = await this.ofSource(actor, id);
      if (isAccepted) await this.assertPossible(share.repository.id, share.source.id, share.basisPoints);
      if (isAccepted && share.repository.namespaceId !== share.source.namespaceId) await this.assertNotForSubscribers(share.repository.id);
      const state = isAccepted ? 'accepted' : 'declined';
      if (!(await this.store.decide(id, state, userOf(actor), this.clock.now()))) throw shareNotFound();
      await this.audit.record(actor, `share.${state}`, `repository:${share.source.id}`, { from: String(share.repository.id) }, facts);
      return this.present(id);
    });
  }

  private async ofSource(actor: Actor, id: bigint): Promise<RevenueShare> {
    const share = await this.store.find(id);
    if (!share) throw shareNotFound();
    const repo = await this.access.repositoryById(actor, share.source.id, 'administer').catch(() => null);
    if (!repo) throw shareNotFound();
    return share;
  }

  /** Who gives, or who is given to, ends it. */
  async end(actor: Actor, id: bigint, facts: RequestFacts): Promise<void> {
    const share = await this.store.find(id);
    const sides = share ? [share.repository.id, share.source.id] : [];
    const own = await Promise.all(sides.map((side) => this.access.repositoryById(actor, side, 'administer').catch(() => null)));
    if (!own.some((side) => side !== null)) throw shareNotFound();
    await this.transaction.inTransaction(async () => {
      await this.store.remove(id);
      await this.audit.record(actor, 'share.ended', `repository:${sides[0]}`, { source: String(sides[1]) }, facts);
    });
  }

  private async present(id: bigint): Promise<RevenueShare> {
    const share = await this.store.find(id);
    if (!share) throw shareNotFound();
    return share;
  }
}

function userOf(actor: Actor): bigint | null {
  return actor.kind === 'user' ? actor.userId : null;
}
