// What repositories cost, as their owners say. A change is for those who buy later: who has bought keeps what they agreed to.
import { Injectable } from '@nestjs/common';
import { amountText, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import type { Granted } from '../access';
import { WalletsService } from '../wallets';
import { OffersStore } from './offers.store';
import { badPrice, privateIsNotSold } from './sales.errors';
import type { NewOffer, Offer } from './sales.types';

const LEAST_PRICE_MINOR = 10n;

@Injectable()
export class OffersService {
  constructor(
    private readonly store: OffersStore,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  /** Null: it costs nothing. */
  async current(repo: Granted): Promise<Offer | null> {
    return this.wallets.facts().isOn ? this.store.current(repo.id) : null;
  }

  /** Throws 'money/off', 'sale/price', 'sale/private'. */
  async put(repo: Granted<'administer'>, { price, licenceName, licenceText }: NewOffer, facts: RequestFacts): Promise<Offer> {
    this.wallets.assertOn();
    if (repo.isPrivate) throw privateIsNotSold();
    const { currency } = this.wallets;
    const priceMinor = parseAmount(price, currency);
    if (priceMinor === null || priceMinor < LEAST_PRICE_MINOR)
      throw badPrice(amountText(LEAST_PRICE_MINOR, currency), amountText(MOST_MINOR, currency), currency);
    const terms = { repositoryId: repo.id, priceMinor, currency, licenceName, licenceText };
    return this.transaction.inTransaction(async () => {
      const offer = await this.store.put(terms, repo.actor.kind === 'user' ? repo.actor.userId : null, this.clock.now());
      await this.audit.record(repo.actor, 'offer.made', `repository:${repo.id}`, { price, currency, licenceName }, facts);
      return offer;
    });
  }

  /** Free for everybody from now on. */
  async end(repo: Granted<'administer'>, facts: RequestFacts): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (await this.store.end(repo.id, this.clock.now()))
        await this.audit.record(repo.actor, 'offer.ended', `repository:${repo.id}`, {}, facts);
    });
  }
}
