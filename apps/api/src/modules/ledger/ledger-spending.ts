// What namespaces spent here between two moments, and on what: the net over all accounts that they pay from, credit that was given to them contained, by when
// it was written down. What is only set aside is not spent, and what was given back is taken off in the month in which that happened.
import { Injectable } from '@nestjs/common';
import { LedgerSpendingStore } from './ledger-spending.store';

export const SPENDINGS = ['purchases', 'plans', 'use', 'computing', 'tips'] as const;
export type Spending = (typeof SPENDINGS)[number];
/** In minor units. Below zero where more was given back than was paid. */
export type Spent = Readonly<Record<Spending, bigint>>;

const ON: Readonly<Record<string, Spending>> = {
  sale: 'purchases',
  refund: 'purchases',
  invoice: 'plans',
  'credit-note': 'plans',
  use: 'use',
  compute: 'computing',
  tip: 'tips',
  'job-tip': 'tips',
};
export const NOTHING_SPENT: Spent = { purchases: 0n, plans: 0n, use: 0n, computing: 0n, tips: 0n };

@Injectable()
export class LedgerSpending {
  constructor(private readonly store: LedgerSpendingStore) {}

  /** By the id of who spent something. `holder`: only of that one. */
  async between(fromAt: Date, untilAt: Date, currency: string, holder: bigint | null = null): Promise<Map<bigint, Spent>> {
    const rows = await this.store.spent(fromAt, untilAt, currency, holder, Object.keys(ON));
    const spent = new Map<bigint, Record<Spending, bigint>>();
    for (const row of rows) {
      const own = spent.get(row.holder) ?? { ...NOTHING_SPENT };
      own[ON[row.kind]!] += row.amountMinor;
      spent.set(row.holder, own);
    }
    return spent;
  }
}
