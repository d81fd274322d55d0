// What runners ask: work, a longer lease, room for a checkpoint, the end. Everything is written on behalf of one attempt and refused once another has
// begun (fencing): a runner that was cut off and comes back can do no harm.
import { Injectable } from '@nestjs/common';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { DomainError } from '../../common/errors';
import { Bell } from '../../platform/bell';
import { attemptEnded } from '../access';
import { EntitlementsService } from '../plans';
import { JobCheckpoints } from './job-checkpoints';
import { type Assignment, JobKinds, type ResultFile } from './job-kinds';
import { jobTopic, WORK } from './job-topics';
import { cleanLog, TAIL_BYTES, withPiece } from './job-log';
import { JobLeases, MONEY_USED_UP } from './job-leases';
import { JobMoves, STOPPED } from './job-moves';
import { JobOutputStore, type NewEvent } from './job-output.store';
import { type Held, JobQueueStore, type Kept } from './job-queue.store';
import { JobTimings } from './job-timings';
import { jobNotFound } from './jobs.errors';
import { JobsStore } from './jobs.store';
import { type Fence, type FreeCapacity, type JobFailure, type JobProgress, type JobRecord, SERVICE, type TrainedUsage } from './jobs.types';
import { type RunnerOffer, type RunnerRecord, RunnersStore } from './runners.store';

export interface Claimed {
  job: JobRecord;
  assignment: Assignment;
  checkpoint: { step: number; sizeBytes: number; sha256: string } | null;
  /** How long it is paid at the most; null: it costs nothing. */
  paidSeconds: number | null;
}

export interface Report {
  /** Counts up from 1 within the attempt. */
  report: number;
  stage: string | null;
  progress: JobProgress | null;
  metrics: readonly { step: number; values: Record<string, number>; at?: string }[];
  log: string;
  events: readonly Omit<NewEvent, 'actor'>[];
  usage: TrainedUsage | null;
  /** Since the claim, by the runner's clock; null: it does not say. */
  seconds: number | null;
}

@Injectable()
export class RunnerDesk {
  constructor(
    private readonly jobs: JobsStore,
    private readonly queue: JobQueueStore,
    private readonly output: JobOutputStore,
    private readonly runners: RunnersStore,
    private readonly moves: JobMoves,
    private readonly leases: JobLeases,
    private readonly kinds: JobKinds,
    private readonly checkpoints: JobCheckpoints,
    private readonly bell: Bell,
    private readonly transaction: Transaction,
    private readonly timings: JobTimings,
    private readonly entitlements: EntitlementsService,
  ) {}

  get leaseMs(): number {
    return this.timings.leaseMs;
  }

  /** Waits for work at most `waitMs`, or until `signal`. Null when there was none. */
  async claim(runner: RunnerRecord, offer: RunnerOffer, free: FreeCapacity, waitMs: number, signal: AbortSignal): Promise<Claimed | null> {
    await this.runners.saw(runner.id, offer);
    const until = Date.now() + Math.min(waitMs, this.timings.longestPollMs);
    const hasRoom = offer.problem === null && free.cpus > 0;
    for (;;) {
      const rung = this.bell.next(WORK, until - Date.now(), signal);
      const claimed = hasRoom && (await this.isOpen(runner)) ? await this.take({ ...runner, ...offer }, free) : null;
      if (claimed || Date.now() >= until || signal.aborted) {
        rung.cancel();
        return claimed && (signal.aborted ? this.takeBack(claimed.job) : claimed);
      }
      await rung.heard;
      if (signal.aborted) return null;
    }
  }

  /** Resolves with what the runner must know. Throws 'job/lease-lost'. */
  async report(runner: RunnerRecord, key: string, attempt: number, report: Report): Promise<{ isCancelWanted: boolean }> {
    const { fence } = await this.attemptOf(runner, key, attempt);
    await this.runners.touch(runner.id);
    return this.transaction.inTransaction(async () => {
      const held = await this.held(fence);
      const isNew = report.report > held.lastReport;
      const log = isNew ? await this.keepOutput(fence, held, report, runner) : held.log;
      const kept: Kept = isNew ? { ...report, log } : { report: held.lastReport, stage: null, progress: null, log };
      await this.queue.keep(fence, this.timings.leaseMs, kept);
      if (isNew) this.bell.ring(jobTopic(fence.jobId));
      const isUsedUp = held.isPaid && (await this.leases.heard(fence, report.seconds));
      if (isUsedUp) await this.moves.fail(fence, held.losses, MONEY_USED_UP, 'system', report.usage);
      return { isCancelWanted: held.isCancelWanted || isUsedUp };
    });
  }

  /** What the hub adds to the commit of the result. */
  async card(runner: RunnerRecord, key: string, attempt: number, report: unknown): Promise<ResultFile[]> {
    const { job } = await this.attemptOf(runner, key, attempt);
    return this.kinds.of(job.kind).card(job, report);
  }

