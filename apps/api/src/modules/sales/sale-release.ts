// What is earned becomes available once the hold-back is over.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { LedgerService } from '../ledger';
import { PayeePots } from './payee-pots';
import { SalesStore } from './sales.store';

const TOGETHER = 200;

@Injectable()
export class SaleRelease {
  constructor(
    private readonly store: SalesStore,
    private readonly ledger: LedgerService,
    private readonly pots: PayeePots,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Of everybody, or those in which one has a part. Returns how many sales were released. */
  async releaseDue(payeeId: bigint | null = null): Promise<number> {
    let released = 0;
    const at = this.clock.now();
    const due = (): Promise<bigint[]> => this.store.due(at, TOGETHER, payeeId);
    for (let ids = await due(); ids.length > 0; ids = await due()) {
      for (const id of ids) await this.release(id, at);
      released += ids.length;
    }
    return released;
  }

  private async release(id: bigint, at: Date): Promise<void> {
    await this.transaction.inRetriedTransaction(async () => {
      const sale = await this.store.find(id, { lock: true });
      if (!sale || sale.releasedAt !== null) return;
      const lines = await this.pots.release(sale, await this.store.lines(id));
      await this.store.released(id, at);
      // Of a sale that was given back as a whole nothing is left to release.
      if (lines.length === 0) return;
      await this.ledger.post({ key: `sale:${id}:release`, kind: 'release', reference: `sale:${id}`, effectiveAt: at, lines });
    });
  }
}
