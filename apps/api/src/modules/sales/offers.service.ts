// What repositories cost, as their owners say. A change is for those who buy later: who has bought keeps what they agreed to.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import type { Granted } from '../access';
import { WalletsService } from '../wallets';
import { OffersStore } from './offers.store';
import { badPrice, privateIsNotSold } from './sales.errors';
import type { NewOffer, Offer } from './sales.types';
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
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Null: it costs nothing. */
  async current(repo: Granted): Promise<Offer | null> {
    return this.wallets.facts().isOn ? this.store.current(repo.id) : null;
  }

  /** What machines read of an offer, and how much of a dataset everybody sees. */
  detailsOf(offer: Pick<Offer, 'id'>): Promise<OfferDetails> {
    return this.details.find(offer.id);
  }

  /** Throws 'money/off', 'sale/price', 'sale/private', 'usage/terms'. */
  async put(repo: Granted<'administer'>, form: NewOffer, facts: RequestFacts): Promise<Offer> {
    this.wallets.assertOn();
    if (repo.isPrivate) throw privateIsNotSold();
    const { currency } = this.wallets;
    const { kind = 'once', price, licenceName, licenceText, use } = form;
    const useTerms = kind === 'use' ? useTermsOf(repo.type, use ?? missingTerms()) : null;
    const priceMinor = useTerms ? 0n : priceOf(price ?? '', currency);
    const scope = useTerms ? 'use' : (form.scope ?? 'read');
    const details = offerDetails(form.details ?? {}, scope === 'use');
    const [terms, at] = [{ repositoryId: repo.id, kind, scope, priceMinor, currency, licenceName, licenceText }, this.clock.now()];
    return this.transaction.inTransaction(async () => {
      const offer = await this.store.put(terms, repo.actor.kind === 'user' ? repo.actor.userId : null, at);
      await this.details.put(offer.id, details);
      if (useTerms) await this.rights.putTerms(offer.id, useTerms);
      await this.rights.endOfTerms(repo.id, at, true);
      const told = { kind, scope, price: useTerms ? null : (price ?? null), ...(use ? { use: { ...use } } : {}), currency, licenceName };
      await this.audit.record(repo.actor, 'offer.made', `repository:${repo.id}`, told, facts);
      return offer;
    });
  }

  /** Free for everybody from now on. */
  async end(repo: Granted<'administer'>, facts: RequestFacts): Promise<void> {
    const at = this.clock.now();
    await this.transaction.inTransaction(async () => {
      const isEnded = await this.store.end(repo.id, at);
      await this.rights.endOfTerms(repo.id, at, false);
      if (isEnded) await this.audit.record(repo.actor, 'offer.ended', `repository:${repo.id}`, {}, facts);
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
