// What administrators do about money that is paid in and out: they see every payment, say how a bank transfer ended, give out budgets, and compare books.
import { Injectable } from '@nestjs/common';
import { amountText, type Currency, MOST_MINOR, parseAmount } from '@modelgrove/shared';
import type { Actor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { AuditLog } from '../../platform/audit';
import { AppConfig } from '../../platform/config';
import { Transaction } from '../../platform/database/transaction';
import type { RequestFacts } from '../../platform/http';
import {
  CreditBudgetsStore,
  type Payment,
  type PaymentFilter,
  PaymentProviders,
  Payments,
  Reconciler,
  type Reconciliation,
} from '../../platform/payments';
import { AccessService, type GrantedNamespace } from '../access';
import { type AccountBalance, LedgerDays, LedgerService } from '../ledger';
import { type BudgetOf, BudgetListStore } from './budget-list.store';
import { TOP_UP } from './top-ups';
import { budgetsAreOff, noSuchBudget, notThatAmount } from './wallets.errors';

const DAY_MS = 86_400_000;

export interface Decision {
  isPaid: boolean;
  /** The amount as the administrator typed it once more: the second confirmation of what moves money. */
  confirmedAmount: string;
  note: string;
}

export interface DeskPayment extends Payment {
  /** Whose wallet it goes to, by the name of today. */
  payer: string | null;
  /** Whether it waits for an administrator to say how it ended. */
  isDecidedHere: boolean;
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
    private readonly providers: PaymentProviders,
    private readonly reconciler: Reconciler,
    private readonly budgets: CreditBudgetsStore,
    private readonly budgetList: BudgetListStore,
    private readonly ledger: LedgerService,
    private readonly days: LedgerDays,
    private readonly config: AppConfig,
    private readonly transaction: Transaction,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  async list(actor: Actor, filter: PaymentFilter, page: { before: bigint | null; limit: number }): Promise<DeskPayment[]> {
    this.access.administrator(actor);
    return this.forDesk(await this.payments.list(filter, page));
  }

  private async forDesk(payments: readonly Payment[]): Promise<DeskPayment[]> {
    const paidIn = payments.filter(({ purpose }) => purpose === TOP_UP).map(({ subject }) => BigInt(subject));
    const names = await this.budgetList.names(paidIn);
    const byHand = this.providers.byHand();
    return payments.map((payment) => ({
      ...payment,
      payer: payment.purpose === TOP_UP ? (names.get(BigInt(payment.subject)) ?? null) : null,
      isDecidedHere: (payment.state === 'wished' || payment.state === 'waiting') && byHand.includes(payment.provider),
    }));
  }

  /** How a payment without a voice ended. Throws 'money/not-confirmed', 'payment/not-by-hand', 'payment/settled'. */
  async decide(actor: Actor, id: bigint, { isPaid, confirmedAmount, note }: Decision, facts: RequestFacts): Promise<DeskPayment> {
    this.access.administrator(actor);
    const decided = await this.transaction.inRetriedTransaction(async () => {
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
    const [payment] = await this.forDesk([decided]);
    return payment as DeskPayment;
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

  /** Of every organization, the newest first. Throws 'money/no-budgets'. */
  async budgetsOfAll(actor: Actor, page: { before: bigint | null; limit: number }): Promise<(BudgetOf & { currency: Currency })[]> {
    this.access.administrator(actor);
    this.assertBudgets();
    const { currency } = this.config.payments;
    const found = await this.budgetList.page(currency, this.clock.now(), page.before, page.limit);
    return found.map((budget) => ({ ...budget, currency }));
  }

  private assertBudgets(): void {
    if (!this.config.payments.providers.includes('credits')) throw budgetsAreOff();
  }

  async budget(namespace: GrantedNamespace): Promise<Budget> {
    this.assertBudgets();
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
