// What is earned becomes available once the hold-back is over: parts of sales, and of whatever else earns something (`EarningSources`).
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { LedgerService } from '../ledger';
import type { EarningRows } from './earning-rows.store';
import { EarningSources } from './earning-sources';
import { PayeePots } from './payee-pots';

const TOGETHER = 200;

@Injectable()
export class SaleRelease {
  constructor(
    private readonly sources: EarningSources,
    private readonly ledger: LedgerService,
    private readonly pots: PayeePots,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Of everybody, or those in which one has a part. Returns how many sales and other earnings were released. */
  async releaseDue(payeeId: bigint | null = null): Promise<number> {
    let released = 0;
    for (const rows of this.sources.all()) released += await this.releaseOf(rows, payeeId);
    return released;
  }

  private async releaseOf(rows: EarningRows, payeeId: bigint | null): Promise<number> {
    let released = 0;
    const at = this.clock.now();
    const due = (): Promise<bigint[]> => rows.due(at, TOGETHER, payeeId);
    for (let ids = await due(); ids.length > 0; ids = await due()) {
      for (const id of ids) await this.release(rows, id, at);
      released += ids.length;
    }
    return released;
  }

  private async release(rows: EarningRows, id: bigint, at: Date): Promise<void> {
    const reference = `${rows.tables.name}:${id}`;
    await this.transaction.inRetriedTransaction(async () => {
      const earning = await rows.lockEarning(id);
      if (!earning || earning.releasedAt !== null) return;
      const lines = await this.pots.release(earning, await rows.lines(id));
      await rows.released(id, at);
      // Of what was given back as a whole nothing is left to release.
      if (lines.length === 0) return;
      await this.ledger.post({ key: `${reference}:release`, kind: 'release', reference, effectiveAt: at, lines });
    });
  }
}
