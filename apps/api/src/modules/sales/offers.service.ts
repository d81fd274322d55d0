// What repositories cost, as their owners say. A change is for those who buy later: who has bought keeps what they agreed to.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import type { Granted, GrantedNamespace } from '../access';
import { WalletsService } from '../wallets';
import { type NewOfferRow, OffersStore } from './offers.store';
import { badPrice, privateIsNotSold } from './sales.errors';
import type { NewCreatorOffer, NewOffer, Offer, Price } from './sales.types';
import { SaleSubscriptionsStore } from './subscriptions/sale-subscriptions.store';

const LEAST_PRICE_MINOR = 10n;

@Injectable()
export class OffersService {
  constructor(
    private readonly store: OffersStore,
    private readonly subscriptions: SaleSubscriptionsStore,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Null: it costs nothing. */
  async current(repo: Granted): Promise<Offer | null> {
    return this.wallets.facts().isOn ? this.store.current(repo.id) : null;
  }

  /** Of repositories that somebody may see: what those cost that cost something. */
  async prices(repositories: readonly { id: bigint; isSold: boolean }[]): Promise<Map<bigint, Price>> {
    const sold = repositories.filter(({ isSold }) => isSold).map(({ id }) => id);
    return this.wallets.facts().isOn && sold.length > 0 ? this.store.prices(sold) : new Map();
  }

  /** What subscribing to an author costs; null: nobody can. */
  async ofAuthor(namespaceId: bigint): Promise<Offer | null> {
    return this.wallets.facts().isOn ? this.store.ofAuthor(namespaceId) : null;
  }

  /** Throws 'money/off', 'sale/price', 'sale/private'. */
  async put(repo: Granted<'administer'>, wish: NewOffer, facts: RequestFacts): Promise<Offer> {
    this.wallets.assertOn();
    if (repo.isPrivate) throw privateIsNotSold();
    const terms = { ...this.terms(wish), repositoryId: repo.id, namespaceId: null, description: '' };
    return this.made(repo.actor, terms, `repository:${repo.id}`, facts);
  }

  /** What all that an author marks for subscribers costs them by the month. Throws 'money/off', 'sale/price'. */
  async putOfAuthor({ id, name, actor }: GrantedNamespace, wish: NewCreatorOffer, facts: RequestFacts): Promise<Offer> {
    this.wallets.assertOn();
    const terms = { ...this.terms({ ...wish, kind: 'monthly' }), repositoryId: null, namespaceId: id, description: wish.description };
    return this.made(actor, terms, `namespace:${name}`, facts);
  }

  private terms({ kind, price, licenceName, licenceText }: NewOffer): Omit<NewOfferRow, 'repositoryId' | 'namespaceId' | 'description'> {
    const { currency } = this.wallets;
    const priceMinor = parseAmount(price, currency);
    if (priceMinor === null || priceMinor < LEAST_PRICE_MINOR)
      throw badPrice(amountText(LEAST_PRICE_MINOR, currency), amountText(MOST_MINOR, currency), currency);
    return { kind, priceMinor, currency, licenceName, licenceText };
  }

  private made(actor: Actor, terms: NewOfferRow, subject: string, facts: RequestFacts): Promise<Offer> {
    return this.transaction.inTransaction(async () => {
      const offer = await this.store.put(terms, actor.kind === 'user' ? actor.userId : null, this.clock.now());
      if (offer.kind === 'once') await this.subscriptions.withdraw(offer);
      const { kind, priceMinor, currency, licenceName } = offer;
      const details = { kind, price: amountText(priceMinor, currency as Currency), currency, licenceName };
      await this.audit.record(actor, 'offer.made', subject, details, facts);
      return offer;
    });
  }

  /** Free for everybody from now on. */
  end({ id, actor }: Granted<'administer'>, facts: RequestFacts): Promise<void> {
    return this.ended({ repositoryId: id, namespaceId: null }, actor, `repository:${id}`, facts);
  }

  /** Nobody subscribes any more; those who do read to the end of what they paid. */
  endOfAuthor({ id, name, actor }: GrantedNamespace, facts: RequestFacts): Promise<void> {
    return this.ended({ repositoryId: null, namespaceId: id }, actor, `namespace:${name}`, facts);
  }

  private ended(of: Pick<Offer, 'repositoryId' | 'namespaceId'>, actor: Actor, subject: string, facts: RequestFacts): Promise<void> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.endOf(of, this.clock.now()))) return;
      await this.subscriptions.withdraw(of);
      await this.audit.record(actor, 'offer.ended', subject, {}, facts);
    });
  }
}
