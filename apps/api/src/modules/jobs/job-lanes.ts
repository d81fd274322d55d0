// What rooms to the right may do to the order: give a waiting job turns, and ask what became of it. Rules and bound: packages/money's tip-queue.ts.
import { Injectable } from '@nestjs/common';
import { Bell } from '../../platform/bell';
import { JobLanesStore, type LaneRules, type SinceAttempt } from './job-lanes.store';
import { WORK } from './job-topics';

@Injectable()
export class JobLanes {
  constructor(
    private readonly store: JobLanesStore,
    private readonly bell: Bell,
  ) {}

  async rules(): Promise<LaneRules> {
    const { free, of, overdueAfterSeconds } = await this.store.find();
    return { free, of, overdueAfterSeconds };
  }

  setRules(rules: LaneRules): Promise<void> {
    return this.store.set(rules);
  }

  /** Inside a transaction: until its end nobody takes the job up. The attempt that came last; null when it does not wait. */
  lockWaiting(jobId: bigint): Promise<number | null> {
    return this.store.lockWaiting(jobId);
  }

  /** Of a job that is locked. From the first on there are two lanes. */
  async setBonus(jobId: bigint, turns: number): Promise<void> {
    // A runner that had chosen it just then finds it moved, and asks again.
    this.bell.ring(WORK);
    await this.store.setBonus(jobId, turns);
  }

  /** What became of a job since it was at this attempt; null: it is gone. */
  since(jobId: bigint, attempt: number): Promise<SinceAttempt | null> {
    return this.store.since(jobId, attempt);
  }
}
