// Accepting the terms of what is paid by use: free, and pinned to the offer and to its licence word for word. Whoever accepted uses it, and pays once a month.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../common/clock';
import { monthStart } from '../../../common/month';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import type { RequestFacts } from '../../../platform/http';
import { AccessService, type Granted, type GrantedNamespace, type NamespaceAction } from '../../access';
import { OffersStore } from '../offers.store';
import { alreadyBought, notForSale, notNeeded, offerChanged } from '../sales.errors';
import { UseEventsStore } from './use-events.store';
import { type LiveRight, UseRightsStore } from './use-rights.store';
import { notByUse } from './usage.errors';
import type { UseEvent, UseTally, UseTerms } from './usage.types';

@Injectable()
export class UseAcceptances {
  constructor(
    private readonly access: AccessService,
    private readonly offers: OffersStore,
    private readonly rights: UseRightsStore,
    private readonly events: UseEventsStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** What use costs now; null where it is not paid by use. */
  terms(offerId: bigint): Promise<UseTerms | null> {
    return this.rights.terms(offerId);
  }

  /** Idempotent. Throws 'sale/not-offered', 'sale/offer-changed', 'usage/not-by-use', 'sale/not-needed', 'sale/bought', 'access/forbidden' (of the holder). */
  async accept(repo: Granted, { holder: name, offerId }: { holder: string; offerId: bigint }, facts: RequestFacts): Promise<LiveRight> {
    const holder = await this.holder(repo, name, 'spend-money');
    return this.transaction.inRetriedTransaction(async () => {
      const offer = await this.offers.current(repo.id, { lock: true });
      if (!offer) throw notForSale();
      if (offer.id !== offerId) throw offerChanged();
      if (offer.kind !== 'use') throw notByUse();
      if (repo.namespaceId === holder.id) throw notNeeded();
      const before = await this.rights.live(repo.id, holder.id);
      const at = this.clock.now();
      // A month that nobody paid on does not stand in the way.
      if (before?.isBought && (before.until === null || before.until > at)) throw alreadyBought();
      if (before?.offerId === offer.id && !before.isBought && before.until === null) return before;
      if (before) await this.rights.end(before.id, at);
      await this.rights.accept(offer.id, holder.id, at);
      const details = { repository: String(repo.id), holder: holder.name, licence: offer.licenceSha256.toString('hex') };
      await this.audit.record(repo.actor, 'usage.accepted', `offer:${offer.id}`, details, facts);
      return (await this.rights.live(repo.id, holder.id))!;
    });
  }

  /** Whether somebody accepted its terms, and what they used this month under those. */
  async standing(repo: Granted, name: string): Promise<{ right: LiveRight | null; month: UseTally | null }> {
    const holder = await this.holder(repo, name, 'see-money');
    const [right, at] = [await this.rights.live(repo.id, holder.id), this.clock.now()];
    const isOver = right !== null && right.until !== null && right.until <= at;
    if (!right || isOver) return { right: null, month: null };
    const month =
      right.offerId === null ? null : await this.events.ofMonth({ offerId: right.offerId, holderId: holder.id, periodAt: monthStart(at) });
    return { right, month };
  }

  /** What was used until now is paid; nothing can be used any more. Idempotent. */
  async withdraw(repo: Granted, name: string, facts: RequestFacts): Promise<void> {
    const holder = await this.holder(repo, name, 'spend-money');
    await this.transaction.inTransaction(async () => {
      const right = await this.rights.live(repo.id, holder.id);
      if (!right || right.isBought) return;
      await this.rights.end(right.id, this.clock.now());
      await this.audit.record(
        repo.actor,
        'usage.withdrawn',
        `offer:${right.offerId}`,
        { repository: String(repo.id), holder: holder.name },
        facts,
      );
    });
  }

  /** What a namespace used, by month; the newest first. */
  used({ id }: GrantedNamespace, page: { before: Date | null; limit: number }): Promise<UseTally[]> {
    return this.events.ofBuyer(id, page.before, page.limit);
  }

  /** What of what it sells others used. */
  sold({ id }: GrantedNamespace, page: { before: Date | null; limit: number }): Promise<UseTally[]> {
    return this.events.ofSeller(id, page.before, page.limit);
  }

  /** Each use that it pays. */
  eventsOf({ id }: GrantedNamespace, offerId: bigint | null, page: { before: bigint | null; limit: number }): Promise<UseEvent[]> {
    return this.events.ofHolder(id, offerId, page.before, page.limit);
  }

  /** Each use of a repository, for those who keep it. */
  eventsAt(
    repo: Granted<'administer'>,
    state: UseEvent['state'] | null,
    page: { before: bigint | null; limit: number },
  ): Promise<UseEvent[]> {
    return this.events.ofRepository(repo.id, state, page.before, page.limit);
  }

  /** Of what is not sold nobody learns who may use it. */
  private async holder(repo: Granted, name: string, action: NamespaceAction): Promise<GrantedNamespace> {
    if (!(await this.offers.current(repo.id))) throw notForSale();
    return this.access.namespace(repo.actor, name, action);
  }
}
