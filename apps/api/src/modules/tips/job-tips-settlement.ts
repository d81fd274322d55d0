// What becomes of the tips on a job: once it is taken up they are used if it was taken before others, and given back if it was its turn anyway; given back
// too when it ends before. Each ends once: whoever locks its row first, in the transaction that ends its hold.
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { JobLanes } from '../jobs';
import { LedgerHolds } from '../ledger';
import { type JobTip, JobTipsStore } from './job-tips.store';

const TOGETHER = 100;

export function holdKeyOf(tipId: bigint): string {
  return `job-tip:${tipId}`;
}

@Injectable()
export class JobTipsSettlement {
  constructor(
    private readonly store: JobTipsStore,
    private readonly lanes: JobLanes,
    private readonly holds: LedgerHolds,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  /** Idempotent. Resolves with how many ended. */
  async settle(jobId: bigint): Promise<number> {
    let ended = 0;
    for (const tip of await this.store.ofJob(jobId)) if (tip.state === 'held' && (await this.settleOne(tip))) ended += 1;
    return ended;
  }

  /** Of all jobs that wait no more, however that came about. */
  async settleAll(): Promise<number> {
    let ended = 0;
    for (let ids = await this.store.due(TOGETHER); ids.length > 0; ids = await this.store.due(TOGETHER))
      for (const id of ids) ended += await this.settle(id);
    return ended;
  }

  /** Inside the caller's transaction. */
  async giveBack(tip: JobTip): Promise<void> {
    const at = this.clock.now();
    await this.store.end(tip.id, 'returned', 0, at);
    await this.holds.release(holdKeyOf(tip.id), at);
  }

  private async settleOne({ id, jobId, attempt }: JobTip): Promise<boolean> {
    return this.transaction.inRetriedTransaction(async () => {
      const tip = await this.store.lockHeld(id);
      const since = await this.lanes.since(jobId, attempt);
      if (!tip || (since?.isOpen && !since.isTaken)) return false;
      if (since?.isTaken && since.jumped > 0) await this.use(tip, since.jumped);
      else await this.giveBack(tip);
      this.transaction.afterCommit(() => failpoint('tip.settled'));
      return true;
    });
  }

  private async use({ id, jobId, amountMinor, currency }: JobTip, jumped: number): Promise<void> {
    const at = this.clock.now();
    await this.store.end(id, 'used', jumped, at);
    const to = [{ account: { kind: 'compute', holder: null, currency } as const, amountMinor }];
    await this.holds.capture(holdKeyOf(id), { to, kind: 'job-tip', at, details: { jobId: String(jobId), jumped } });
  }
}
