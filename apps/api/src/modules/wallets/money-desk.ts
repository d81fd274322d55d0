// What administrators do about money that is paid in and out: they see every payment, say how a bank transfer ended, give out budgets, and compare books.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import { CreditBudgetsStore, type Payment, type PaymentFilter, Payments, Reconciler, type Reconciliation } from '../../platform/payments';
import { AccessService, type GrantedNamespace } from '../access';
import { type AccountBalance, LedgerDays, LedgerService } from '../ledger';
import { budgetsAreOff, noSuchBudget, notThatAmount } from './wallets.errors';

const DAY_MS = 86_400_000;

export interface Decision {
  isPaid: boolean;
  /** The amount as the administrator typed it once more: the second confirmation of what moves money. */
  confirmedAmount: string;
  note: string;
}

export interface Budget {
  monthlyMinor: bigint | null;
  usedMinor: bigint;
  currency: Currency;
}

@Injectable()
export class MoneyDesk {
  constructor(
    private readonly access: AccessService,
    private readonly payments: Payments,
    private readonly reconciler: Reconciler,
    private readonly budgets: CreditBudgetsStore,
    private readonly ledger: LedgerService,
    private readonly days: LedgerDays,
    private readonly config: AppConfig,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  list(actor: Actor, filter: PaymentFilter, page: { before: bigint | null; limit: number }): Promise<Payment[]> {
    this.access.administrator(actor);
    return this.payments.list(filter, page);
  }

  /** How a payment without a voice ended. Throws 'money/not-confirmed', 'payment/not-by-hand', 'payment/settled'. */
  async decide(actor: Actor, id: bigint, { isPaid, confirmedAmount, note }: Decision, facts: RequestFacts): Promise<Payment> {
    this.access.administrator(actor);
    return this.transaction.inRetriedTransaction(async () => {
      const { amountMinor, currency, providerRef, key } = await this.payments.find(id);
      if (parseAmount(confirmedAmount, currency as Currency) !== amountMinor) throw notThatAmount();
      const ref = providerRef ?? key;
      const failure = { code: 'by-hand', message: note === '' ? 'An administrator marked it as not paid.' : note };
      const payment = await this.payments.confirm(
        id,
        isPaid ? { state: 'succeeded', providerRef: ref } : { state: 'failed', providerRef: ref, failure },
      );
      const details = { amount: `${amountText(amountMinor, currency as Currency)} ${currency}`, isPaid, note };
      await this.audit.record(actor, 'payment.decided', `payment:${id}`, details, facts);
      return payment;
    });
  }

  /** Our book against the provider's, for days in UTC: from the first to the last, both included. */
  reconcile(actor: Actor, provider: string, from: string, to: string): Promise<Reconciliation> {
    this.access.administrator(actor);
    return this.reconciler.reconcile(provider, new Date(`${from}T00:00:00Z`), new Date(Date.parse(`${to}T00:00:00Z`) + DAY_MS));
  }

  /** The accounts of the hub itself, and the hash that proves all that is past. */
  async book(actor: Actor): Promise<{ balances: AccountBalance[]; closed: { day: string; hash: string } | null }> {
    this.access.administrator(actor);
    const last = await this.days.last();
    return { balances: await this.ledger.balancesOf(null), closed: last && { day: last.day, hash: last.hash.toString('hex') } };
  }

  async budget(namespace: GrantedNamespace): Promise<Budget> {
    if (!this.config.payments.providers.includes('credits')) throw budgetsAreOff();
    const { currency } = this.config.payments;
    const budget = await this.budgets.find(namespace.id);
    const usedMinor = await this.budgets.usedMinor(namespace.id, currency, this.clock.now());
    return { monthlyMinor: budget?.monthlyMinor ?? null, usedMinor, currency };
  }

  /** `amount` null: none. Throws 'money/no-budget' for what is no amount. */
  async setBudget(actor: Actor, namespace: GrantedNamespace, amount: string | null, facts: RequestFacts): Promise<Budget> {
    this.access.administrator(actor);
    const { currency } = await this.budget(namespace);
    const monthlyMinor = amount === null ? null : parseAmount(amount, currency);
    if (amount !== null && monthlyMinor === null) throw noSuchBudget(amountText(MOST_MINOR, currency));
    await this.transaction.inTransaction(async () => {
      if (monthlyMinor === null) await this.budgets.unset(namespace.id);
      else await this.budgets.set(namespace.id, { monthlyMinor, currency });
      await this.audit.record(actor, 'budget.changed', `namespace:${namespace.name}`, { monthly: amount, currency }, facts);
    });
    return this.budget(namespace);
  }
}
