// A runner's time, sold: the same rows as any other sale, so that what it earns is held back, paid out and given back as all that is earned here. Its money
// does not come from a wallet but from what was set aside for the job: whoever settles that books it.
import { Injectable } from '@nestjs/common';
import { BillingRulesService } from '../invoices';
import type { Line } from '../ledger';
import { incomeLines } from './payee-pots';
import { SaleMaker } from './sale-maker';
import { linesOfCompute } from './sale-terms';

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
    private readonly maker: SaleMaker,
    private readonly billing: BillingRulesService,
  ) {}

  /** Resolves with where its money goes. Inside the caller's transaction, which sees to it that this is asked once. */
  async record({ jobKey, runner, ownerId, payerId, feeBasisPoints, ...facts }: SoldCompute): Promise<Line[]> {
    const { taxBasisPoints } = await this.billing.rules();
    const cut = { feeBasisPoints: ownerId === null ? 0 : feeBasisPoints, taxBasisPoints };
    const what = { kind: 'compute', name: runner, jobKey } as const;
    const lines = linesOfCompute(facts.amountMinor, cut, ownerId, runner);
    const parties = { sellerId: ownerId, buyerId: payerId, boughtById: null };
    const sale = await this.maker.writeCut({ ...facts, ...cut, ...parties, what, period: null }, lines);
    if (!sale) throw new Error(`${facts.key} was sold before`);
    return incomeLines(lines, facts.currency);
  }
}
