// Subscriptions as their holders and sellers see them: what they cost next, cancelled and taken up again, moved to the terms of today, paid.
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../common/actor';
import { Clock } from '../../../common/clock';
import { AuditLog } from '../../../platform/audit';
import { Transaction } from '../../../platform/database/transaction';
import type { RequestFacts } from '../../../platform/http';
import { AccessService, type GrantedNamespace } from '../../access';
import { BillingRulesService } from '../../invoices';
import { WalletsService } from '../../wallets';
import { offerChanged } from '../sales.errors';
import { SalesStore } from '../sales.store';
import { monthUnpaid, notToResume, subscriptionEnded, subscriptionNotFound, unchangedTerms } from './sale-subscriptions.errors';
import { SaleSubscriptionsStore } from './sale-subscriptions.store';
import type { SaleSubscription, SaleSubscriptionView, SubscriberFigures } from './sale-subscriptions.types';
import { readableUntil, SubscriptionMonths, termsOf } from './subscription-months';

type Page = { before: bigint | null; limit: number };

@Injectable()
export class SaleSubscriptionsService {
  constructor(
    private readonly access: AccessService,
    private readonly store: SaleSubscriptionsStore,
    private readonly sales: SalesStore,
    private readonly months: SubscriptionMonths,
    private readonly billing: BillingRulesService,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** What a namespace subscribed to, the newest first. */
  async held({ id }: GrantedNamespace, { before, limit }: Page): Promise<SaleSubscriptionView[]> {
    const views: SaleSubscriptionView[] = [];
    for (const subscription of await this.store.ofHolder(id, before, limit)) views.push(await this.view(subscription));
    return views;
  }

  /** Who subscribed to what a namespace sells, the newest first. */
  subscribers({ id }: GrantedNamespace, { before, limit }: Page): Promise<SaleSubscription[]> {
    return this.store.ofSeller(id, before, limit);
  }

  /** For each currency in which somebody pays; the most first. */
  async figures({ id }: GrantedNamespace): Promise<SubscriberFigures[]> {
    this.wallets.assertOn();
    const none = { currency: this.wallets.currency, subscribers: 0, ending: 0, pastDue: 0, monthMinor: 0n };
    const found = await this.store.figures(id);
    return found.length > 0 ? found : [none];
  }

  private async view(subscription: SaleSubscription): Promise<SaleSubscriptionView> {
    const offer = await this.months.currentOf(subscription);
    const current = offer?.kind === 'monthly' ? { kind: offer.kind, ...termsOf(offer) } : null;
    if (subscription.state === 'ended') return { subscription, current, upcoming: null, readableUntil: null };
    const { graceDays } = await this.billing.rules();
    const goesOn = subscription.state !== 'ending' && current !== null;
    const next = goesOn ? await this.months.next(subscription, this.clock.now(), graceDays) : null;
    const upcoming = next && { fromAt: next.periodStart, untilAt: next.periodEnd, priceMinor: next.priceMinor };
    return { subscription, current, upcoming, readableUntil: readableUntil(subscription, graceDays) };
  }

  /** At the end of what is paid; at once where nothing is. Throws 'sale-subscription/not-found', 'sale-subscription/ended'. */
  cancel(actor: Actor, id: bigint, facts: RequestFacts): Promise<SaleSubscriptionView> {
    return this.alter(actor, id, 'cancelled', facts, async (s) => {
      if (s.state === 'ending') return;
      if (s.state === 'past_due') await this.months.end(s, 'cancelled', this.clock.now());
      else await this.move({ ...s, state: 'ending', dueAt: s.periodEnd });
    });
  }

  /** Takes a cancellation back, before it has come about. Throws 'sale-subscription/not-ending'. */
  resume(actor: Actor, id: bigint, facts: RequestFacts): Promise<SaleSubscriptionView> {
    return this.alter(actor, id, 'resumed', facts, async (s) => {
      if (s.state !== 'ending' || s.endReason === 'withdrawn' || this.clock.now() >= s.periodEnd) throw notToResume();
      await this.move({ ...s, state: 'active' });
    });
  }

  /** What is read ends when what is paid does, or with the days of grace. */
  private async move(s: SaleSubscription): Promise<void> {
    await this.store.save(s);
    const { graceDays } = await this.billing.rules();
    if (s.lastSaleId !== null) await this.sales.grantUntil(s.lastSaleId, readableUntil(s, graceDays));
  }

  /** The terms of today, from the next period on. Throws 'sale/offer-changed' when they are not those that were seen, 'sale-subscription/unchanged'. */
  accept(actor: Actor, id: bigint, offerId: bigint, facts: RequestFacts): Promise<SaleSubscriptionView> {
    return this.alter(actor, id, 'terms-accepted', facts, async (s) => {
      const current = await this.months.currentOf(s);
      if (current?.kind !== 'monthly' || current.id !== offerId) throw offerChanged();
      if (s.offerId === offerId) throw unchangedTerms();
      await this.store.save({ ...s, nextOfferId: offerId });
    });
  }

  /** Pays what is due now, and does not wait for the next attempt. Throws 'sale-subscription/unpaid'. */
  async pay(actor: Actor, id: bigint): Promise<SaleSubscriptionView> {
    const { state } = await this.ofHolder(actor, id);
    if (state === 'past_due') await this.months.renew(id, this.clock.now(), true);
    const after = await this.ofHolder(actor, id);
    if (after.state === 'past_due') throw monthUnpaid();
    return this.view(after);
  }

  private async alter(
    actor: Actor,
    id: bigint,
    what: string,
    facts: RequestFacts,
    how: (s: SaleSubscription) => Promise<void>,
  ): Promise<SaleSubscriptionView> {
    await this.ofHolder(actor, id);
    await this.transaction.inRetriedTransaction(async () => {
      const s = await this.store.find(id, { lock: true });
      if (!s || s.state === 'ended') throw subscriptionEnded();
      await how(s);
      await this.audit.record(actor, `sale-subscription.${what}`, `sale-subscription:${id}`, { of: s.subjectName }, facts);
    });
    return this.view(await this.ofHolder(actor, id));
  }

  private async ofHolder(actor: Actor, id: bigint): Promise<SaleSubscription> {
    this.wallets.assertOn();
    const [user, s] = [this.access.self(actor), await this.store.find(id)];
    if (!s || !(await this.access.mayIn(user, s.holderId, 'spend-money'))) throw subscriptionNotFound();
    return s;
  }
}
