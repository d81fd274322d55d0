// What a user or an organization has on this hub: money that was paid in, what is set aside, what was earned. People pay in by a provider of the payments
// gate; whatever is bought here is paid from the wallet, so that every purchase is one transaction of the ledger and no call to anybody.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency, parseAmount } from '@modelgrove/shared';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import { type Payment, PaymentProviders, Payments } from '../../platform/payments';
import type { GrantedNamespace } from '../access';
import { type AccountKind, type AccountRef, type HistoryLine, LedgerService } from '../ledger';
import { TOP_UP } from './top-ups';
import { badAmount, moneyIsOff, noSuchWayToPay } from './wallets.errors';
import type { MoneyFacts, Wallet } from './wallets.types';

const LEAST_TOP_UP_MINOR = 100n;
const MOST_TOP_UP_MINOR = 100_000_000n;
const SHOWN: readonly AccountKind[] = ['wallet', 'held', 'metered', 'promo', 'pending', 'available', 'in-payout', 'debt'];
/** Of a namespace's accounts, those that people know: money that is set aside is not gone. */
export const HISTORY_ACCOUNTS = ['wallet', 'promo', 'pending', 'available', 'in-payout', 'debt'] as const satisfies readonly AccountKind[];
export type HistoryAccount = (typeof HISTORY_ACCOUNTS)[number];

export interface NewTopUp {
  amount: string;
  provider: string;
  /** Where the browser comes back to. */
  returnUrl: string;
  /** Made by the client once for each click, so that a request that is sent again pays once. */
  requestKey: string;
}

@Injectable()
export class WalletsService {
  constructor(
    private readonly config: AppConfig,
    private readonly ledger: LedgerService,
    private readonly payments: Payments,
    private readonly providers: PaymentProviders,
    private readonly transaction: Transaction,
  ) {}

  facts(): MoneyFacts {
    const providers = this.providers.names('charge');
    const limits = { leastTopUpMinor: LEAST_TOP_UP_MINOR, mostTopUpMinor: MOST_TOP_UP_MINOR };
    return { isOn: providers.length > 0, currency: this.currency, providers, isTest: providers.includes('fake'), ...limits };
  }

  get currency(): Currency {
    return this.config.payments.currency;
  }

  /** Throws 'money/off'. */
  assertOn(): void {
    if (!this.facts().isOn) throw moneyIsOff();
  }

  async wallet({ id }: GrantedNamespace): Promise<Wallet> {
    this.assertOn();
    const refs: AccountRef[] = SHOWN.map((kind) => ({ kind, holder: id, currency: this.currency }));
    const [wallet = 0n, held = 0n, metered = 0n, promo = 0n, pending = 0n, available = 0n, inPayout = 0n, debt = 0n] =
      await this.ledger.balances(refs);
    return {
      currency: this.currency,
      availableMinor: wallet,
      heldMinor: held + metered,
      promoMinor: promo,
      earnings: { pendingMinor: pending, availableMinor: available, inPayoutMinor: inPayout, debtMinor: -debt },
    };
  }

  /** The newest first; `account` null: of all of them. */
  history(
    { id }: GrantedNamespace,
    account: HistoryAccount | null,
    page: { after: { transactionId: bigint; position: number } | null; limit: number },
  ): Promise<(HistoryLine & { position: number })[]> {
    this.assertOn();
    return this.ledger.history(id, { kinds: account === null ? HISTORY_ACCOUNTS : [account], currency: null }, page);
  }

  /**
   * Pays in. Answers what the payer has to do, unless it is done already. Throws 'money/off', 'money/amount', 'money/provider'.
   */
  async topUp(namespace: GrantedNamespace, { amount, provider, returnUrl, requestKey }: NewTopUp): Promise<Payment> {
    this.assertOn();
    if (!this.providers.names('charge').includes(provider)) throw noSuchWayToPay(provider);
    const amountMinor = this.amountOf(amount);
    const request = { payerId: String(namespace.id), description: `Modelgrove: ${namespace.name}`, returnUrl };
    const id = await this.transaction.inTransaction(() =>
      this.payments.wish({
        key: `top-up:${namespace.id}:${requestKey}`,
        provider,
        kind: 'charge',
        purpose: TOP_UP,
        subject: String(namespace.id),
        amountMinor,
        currency: this.currency,
        request,
      }),
    );
    // At once, since somebody waits for it; when the provider does not answer, the worker goes on trying.
    return this.payments.call(id).catch(() => this.payments.find(id));
  }

  private amountOf(text: string): bigint {
    const minor = parseAmount(text, this.currency);
    if (minor !== null && minor >= LEAST_TOP_UP_MINOR && minor <= MOST_TOP_UP_MINOR) return minor;
    throw badAmount(amountText(LEAST_TOP_UP_MINOR, this.currency), amountText(MOST_TOP_UP_MINOR, this.currency), this.currency);
  }

  /** What was paid in, or is on its way, the newest first. */
  topUps({ id }: GrantedNamespace, page: { before: bigint | null; limit: number }): Promise<Payment[]> {
    this.assertOn();
    return this.payments.ofSubject(TOP_UP, String(id), page);
  }
}
