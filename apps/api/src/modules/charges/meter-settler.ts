// What meters come to: a month that is over is taken and closed, and what was set aside for nothing goes back. By the worker, and whenever it is missed it is
// done later: what was used in a month is of that month.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { monthStart } from '../../common/month';
import { Transaction } from '../../platform/database/transaction';
import { ChargePurposes } from './charge-purposes';
import type { Meter } from './charges.types';
import { MeterFunds } from './meter-funds';
import { MetersStore } from './meters.store';

const TOGETHER = 100;
/** So long nobody used it: what is set aside for the next time goes back. */
const IDLE_MS = 10 * 60_000;

@Injectable()
export class MeterSettler {
  constructor(
    private readonly store: MetersStore,
    private readonly funds: MeterFunds,
    private readonly purposes: ChargePurposes,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Resolves with how many were looked at. */
  async settleDue(): Promise<number> {
    const at = this.clock.now();
    await this.endStale(at);
    let [looked, last] = [0, 0n];
    const due = (): Promise<bigint[]> => this.store.idle(monthStart(at), new Date(at.getTime() - IDLE_MS), last, TOGETHER);
    for (let ids = await due(); ids.length > 0; ids = await due()) {
      for (const id of ids) await this.settle(id, at);
      looked += ids.length;
      last = ids.at(-1) as bigint;
    }
    return looked;
  }

  /** Whoever used it did not live to say what it came to: nothing is taken for what nobody counted. */
  private async endStale(at: Date): Promise<void> {
    for (let ids = await this.store.stale(at, TOGETHER); ids.length > 0; ids = await this.store.stale(at, TOGETHER)) {
      for (const id of ids) {
        await this.transaction.inRetriedTransaction(async () => {
          const ended = await this.store.end(id);
          if (ended) await this.store.use(ended.meterId, 0n, ended.atoms, at);
        });
      }
    }
  }

  private async settle(id: bigint, at: Date): Promise<void> {
    await this.transaction.inRetriedTransaction(async () => {
      const meter = await this.store.lock(id);
      // Somebody came meanwhile.
      if (!meter || meter.closedAt !== null || meter.reservedAtoms > 0n) return;
      if (isCountedYet(meter, this.purposes.of(meter.purpose).lateMs ?? 0, at)) return this.funds.giveBack(meter, at);
      await this.funds.settle(meter, at);
      await this.store.close(id, at);
    });
  }
}

function isCountedYet({ periodAt }: Meter, lateMs: number, at: Date): boolean {
  return at.getTime() < monthStart(periodAt, 1).getTime() + lateMs;
}
