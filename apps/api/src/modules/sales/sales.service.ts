// Selling: a purchase is one transaction that writes the sale with its terms, the line of everybody who has a part, the right to read, and the ledger.
// A refund takes back of each line what it had, in proportion, and the right with the last of it.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { AccessService, type Granted, type GrantedNamespace } from '../access';
import type { Paper } from '../invoices';
import { EarningRefunds, type RefundTerms } from './earning-refunds';
import { OffersStore } from './offers.store';
import { SaleMaker } from './sale-maker';
import { type SalePaperKind, SalePapers } from './sale-paper';
import { SaleRoles } from './sale-roles';
import {
  hasBuyers,
  notForSale,
  notNeeded,
  offerChanged,
  paidByUse,
  refundNotConfirmed,
  refundTooLarge,
  saleNotFound,
} from './sales.errors';
import { type SalesFilter, SalesStore } from './sales.store';
import type { EarnedSale, Purchase, Refund, Sale, SaleRole, SaleSubject, WholeSale } from './sales.types';
import { SaleSubscriptionsStore } from './subscriptions/sale-subscriptions.store';
import { SubscriptionMonths, termsOf } from './subscriptions/subscription-months';

@Injectable()
export class SalesService {
  constructor(
    private readonly access: AccessService,
    private readonly offers: OffersStore,
    private readonly store: SalesStore,
    private readonly maker: SaleMaker,
    private readonly months: SubscriptionMonths,
    private readonly subscriptions: SaleSubscriptionsStore,
    private readonly refunds: EarningRefunds,
    private readonly roles: SaleRoles,
    private readonly papers: SalePapers,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** How a sale at this price would be cut today: what the price editor shows, made by what cuts it. */
  preview(repo: Granted, priceMinor: bigint): ReturnType<SaleMaker['cut']> {
    return this.maker.cut(subjectOf(repo), priceMinor);
  }

  /**
   * Buys for a user or an organization, from its wallet: for ever, or the first month of a subscription. The same request again is the same sale. Throws 'sale/not-offered', 'access/forbidden' (of the
   * buyer), 'sale/not-needed', 'sale/offer-changed', 'sale/bought', 'ledger/insufficient-funds'.
   */
  buy(repo: Granted, purchase: Purchase, facts: RequestFacts): Promise<WholeSale> {
    return this.purchase(repo.actor, subjectOf(repo), purchase, facts);
  }

  /** The first month of all that an author marks for subscribers. Throws as `buy` does. */
  subscribe(actor: Actor, author: { id: bigint; name: string }, purchase: Purchase, facts: RequestFacts): Promise<WholeSale> {
    return this.purchase(actor, { id: null, type: null, name: author.name, sellerId: author.id }, purchase, facts);
  }

  private async purchase(actor: Actor, subject: SaleSubject, wish: Purchase, facts: RequestFacts): Promise<WholeSale> {
    if (!(await this.offers.currentOf(subject))) throw notForSale();
    const buyer = await this.access.namespace(actor, wish.buyer, 'spend-money');
    const key = `buy:${buyer.id}:${wish.requestKey}`;
    return this.transaction.inRetriedTransaction(async () => {
      const before = await this.bought(key);
      if (before) return this.whole(before);
      const sale = await this.sell(actor, subject, { buyerId: buyer.id, offerId: wish.offerId, key });
      const what = subject.id === null ? { creator: subject.name } : { repository: String(subject.id) };
      await this.audit.record(actor, 'sale.made', `sale:${sale.id}`, { ...what, buyer: buyer.name }, facts);
      // With what it opened.
      return this.whole(await this.present(sale.id));
    });
  }

  private async bought(key: string): Promise<Sale | null> {
    return (await this.store.findByKey(key)) ?? this.months.firstSale(key);
  }

  private async sell(
    actor: Actor,
    subject: SaleSubject,
    { buyerId, offerId, key }: { buyerId: bigint; offerId: bigint; key: string },
  ): Promise<Sale> {
    const offer = await this.offers.currentOf(subject, { lock: true });
    if (!offer) throw notForSale();
    if (offer.id !== offerId) throw offerChanged();
    if (subject.sellerId === buyerId) throw notNeeded();
    if (offer.kind === 'use') throw paidByUse();
    const who = { buyerId, boughtById: actor.kind === 'user' ? actor.userId : null, key };
    const sale =
      offer.kind === 'monthly'
        ? await this.months.begin(subject, offer, who)
        : await this.maker.make({ ...who, subject, terms: termsOf(offer), period: null, at: this.clock.now(), until: null });
    // Null: the same request was faster on another connection, and is committed now.
    return sale ?? ((await this.bought(key)) as Sale);
  }

  /**
   * A seller gives back, or an administrator of the hub, who types the amount once more. Throws 'sale/not-found' to others, 'sale/not-confirmed',
   * 'sale/refund' for more than is left.
   */
  async refund(actor: Actor, saleId: bigint, wish: Refund, facts: RequestFacts): Promise<WholeSale> {
    const refundBy = await this.refunder(actor, saleId);
    return this.transaction.inRetriedTransaction(async () => {
      const sale = await this.present(saleId, { lock: true });
      const refundMinor = await this.refunds.refund(this.store, sale, wish, refundTerms(sale, actor, refundBy));
      if (refundMinor === null) return this.whole(sale);
      if (sale.refundedMinor + refundMinor === sale.amountMinor) await this.endRights(saleId, this.clock.now());
      const details = { amount: amountText(refundMinor, sale.currency as Currency), currency: sale.currency, reason: wish.reason };
      await this.audit.record(actor, 'sale.refunded', `sale:${saleId}`, details, facts);
      return this.whole(await this.present(saleId));
    });
  }

  /** What is not paid for is not read, and the subscription whose present month it was does not go on. */
  private async endRights(saleId: bigint, at: Date): Promise<void> {
    await this.store.endGrants(saleId, at);
    await this.subscriptions.endOfSale(saleId, at);
  }

  private async refunder(actor: Actor, saleId: bigint): Promise<'seller' | 'administrator'> {
    const refundBy = await this.roles.refunder(this.access.self(actor), await this.present(saleId));
    if (refundBy === null) throw saleNotFound();
    return refundBy;
  }

  /** For those who take part in it: buyer, seller, whoever has a share, and administrators. Throws 'sale/not-found'. */
  async find(actor: Actor, id: bigint): Promise<{ sale: WholeSale; role: SaleRole }> {
    const sale = await this.whole(await this.present(id));
    const role = await this.roles.of(this.access.self(actor), sale);
    if (!role) throw saleNotFound();
    return { sale, role };
  }

  /** A receipt, with where its buyer lives, is for who bought it. Throws 'sale/not-found'. */
  async paper(actor: Actor, id: bigint, kind: SalePaperKind): Promise<Paper> {
    const { sale, role } = await this.find(actor, id);
    if (kind === 'receipt' && !role.isBuyer) throw saleNotFound();
    return this.papers.of(sale, kind, role.seesBuyer);
  }

  /** Sold, or with a share; the newest first. */
  sold({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<EarnedSale[]> {
    return this.store.ofSeller(id, page.before, page.limit);
  }

  purchases({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<Sale[]> {
    return this.store.ofBuyer(id, page.before, page.limit);
  }

  /** Of everybody, for administrators; the newest first. */
  all(actor: Actor, filter: SalesFilter, page: { before: bigint | null; limit: number }): Promise<Sale[]> {
    this.access.administrator(actor);
    return this.store.list(filter, page.before, page.limit);
  }

  /** Before a repository is deleted. Throws 'sale/has-buyers'. */
  async assertNoBuyers(repositoryId: bigint): Promise<void> {
    if (await this.store.hasBuyers(repositoryId)) throw hasBuyers();
  }

  private async whole(sale: Sale): Promise<WholeSale> {
    return { ...sale, lines: await this.store.lines(sale.id), refunds: await this.store.refunds(sale.id) };
  }

  private async present(id: bigint, options: { lock?: boolean } = {}): Promise<Sale> {
    const sale = await this.store.find(id, options);
    if (!sale) throw saleNotFound();
    return sale;
  }
}

function subjectOf({ id, type, namespace, namespaceId, name }: Granted): SaleSubject {
  return { id, type, name: `${namespace}/${name}`, sellerId: namespaceId };
}

function refundTerms(sale: Sale, actor: Actor, refundBy: 'seller' | 'administrator'): RefundTerms {
  return {
    payerId: sale.buyerId,
    byId: actor.kind === 'user' ? actor.userId : null,
    isConfirmed: refundBy === 'administrator',
    details: { repository: sale.repositoryName },
    tooLarge: (left) => refundTooLarge(amountText(left, sale.currency as Currency)),
    notConfirmed: refundNotConfirmed,
  };
}
