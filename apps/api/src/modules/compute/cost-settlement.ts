// The money of a job: set aside when it is queued, taken when it has ended, the rest given back. Each once: whoever locks the open row of the job's cost first,
// in the transaction that ends the hold. What is taken is counted from rows that the hub wrote while the job ran, so an event that comes twice, late, or never
// (then the sweep comes) leads to the same amounts.
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { jobCost } from '@modelgrove/money';
import { amountText, CURRENCIES, type Currency } from '@modelgrove/shared';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { type JobBank, type JobLease, JobLeases, JobMoney, type JobRecord, JobsService, JobsStore, metered } from '../jobs';
import { LedgerHolds, type Line } from '../ledger';
import { ComputeSales } from '../sales';
import { WalletsService } from '../wallets';
import { notEnough } from './compute.errors';
import { ComputeStore } from './compute.store';
import type { JobCostRow } from './compute.types';

const TOGETHER = 100;
/** A job ends long before. */
const YEAR_MS = 365 * 86_400_000;

export function costHoldKey(jobId: bigint): string {
  return `job-cost:${jobId}`;
}

@Injectable()
export class CostSettlement implements JobBank, OnModuleInit {
  constructor(
    private readonly money: JobMoney,
    private readonly store: ComputeStore,
    private readonly jobs: JobsStore,
    private readonly ended: JobsService,
    private readonly leases: JobLeases,
    private readonly holds: LedgerHolds,
    private readonly sales: ComputeSales,
    private readonly wallets: WalletsService,
    private readonly transaction: Transaction,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.money.by(this);
  }

  async setAside(job: JobRecord): Promise<void> {
    this.wallets.assertOn();
    const [{ id: jobId, key: jobKey, namespaceId: payerId, costLimitMinor: heldMinor }, { currency }] = [job, this.wallets];
    const at = this.clock.now();
    await this.store.insert({ jobId, jobKey, payerId, currency, heldMinor, at });
    const from = { kind: 'wallet', holder: payerId, currency } as const;
    const expiresAt = new Date(at.getTime() + YEAR_MS);
    try {
      await this.holds.hold({ key: costHoldKey(jobId), from, amountMinor: heldMinor, reference: `job:${jobId}`, expiresAt, at });
    } catch (error) {
      if ((error as { code?: string }).code !== 'ledger/insufficient-funds') throw error;
      throw notEnough(amountText(heldMinor, currency), currency, job.namespace);
    }
  }

  /** Idempotent. True when it ended what was set aside. */
  async settle(jobId: bigint): Promise<boolean> {
    return this.transaction.inRetriedTransaction(async () => {
      const cost = await this.store.lockOpen(jobId);
      const job = cost && (await this.jobs.find(jobId));
      if (!cost || (job && !this.ended.isEnded(job))) return false;
      await this.end(cost);
      this.transaction.afterCommit(() => failpoint('job-cost.settled'));
      return true;
    });
  }

  /** Of all jobs that have ended, however that came about. */
  async settleAll(): Promise<number> {
    let settled = 0;
    for (let ids = await this.store.due(TOGETHER); ids.length > 0; ids = await this.store.due(TOGETHER))
      for (const id of ids) settled += Number(await this.settle(id));
    return settled;
  }

  private async end(cost: JobCostRow): Promise<void> {
    const at = this.clock.now();
    const key = costHoldKey(cost.jobId);
    const leases = (await this.leases.ofJob(cost.jobId)).filter(({ endedAt }) => endedAt !== null);
    const { totalMinor, partsMinor } = jobCost(leases.map(metered), cost.heldMinor, CURRENCIES[cost.currency as Currency]);
    // What the clock gave back, a year later, cannot be taken any more.
    const isOpen = (await this.holds.find(key))?.end === null;
    const takenMinor = isOpen ? totalMinor : 0n;
    await this.store.settle(cost.jobId, takenMinor, at);
    if (!isOpen) return;
    if (takenMinor === 0n) return this.holds.release(key, at);
    const to = await this.sold(cost, leases, partsMinor, at);
    await this.holds.capture(key, { to, kind: 'compute', at, details: { job: cost.jobKey } });
  }

  /** A sale for each runner that has a part. */
  private async sold(cost: JobCostRow, leases: readonly JobLease[], parts: readonly bigint[], at: Date): Promise<Line[]> {
    const { feeBasisPoints } = await this.store.rules();
    const byRunner = Map.groupBy(
      leases.map((lease, index) => ({ lease, amountMinor: parts[index]! })),
      ({ lease }) => `${lease.runnerId}:${lease.ownerId}`,
    );
    const lines: Line[] = [];
    for (const [runner, own] of byRunner) {
      const amountMinor = own.reduce((sum, part) => sum + part.amountMinor, 0n);
      if (amountMinor === 0n) continue;
      const { runnerName, ownerId } = own[0]!.lease;
      const key = `compute:${cost.jobId}:runner:${runner}`;
      const { jobKey, payerId, currency } = cost;
      const sale = { key, jobKey, runner: runnerName, ownerId, payerId, amountMinor, currency, feeBasisPoints, at };
      lines.push(...(await this.sales.record(sale)));
    }
    return lines;
  }
}
