// What attempts on runners that cost something took, by the hub's clock and as the runner says. What that comes to is the affair of a room to the right; here
// it is only seen to that no attempt goes on beyond what is set aside.
import { Injectable } from '@nestjs/common';
import { affordableMs, type MeteredLease } from '@modelgrove/money';
import { CURRENCIES } from '@modelgrove/shared';
import { AppConfig } from '../../platform/config';
import { type JobLease, JobLeasesStore } from './job-leases.store';
import type { Fence, JobFailure, JobRecord } from './jobs.types';

export const MONEY_USED_UP: JobFailure = {
  class: 'timeout',
  code: 'job/money-used-up',
  message: 'What was set aside for this job is used up. Its last checkpoint is kept for a week; start it again with a higher limit.',
};
/** No lease is longer, whatever it costs. */
const LONGEST_MS = 10n ** 12n;

@Injectable()
export class JobLeases {
  constructor(
    private readonly store: JobLeasesStore,
    private readonly config: AppConfig,
  ) {}

  /** The earliest first. */
  ofJob(jobId: bigint): Promise<JobLease[]> {
    return this.store.ofJob(jobId);
  }

  /** Of an attempt that was just claimed at this price: how long it may take on what is left. In the transaction of the claim. */
  async begin(job: JobRecord, priceMicro: bigint): Promise<void> {
    const before = (await this.store.ofJob(job.id)).filter(({ attempt }) => attempt !== job.attempt);
    const most = affordableMs(before.map(metered), job.costLimitMinor, priceMicro, CURRENCIES[this.config.payments.currency]);
    await this.store.setLimit({ jobId: job.id, attempt: job.attempt }, most === null || most > LONGEST_MS ? LONGEST_MS : most);
  }

  /** Null: it costs nothing. */
  async limitMs({ jobId, attempt }: Fence): Promise<bigint | null> {
    return (await this.store.ofJob(jobId)).find((lease) => lease.attempt === attempt)?.limitMs ?? null;
  }

  /** What the runner counts. True once what is set aside is used up. */
  async heard(fence: Fence, seconds: number | null): Promise<boolean> {
    return (await this.store.heard(fence, seconds === null ? null : BigInt(Math.floor(seconds * 1000))))?.isUsedUp ?? false;
  }

  /** The runner was given less time than the job may take, since what is set aside reaches no further. */
  isShort(fence: Fence): Promise<boolean> {
    return this.store.isShort(fence);
  }

  /**
   * `isFault`: it came to nothing by no fault of the job, so only what is left of it is paid: until the last checkpoint that it kept. Who pays a machine that
   * fails for the time that is lost would pay those most that fail most. Inside the transaction that ends the attempt.
   */
  end(fence: Fence, isFault: boolean): Promise<void> {
    return this.store.end(fence, isFault);
  }
}

export function metered({ priceMicro, hubMs, runnerMs }: MeteredLease): MeteredLease {
  return { priceMicro, hubMs, runnerMs };
}
