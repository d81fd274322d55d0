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
import { badPrice, privateIsNotSold, updatesOnlyOnce } from './sales.errors';
import type { NewCreatorOffer, NewOffer, Offer, Price } from './sales.types';
import { SaleSubscriptionsStore } from './subscriptions/sale-subscriptions.store';
import { type OfferDetails, offerDetails } from './usage/offer-details.policy';
import { OfferDetailsStore } from './usage/offer-details.store';
import { UseRightsStore } from './usage/use-rights.store';
import { useTermsOf } from './usage/use-terms.policy';
import { badUseTerms } from './usage/usage.errors';

const LEAST_PRICE_MINOR = 10n;

@Injectable()
export class OffersService {
  constructor(
    private readonly store: OffersStore,
    private readonly rights: UseRightsStore,
    private readonly details: OfferDetailsStore,
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

  /** What machines read of an offer, and how much of a dataset everybody sees. */
  detailsOf(offer: Pick<Offer, 'id'>): Promise<OfferDetails> {
    return this.details.find(offer.id);
  }

  /** Throws 'money/off', 'sale/price', 'sale/private', 'sale/updates', 'usage/terms'. */
  async put(repo: Granted<'administer'>, wish: NewOffer, facts: RequestFacts): Promise<Offer> {
    this.wallets.assertOn();
    if (repo.isPrivate) throw privateIsNotSold();
    const { currency } = this.wallets;
    const { kind, price, licenceName, licenceText, use } = wish;
    const useTerms = kind === 'use' ? useTermsOf(repo.type, use ?? missingTerms()) : null;
    const priceMinor = useTerms ? 0n : priceOf(price ?? '', currency);
    const updatesMonths = wish.updatesMonths ?? null;
    if (updatesMonths !== null && kind !== 'once') throw updatesOnlyOnce();
    const scope = useTerms ? 'use' : (wish.scope ?? 'read');
    const details = offerDetails(wish.details ?? {}, scope === 'use');
    const terms = {
      kind,
      scope,
      priceMinor,
      currency,
      updatesMonths,
      licenceName,
      licenceText,
      repositoryId: repo.id,
      namespaceId: null,
      description: '',
    };
    const told = { scope, ...(updatesMonths === null ? {} : { updatesMonths }), ...(use ? { use: { ...use } } : {}) };
    return this.made(repo.actor, terms, { subject: `repository:${repo.id}`, told }, facts, async (offer, at) => {
      await this.details.put(offer.id, details);
      if (useTerms) await this.rights.putTerms(offer.id, useTerms);
      await this.rights.endOfTerms(repo.id, at, true);
    });
  }

  /** What all that an author marks for subscribers costs them by the month. Throws 'money/off', 'sale/price'. */
  async putOfAuthor({ id, name, actor }: GrantedNamespace, wish: NewCreatorOffer, facts: RequestFacts): Promise<Offer> {
    this.wallets.assertOn();
    const { currency } = this.wallets;
    const { price, licenceName, licenceText, description } = wish;
    const of = { repositoryId: null, namespaceId: id, description, kind: 'monthly', scope: 'read', updatesMonths: null } as const;
    const terms = { ...of, priceMinor: priceOf(price, currency), currency, licenceName, licenceText };
    return this.made(actor, terms, { subject: `namespace:${name}`, told: {} }, facts);
  }

  /** `and`: what belongs to it, in the same transaction. */
  private made(
    actor: Actor,
    terms: NewOfferRow,
    { subject, told }: { subject: string; told: object },
    facts: RequestFacts,
    and?: (offer: Offer, at: Date) => Promise<void>,
  ): Promise<Offer> {
    const at = this.clock.now();
    return this.transaction.inTransaction(async () => {
      const offer = await this.store.put(terms, actor.kind === 'user' ? actor.userId : null, at);
      if (offer.kind !== 'monthly') await this.subscriptions.withdraw(offer);
      await and?.(offer, at);
      const { kind, priceMinor, currency, licenceName } = offer;
      const price = kind === 'use' ? null : amountText(priceMinor, currency as Currency);
      await this.audit.record(actor, 'offer.made', subject, { kind, price, currency, licenceName, ...told }, facts);
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
    const at = this.clock.now();
    return this.transaction.inTransaction(async () => {
      if (!(await this.store.endOf(of, at))) return;
      await this.subscriptions.withdraw(of);
      if (of.repositoryId !== null) await this.rights.endOfTerms(of.repositoryId, at, false);
      await this.audit.record(actor, 'offer.ended', subject, {}, facts);
    });
  }
}

function priceOf(price: string, currency: Currency): bigint {
  const priceMinor = parseAmount(price, currency);
  if (priceMinor !== null && priceMinor >= LEAST_PRICE_MINOR) return priceMinor;
  throw badPrice(amountText(LEAST_PRICE_MINOR, currency), amountText(MOST_MINOR, currency), currency);
}

function missingTerms(): never {
  throw badUseTerms('Say what is counted, what it costs, and how much of it is free in a month.');
}
