// Every move of a job, each in one transaction with the event that tells of it and with what must follow (the outbox).
import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Bell } from '../../platform/bell';
import { Transaction } from '../../platform/database/transaction';
import { failpoint } from '../../platform/failpoints';
import { Outbox } from '../../platform/outbox';
import { type ClaimLimits, JobClaimStore } from './job-claim.store';
import { type AttemptEnd, type EndedAttempt, type EndState, JobQueueStore, type LostAttempt, type Stakes } from './job-queue.store';
import { jobTopic, WORK } from './job-topics';
import { isRetried, pauseMs } from './job-states';
import { attemptEnded } from '../access';
import { JobLeases } from './job-leases';
import { JobMoney } from './job-money';
import { JobOutputStore, type NewEvent } from './job-output.store';
import { jobEnded, resultMissing } from './jobs.errors';
import type { JobCostDue, JobEnded, JobQueued, JobTipsDue } from './jobs.jobs';
import { newJobKey } from './jobs.policy';
import { JobsStore } from './jobs.store';
import { type Fence, type FreeCapacity, type JobFailure, type JobRecord, type NewJob, SERVICE, type TrainedUsage } from './jobs.types';
import type { RunnerRecord } from './runners.store';
import { UsageStore } from './usage.store';

const CHECKED = 'The job was made; its data are checked.';
/** A runner that was asked to stop, and gave the job back: no fault of anybody. */
export const STOPPED = 'runner/stopped';
const LOST: JobFailure = { class: 'infrastructure', code: 'job/runner-lost', message: 'The runner was not heard of any more.' };
const CANCELLED: JobFailure = { class: 'cancelled', code: 'job/cancelled', message: 'Somebody cancelled it.' };

@Injectable()
export class JobMoves {
  constructor(
    private readonly jobs: JobsStore,
    private readonly claims: JobClaimStore,
    private readonly queue: JobQueueStore,
    private readonly output: JobOutputStore,
    private readonly usage: UsageStore,
    private readonly leases: JobLeases,
    private readonly money: JobMoney,
    private readonly transaction: Transaction,
    private readonly outbox: Outbox,
    private readonly bell: Bell,
    private readonly clock: Clock,
  ) {}

  /** In state 'checking'. `also`: what else belongs to it, in the same transaction. */
  async create(job: NewJob, by: string, also: (id: bigint) => Promise<void>, message = CHECKED): Promise<bigint> {
    return this.transaction.inTransaction(async () => {
      const id = await this.jobs.insert(newJobKey(), job);
      await this.tell(id, { level: 'info', name: 'job.created', actor: by, message });
      await also(id);
      return id;
    });
  }

