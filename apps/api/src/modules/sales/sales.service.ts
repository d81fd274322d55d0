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
import { type AccountRef, LedgerService } from '../ledger';
import { MoneyRulesService } from '../wallets';
import { EarningRefunds, type RefundTerms } from './earning-refunds';
import { OffersStore } from './offers.store';
import { PayeePots } from './payee-pots';
import { RevenueSharesStore, type TreeEdge } from './revenue-shares.store';
import { SaleRoles } from './sale-roles';
import { linesOfSale, type NewSaleLine } from './sale-terms';
import {
  alreadyBought,
  hasBuyers,
  notForSale,
  notNeeded,
  offerChanged,
  refundNotConfirmed,
  refundTooLarge,
  saleNotFound,
} from './sales.errors';
import { type SalesFilter, SalesStore } from './sales.store';
import type { EarnedSale, Purchase, Refund, Sale, SaleRole, WholeSale } from './sales.types';

const DAY_MS = 86_400_000;

@Injectable()
export class SalesService {
  constructor(
    private readonly access: AccessService,
    private readonly offers: OffersStore,
    private readonly shares: RevenueSharesStore,
    private readonly store: SalesStore,
    private readonly ledger: LedgerService,
    private readonly pots: PayeePots,
    private readonly refunds: EarningRefunds,
    private readonly roles: SaleRoles,
    private readonly rules: MoneyRulesService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** How a sale at this price would be cut today: what the price editor shows, made by what cuts it. */
  async preview(repo: Granted, priceMinor: bigint): Promise<{ feeBasisPoints: number; lines: NewSaleLine[]; edges: TreeEdge[] }> {
    const [{ saleFeeBasisPoints: feeBasisPoints }, edges] = [await this.rules.rules(), await this.shares.tree(repo.id)];
    return { feeBasisPoints, lines: linesOfSale(priceMinor, feeBasisPoints, rootOf(repo), edges), edges };
  }

  /**
   * Buys for a user or an organization, from its wallet. The same request again is the same sale. Throws 'sale/not-offered', 'access/forbidden' (of the
   * buyer), 'sale/not-needed', 'sale/offer-changed', 'sale/bought', 'ledger/insufficient-funds'.
   */
  async buy(repo: Granted, { buyer: name, offerId, requestKey }: Purchase, facts: RequestFacts): Promise<WholeSale> {
    if (!(await this.offers.current(repo.id))) throw notForSale();
    const buyer = await this.access.namespace(repo.actor, name, 'spend-money');
    const key = `buy:${buyer.id}:${requestKey}`;
    return this.transaction.inRetriedTransaction(async () => {
      const before = await this.store.findByKey(key);
      if (before) return this.whole(before);
      const sale = await this.sell(repo, buyer.id, offerId, key);
      await this.audit.record(repo.actor, 'sale.made', `sale:${sale.id}`, { repository: String(repo.id), buyer: buyer.name }, facts);
      return sale;
    });
  }

  private async sell(repo: Granted, buyerId: bigint, offerId: bigint, key: string): Promise<WholeSale> {
    const offer = await this.offers.current(repo.id, { lock: true });
    if (!offer) throw notForSale();
    if (offer.id !== offerId) throw offerChanged();
    if (repo.namespaceId === buyerId) throw notNeeded();
    const [{ saleFeeBasisPoints: feeBasisPoints, holdBackDays }, at] = [await this.rules.rules(), this.clock.now()];
    const lines = linesOfSale(offer.priceMinor, feeBasisPoints, rootOf(repo), await this.shares.tree(repo.id));
    const repository = { id: repo.id, name: nameOf(repo), type: repo.type };
    const releaseAt = new Date(at.getTime() + holdBackDays * DAY_MS);
    const boughtById = repo.actor.kind === 'user' ? repo.actor.userId : null;
    const sale = await this.store.insert({
      key,
      repository,
      offer,
      sellerId: repo.namespaceId,
      buyerId,
      boughtById,
      feeBasisPoints,
      releaseAt,
      at,
    });
    // The same request was faster on another connection, and is committed now.
    if (!sale) return this.whole((await this.store.findByKey(key)) as Sale);
    if (!(await this.store.grant(sale, repo.id, buyerId))) throw alreadyBought();
    await this.store.insertLines(sale.id, lines);
    await this.book(sale, lines);
    return this.whole(sale);
  }

  private async book({ id, buyerId, amountMinor, currency, at, repositoryName }: Sale, lines: readonly NewSaleLine[]): Promise<void> {
    const wallet: AccountRef = { kind: 'wallet', holder: buyerId, currency };
    const parts = this.pots.give(lines, currency, this.store.tables.fee);
    await this.ledger.post({
      key: `sale:${id}`,
      kind: 'sale',
      reference: `sale:${id}`,
      effectiveAt: at,
      lines: [{ account: wallet, amountMinor: -amountMinor }, ...parts],
      details: { repository: repositoryName },
    });
  }

  /**
   * A seller gives back, or an administrator of the hub, who types the amount once more. Throws 'sale/not-found' to others, 'sale/not-confirmed',
   * 'sale/refund' for more than is left.
   */
  async refund(actor: Actor, saleId: bigint, wish: Refund, facts: RequestFacts): Promise<WholeSale> {
    const refundBy = await this.refunder(actor, saleId);
    return this.transaction.inRetriedTransaction(async () => {
      const sale = await this.present(saleId, { lock: true });
      const refundMinor = await this.refunds.refund(this.store, sale, wish, termsOf(sale, actor, refundBy));
      if (refundMinor === null) return this.whole(sale);
      if (sale.refundedMinor + refundMinor === sale.amountMinor) await this.store.endGrants(sale.id, this.clock.now());
      const details = { amount: amountText(refundMinor, sale.currency as Currency), currency: sale.currency, reason: wish.reason };
      await this.audit.record(actor, 'sale.refunded', `sale:${saleId}`, details, facts);
      return this.whole(await this.present(saleId));
    });
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

  /** Sold, or with a share; the newest first. */
  sold({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<EarnedSale[]> {
    return this.store.ofSeller(id, page.before, page.limit);
  }

  bought({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<Sale[]> {
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

function termsOf(sale: Sale, actor: Actor, refundBy: 'seller' | 'administrator'): RefundTerms {
  return {
    payerId: sale.buyerId,
    byId: actor.kind === 'user' ? actor.userId : null,
    isConfirmed: refundBy === 'administrator',
    details: { repository: sale.repositoryName },
    tooLarge: (left) => refundTooLarge(amountText(left, sale.currency as Currency)),
    notConfirmed: refundNotConfirmed,
  };
}

function rootOf(repo: Granted): { id: bigint; namespaceId: bigint; name: string } {
  return { id: repo.id, namespaceId: repo.namespaceId, name: nameOf(repo) };
}

function nameOf({ namespace, name }: Granted): string {
  return `${namespace}/${name}`;
}
