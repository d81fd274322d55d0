// Inside a company nobody pays: organizations have budgets, and a charge takes from the month's. What is not taken by the end of a month is gone.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { DomainError } from '../../common/errors';
import { Transaction } from '../database';
import { CreditBudgetsStore, type CreditCharge } from './credit-budgets.store';
import type { ChargeRequest, PaymentKind, PaymentOutcome, PaymentProvider, ProviderEvent, ProviderRecord } from './payment-provider';
import { cannotBeAsked, eventRefused } from './payments.errors';

const PAGE = 500;

@Injectable()
export class CreditsProvider implements PaymentProvider {
  readonly name = 'credits';
  readonly kinds = ['charge'] as const;
  readonly isConfirmedByHand = false;

  constructor(
    private readonly store: CreditBudgetsStore,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  charge({ key, payerId, amountMinor, currency }: ChargeRequest): Promise<PaymentOutcome> {
    return this.transaction.inTransaction(async () => {
      const budget = await this.store.find(payerId, { lock: true });
      const before = await this.store.charged(key);
      if (before) return outcomeOf(before);
      const at = this.clock.now();
      const used = await this.store.usedMinor(payerId, currency, at);
      if (budget?.currency !== currency || used + amountMinor > budget.monthlyMinor) throw beyondBudget();
      await this.store.charge({ key, namespaceId: payerId, amountMinor, currency, at });
      return outcomeOf({ key });
    });
  }

  refund(): Promise<PaymentOutcome> {
    return Promise.reject(cannotBeAsked(this.name, 'refund'));
  }

  payout(): Promise<PaymentOutcome> {
    return Promise.reject(cannotBeAsked(this.name, 'payout'));
  }

  async find(kind: PaymentKind, key: string): Promise<PaymentOutcome | null> {
    const charge = kind === 'charge' ? await this.store.charged(key) : null;
    return charge && outcomeOf(charge);
  }

  read(): ProviderEvent[] {
    throw eventRefused();
  }

  async *records(from: Date, to: Date): AsyncGenerator<ProviderRecord> {
    for (
      let page = await this.store.charges(from, to, 0n, PAGE);
      page.length > 0;
      page = await this.store.charges(from, to, lastOf(page), PAGE)
    ) {
      for (const { key, amountMinor, currency, at } of page)
        yield { kind: 'charge', key, providerRef: key, state: 'succeeded', amountMinor, currency, feeMinor: 0n, at };
    }
  }
}

function outcomeOf({ key }: { key: string }): PaymentOutcome {
  return { state: 'succeeded', providerRef: key };
}

function lastOf(page: readonly CreditCharge[]): bigint {
  return page.at(-1)?.id ?? 0n;
}

function beyondBudget(): DomainError {
  return new DomainError('unpaid', 'payment/budget', 'The budget of this month does not reach for it.');
}