  /** `settings`: what the check has made of them. False when the job is past it. */
  async quote(id: bigint, outcome: object, message: string, settings: object | null = null): Promise<boolean> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.queue.quoted(id, outcome))) return false;
      if (settings) await this.jobs.setSettings(id, settings);
      await this.tell(id, { level: 'info', name: 'job.quoted', actor: 'system', message });
      return true;
    });
  }

  /** What it may cost is set aside with it. False when the job is past it, or not that far. Throws 'compute/insufficient-funds'. */
  async enqueue(id: bigint, by: string): Promise<boolean> {
    return this.transaction.inRetriedTransaction(async () => {
      if (!(await this.queue.queued(id))) return false;
      await this.tell(id, { level: 'info', name: 'job.queued', actor: by, message: 'The job waits for a runner.' });
      await this.waitsForRunner(id);
      const job = (await this.queue.stakes(id))?.isPaid ? await this.jobs.find(id) : null;
      if (job) await this.money.setAside(job);
      return true;
    });
  }

  /** The next in turn that the runner has room for. Null when there is none. */
  async claim(runner: RunnerRecord, free: FreeCapacity, limits: ClaimLimits): Promise<JobRecord | null> {
    return this.transaction.inTransaction(async () => {
      const claimed = await this.claims.claim(runner, free, limits);
      const job = claimed && (await this.jobs.find(claimed.id));
      if (!job) return null;
      if (claimed.priceMicro !== null) await this.leases.begin(job, claimed.priceMicro);
      if (claimed.jumped !== null) await this.outbox.emit('job.tips-due', { jobId: String(job.id) } satisfies JobTipsDue);
      const from = job.checkpointStep === null ? 'from the beginning' : `from the checkpoint at step ${job.checkpointStep}`;
      const message = `Attempt ${job.attempt} begins on the runner ${runner.name}, ${from}.`;
      await this.tell(job.id, { level: 'info', name: 'job.running', actor: `runner:${runner.name}`, message });
      await this.output.dropMetricsBeyond(job.id, job.checkpointStep ?? 0);
      this.transaction.afterCommit(() => failpoint('job.claimed'));
      return job;
    });
  }

  /** Its result was committed. Throws 'job/lease-lost', 'job/result-missing'. */
  async succeed(fence: Fence, by: string, outcome: object, isResultThere: boolean, usage: TrainedUsage | null = null): Promise<void> {
    if (!isResultThere) throw resultMissing();
    await this.transaction.inTransaction(() => this.endWell(fence, by, outcome, usage));
  }

  /**
   * The attempt came to nothing: another one follows where that may help, else the job ends. Resolves with what it is then. Throws 'job/lease-lost'.
   * A loss that the job has no part in is not charged. One whose result is there has come to something, whatever became of its runner afterwards.
   */
  async fail(
    fence: Fence,
    losses: number,
    failure: JobFailure,
    by: string,
    usage: TrainedUsage | null = null,
  ): Promise<EndState | 'queued'> {
    return this.transaction.inTransaction(async () => {
      const held = await this.queue.hold(fence);
      if (!held) throw attemptEnded();
      if (held.hasResult) return this.endWell(fence, by, {}, usage);
      const isOurs = failure.class === 'infrastructure';
      // nobody wants another attempt of it
      if (failure.class === 'cancelled' || (held.isCancelWanted && isOurs)) return this.endCancelled(fence, by, usage, isOurs);
      if (failure.code === STOPPED) return this.again(fence, { failure, afterMs: 0, isLoss: false }, by);
      if (isRetried(failure.class, losses)) return this.again(fence, { failure, afterMs: pauseMs(losses + 1), isLoss: true }, by);
      await this.endAttempt(fence, 'failed', { failure, isCounted: !isOurs, usage, isFault: isOurs });
      await this.tell(fence.jobId, { level: 'error', name: 'job.failed', actor: by, message: failure.message, data: failure });
      await this.ended(fence.jobId);
      return 'failed';
    });
  }

  /** What to make of an attempt whose runner is gone. */
  async lose(lost: LostAttempt): Promise<void> {
    try {
      await this.fail(lost, lost.losses, LOST, 'system');
    } catch (error) {
      // it ended just now
      if ((error as { code?: string }).code !== attemptEnded().code) throw error;
    }
  }

  /** Before it runs; `outcome` says what was found. False when it is past that. */
  async failUnstarted(id: bigint, failure: JobFailure, outcome: object | null = null): Promise<boolean> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.queue.endUnstarted(id, 'failed', failure, outcome))) return false;
      await this.tell(id, { level: 'error', name: 'job.failed', actor: 'system', message: failure.message });
      await this.ended(id);
      return true;
    });
  }

  /** Idempotent. One that runs is asked to stop, and is cancelled once its runner says so. Throws 'job/ended' for one that came to another end. */
  async cancel(job: JobRecord, by: string): Promise<void> {
    await this.transaction.inTransaction(async () => {
      if (await this.queue.endUnstarted(job.id, 'cancelled', CANCELLED)) {
        await this.tell(job.id, { level: 'info', name: 'job.cancelled', actor: by, message: CANCELLED.message });
        return this.ended(job.id);
      }
      if (await this.queue.wantCancel(job.id))
        return this.tell(job.id, { level: 'info', name: 'cancel.wanted', actor: by, message: 'The runner is asked to stop.' });
      const now = await this.jobs.find(job.id);
      if (now && now.state !== 'running' && now.state !== 'cancelled') throw jobEnded(now.state);
    });
  }

  /** Whoever watches the job looks. */
  tell(jobId: bigint, event: NewEvent): Promise<void> {
    this.bell.ring(jobTopic(jobId));
    return this.output.addEvent(jobId, event);
  }

  private async endWell(fence: Fence, by: string, outcome: object, usage: TrainedUsage | null): Promise<'succeeded'> {
    const { kind } = await this.endAttempt(fence, 'succeeded', { failure: null, outcome, isCounted: true, usage, isFault: false });
    const message = kind === SERVICE ? 'Nobody asked any more.' : 'The result has been committed.';
    await this.tell(fence.jobId, { level: 'info', name: 'job.succeeded', actor: by, message });
    await this.ended(fence.jobId);
    return 'succeeded';
  }

  private async endCancelled(fence: Fence, by: string, usage: TrainedUsage | null, isFault: boolean): Promise<'cancelled'> {
    await this.endAttempt(fence, 'cancelled', { failure: CANCELLED, isCounted: true, usage, isFault });
    await this.tell(fence.jobId, { level: 'info', name: 'job.cancelled', actor: by, message: CANCELLED.message });
    await this.ended(fence.jobId);
    return 'cancelled';
  }

  /** In the same transaction as what it used: nobody counts for a job that goes on, nor twice for one that ends. */
  private async endAttempt(
    fence: Fence,
    state: EndState,
    { usage, isFault, ...end }: AttemptEnd & { usage: TrainedUsage | null; isFault: boolean },
  ): Promise<EndedAttempt> {
    const ended = await this.queue.endAttempt(fence, state, end);
    if (!ended) throw attemptEnded();
    await this.leases.end(fence, isFault);
    if (end.isCounted) await this.charge(fence, ended, usage);
    return ended;
  }

  private async again(
    fence: Fence,
    { failure, ...after }: { failure: JobFailure; afterMs: number; isLoss: boolean },
    by: string,
  ): Promise<'queued'> {
    if (!(await this.queue.requeue(fence, failure, after))) throw attemptEnded();
    await this.leases.end(fence, true);
    const message = `${failure.message} Another attempt follows.`;
    await this.tell(fence.jobId, { level: 'warn', name: 'job.requeued', actor: by, message, data: failure });
    await this.waitsForRunner(fence.jobId);
    return 'queued';
  }

  private async charge({ jobId, attempt }: Fence, { namespaceId, kind, seconds }: EndedAttempt, usage: TrainedUsage | null): Promise<void> {
    if (kind === SERVICE) return;
    const key = `job:${jobId}:attempt:${attempt}:seconds`;
    await this.usage.add({ key, namespaceId, kind: 'job-seconds', quantity: seconds, details: { jobId: String(jobId), attempt } });
    if (!usage) return;
    const trained = { key: `job:${jobId}:trained-tokens`, namespaceId, kind: 'trained-tokens' as const };
    await this.usage.add({ ...trained, quantity: usage.trainedTokens, details: usage });
  }

  private async waitsForRunner(jobId: bigint): Promise<void> {
    this.bell.ring(WORK);
    await this.outbox.emit('job.queued', { jobId: String(jobId) } satisfies JobQueued);
    this.transaction.afterCommit(() => failpoint('job.queued'));
  }

  /** Who cancels a job knows that it ended, and nobody waits for the end of a service. */
  private async tellMaker({ key, kind, state, namespaceId, createdById }: Stakes): Promise<void> {
    if (createdById === null || kind === SERVICE || (state !== 'succeeded' && state !== 'failed')) return;
    const about = { userId: String(createdById), namespaceId: String(namespaceId), details: key };
    await this.outbox.emit('person.notice', { what: `job-${state}`, at: String(this.clock.now().getTime()), ...about });
  }

  private async ended(jobId: bigint): Promise<void> {
    // its namespace may run another one
    this.bell.ring(WORK);
    await this.outbox.emit('job.ended', { jobId: String(jobId) } satisfies JobEnded);
    const stakes = await this.queue.stakes(jobId);
    if (stakes) await this.tellMaker(stakes);
    if (stakes?.isTipped) await this.outbox.emit('job.tips-due', { jobId: String(jobId) } satisfies JobTipsDue);
    if (stakes?.isPaid) await this.outbox.emit('job.cost-due', { jobId: String(jobId) } satisfies JobCostDue);
    this.transaction.afterCommit(() => failpoint('job.ended'));
  }
}
