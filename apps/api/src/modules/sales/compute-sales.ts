// A runner's time, sold: the same rows as any other sale, so that what it earns is held back, paid out and given back as all that is earned here. Its money
// does not come from a wallet but from what was set aside for the job: whoever settles that books it.
import { Injectable } from '@nestjs/common';
import { BillingRulesService, taxIn } from '../invoices';
import type { Line } from '../ledger';
import { MoneyRulesService } from '../wallets';
import { incomeLines } from './payee-pots';
import { linesOfCompute } from './sale-terms';
import { SalesStore } from './sales.store';

const DAY_MS = 86_400_000;

export interface SoldCompute {
  /** Made from facts of business. */
  key: string;
  jobKey: string;
  /** The name of today. */
  runner: string;
  /** Null: the hub itself, that takes no fee of its own. */
  ownerId: bigint | null;
  payerId: bigint;
  amountMinor: bigint;
  currency: string;
  feeBasisPoints: number;
  at: Date;
}

@Injectable()
export class ComputeSales {
  constructor(
    private readonly store: SalesStore,
    private readonly rules: MoneyRulesService,
    private readonly billing: BillingRulesService,
  ) {}

  /** Resolves with where its money goes. Inside the caller's transaction, which sees to it that this is asked once. */
  async record({ key, jobKey, runner, ownerId, payerId, amountMinor, currency, feeBasisPoints, at }: SoldCompute): Promise<Line[]> {
    const { holdBackDays } = await this.rules.rules();
    const { taxBasisPoints } = await this.billing.rules();
    const cut = { feeBasisPoints: ownerId === null ? 0 : feeBasisPoints, taxBasisPoints };
    const sale = await this.store.insert({
      key,
      what: { kind: 'compute', name: runner, jobKey },
      sellerId: ownerId,
      buyerId: payerId,
      boughtById: null,
      amountMinor,
      currency,
      ...cut,
      taxMinor: taxIn(amountMinor, taxBasisPoints),
      period: null,
      releaseAt: new Date(at.getTime() + holdBackDays * DAY_MS),
      at,
    });
    if (!sale) throw new Error(`${key} was sold before`);
    const lines = linesOfCompute(amountMinor, cut, ownerId, runner);
    await this.store.insertLines(sale.id, lines);
    return incomeLines(lines, currency);
  }
}