  /** Resolves with the state of the job; the same when it is asked again. Throws 'job/lease-lost', 'job/result-missing'. */
  async end(
    runner: RunnerRecord,
    key: string,
    attempt: number,
    end: { outcome: object | null; failure: JobFailure | null; usage: TrainedUsage | null; seconds: number | null },
  ): Promise<JobRecord['state']> {
    const { job, fence } = await this.attemptOf(runner, key, attempt);
    const by = `runner:${runner.name}`;
    if (job.state !== 'running') return job.state;
    failpoint('job.ending');
    await this.leases.heard(fence, end.seconds);
    if (end.failure) await this.moves.fail(fence, job.losses, await this.causeOf(end.failure, fence), by, end.usage);
    else await this.moves.succeed(fence, by, end.outcome ?? {}, job.resultCommitOid !== null || job.kind === SERVICE, end.usage);
    this.bell.ring(jobTopic(job.id));
    return (await this.jobs.find(job.id))?.state ?? 'cancelled';
  }

  /** A runner that was given less time since no more was paid only says that the time was over. */
  private async causeOf(failure: JobFailure, fence: Fence): Promise<JobFailure> {
    return failure.class === 'timeout' && (await this.leases.isShort(fence)) ? MONEY_USED_UP : failure;
  }

  /** The job, when this attempt of it is (or was last) the runner's. */
  async attemptOf(runner: RunnerRecord, key: string, attempt: number): Promise<{ job: JobRecord; fence: Fence }> {
    const job = await this.jobs.findByKey(key);
    if (!job) throw jobNotFound();
    if (job.attempt !== attempt || job.runnerId !== runner.id) throw attemptEnded();
    return { job, fence: { jobId: job.id, attempt } };
  }

  /** Inside a transaction: until its end the attempt cannot lose the job. */
  async held(fence: Fence): Promise<Held> {
    const held = await this.queue.hold(fence);
    if (!held) throw attemptEnded();
    return held;
  }

  /** Somebody may pause or remove it while it waits. */
  private async isOpen({ id }: RunnerRecord): Promise<boolean> {
    const runner = await this.runners.find(id);
    return runner !== null && !runner.isPaused;
  }

  private async take(runner: RunnerRecord, free: FreeCapacity): Promise<Claimed | null> {
    const limits = { perNamespace: async (id: bigint) => (await this.entitlements.of(id)).concurrentJobs, leaseMs: this.timings.leaseMs };
    const job = await this.moves.claim(runner, free, limits);
    if (!job) return null;
    const fence = { jobId: job.id, attempt: job.attempt };
    this.bell.ring(jobTopic(job.id));
    const limitMs = await this.leases.limitMs(fence);
    if (limitMs === 0n) return this.leave(fence, job, MONEY_USED_UP);
    try {
      const assignment = await this.kinds.of(job.kind).assign(job);
      const newest = await this.checkpoints.newest(job.id);
      const checkpoint = newest ? { step: newest.step, sizeBytes: newest.sizeBytes, sha256: newest.sha256 } : null;
      return { job, assignment, checkpoint, paidSeconds: limitMs === null ? null : Math.max(1, Math.floor(Number(limitMs) / 1000)) };
    } catch (error) {
      await this.leave(fence, job, failureOf(error));
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async leave(fence: Fence, { losses }: JobRecord, failure: JobFailure): Promise<null> {
    await this.moves.fail(fence, losses, failure, 'system');
    return null;
  }

  /** Nobody is there to hear that it was given the job: it need not wait for a lease to run out. */
  private async takeBack(job: JobRecord): Promise<null> {
    const failure = { class: 'infrastructure', code: STOPPED, message: 'The runner was gone before it was given the job.' } as const;
    return this.leave({ jobId: job.id, attempt: job.attempt }, job, failure);
  }

  private async keepOutput(fence: Fence, held: Held, report: Report, runner: RunnerRecord): Promise<Held['log']> {
    await this.output.putMetrics(fence.jobId, report.metrics);
    for (const event of report.events) await this.output.addEvent(fence.jobId, { ...event, actor: `runner:${runner.name}` });
    const text = cleanLog(report.log);
    if (text === '') return held.log;
    const log = withPiece(held.log, Buffer.byteLength(text));
    await this.output.addLog(fence.jobId, log.seq, fence.attempt, text);
    if (log.headSeq < log.seq) await this.output.trimLog(fence.jobId, log.headSeq, TAIL_BYTES);
    return log;
  }
}

function failureOf(error: unknown): JobFailure {
  if (error instanceof DomainError) return { class: 'input', code: error.code, message: error.message };
  return { class: 'infrastructure', code: 'job/assignment', message: 'The hub could not put together what the job needs.' };
}
