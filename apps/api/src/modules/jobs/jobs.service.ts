// Jobs as people see them: whose they are, how they stand, why they wait, stopping them. What a job is about is the affair of its kind.
// Whose rights: the members of the namespace that pays look; starting and cancelling takes what making a repository there takes.
import { Injectable } from '@nestjs/common';
import type { Actor, UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { Transaction } from '../../platform/database/transaction';
import { AccessService, type GrantedNamespace } from '../access';
import { EntitlementsService } from '../plans';
import { JobClaimStore } from './job-claim.store';
import { JobMoves } from './job-moves';
import { type JobCheckpoint, type JobMetric, JobOutputStore, type LogPiece } from './job-output.store';
import { isTerminal, type JobState } from './job-states';
import { JobTimings } from './job-timings';
import { type JobAhead, JobWaitingStore } from './job-waiting.store';
import { jobNotFound, jobNotReady, tooManyJobs } from './jobs.errors';
import { contestOf, rivalsOf, waitingReason, type WaitingReason } from './jobs.policy';
import { JobsStore } from './jobs.store';
import { type JobEvent, type JobRecord, type NewJob, SERVICE } from './jobs.types';

/** Of one namespace, not ended. */
const MOST_UNENDED = 10_000;
const AHEAD_SHOWN = 5;

export interface JobsPage {
  jobs: JobRecord[];
  nextCursor: bigint | null;
}

export interface JobWaiting {
  /** 1 is the next in turn, on the runners that could take it up. */
  position: number;
  reason: WaitingReason;
  /** The first of those before it; the names of others' jobs are left out. */
  ahead: (Pick<JobAhead, 'queuedAt'> & { key: string | null; title: string | null; namespace: string | null })[];
}

export interface JobOutlook {
  aheadNow: number;
  aheadThen: number;
  /** Queued before it. */
  older: number;
  /** That could take it up, and how many jobs they run at once. */
  runners: number;
  slots: number;
  longestJobMs: number;
}

export interface JobsFilter {
  /** Null: of every namespace that the actor belongs to. */
  namespace: string | null;
  kind: string | null;
  states: readonly JobState[] | null;
  before: bigint | null;
  limit: number;
}

@Injectable()
export class JobsService {
  constructor(
    private readonly store: JobsStore,
    private readonly output: JobOutputStore,
    private readonly waits: JobWaitingStore,
    private readonly moves: JobMoves,
    private readonly access: AccessService,
    private readonly transaction: Transaction,
    private readonly timings: JobTimings,
    private readonly clock: Clock,
    private readonly entitlements: EntitlementsService,
    private readonly claims: JobClaimStore,
  ) {}

  /** In a namespace where the actor may run jobs (GrantedNamespace proves it). `also`: what else belongs to it, in the same transaction. */
  async create(
    namespace: GrantedNamespace,
    job: Omit<NewJob, 'namespaceId' | 'createdById'>,
    also: (id: bigint) => Promise<void>,
  ): Promise<JobRecord> {
    if ((await this.store.countUnended(namespace.id)) >= MOST_UNENDED) throw tooManyJobs(MOST_UNENDED);
    const { actor } = namespace;
    const createdById = actor.kind === 'user' ? actor.userId : null;
    const priority = await this.admit(namespace.id, job);
    const id = await this.moves.create({ ...job, priority, namespaceId: namespace.id, createdById }, nameOf(actor), also);
    return this.present(id);
  }

  /** Its plan has minutes left, and moves it ahead of others, within what any job may ask for. Throws 'plan/minutes-used'. */
  private async admit(namespaceId: bigint, { kind, priority }: Pick<NewJob, 'kind' | 'priority'>): Promise<NewJob['priority']> {
    if (kind === SERVICE) return priority;
    await this.entitlements.assertJobMinutes(namespaceId);
    const { jobPriority } = await this.entitlements.of(namespaceId);
    return Math.min(1, priority + jobPriority) as NewJob['priority'];
  }

  /** Throws 'job/not-found', also for those of namespaces that the actor does not belong to. */
  async get(actor: Actor, key: string): Promise<JobRecord> {
    const job = await this.store.findByKey(key);
    if (!job || !(await this.maySee(actor, job))) throw jobNotFound();
    return job;
  }

  /** The newest first. */
  async list(user: UserActor, { namespace, kind, states, before, limit }: JobsFilter): Promise<JobsPage> {
    const ids = namespace === null ? await this.access.namespacesOf(user) : [(await this.access.namespace(user, namespace, 'see-jobs')).id];
    const found = await this.store.list({ namespaceIds: ids, before, kind, states, limit: limit + 1 });
    const jobs = found.slice(0, limit);
    return { jobs, nextCursor: found.length > limit ? (jobs.at(-1)?.id ?? null) : null };
  }

  /** Of everybody, for administrators. */
  async listAll(actor: Actor, states: readonly JobState[] | null, before: bigint | null, limit: number): Promise<JobsPage> {
    this.access.administrator(actor);
    const found = await this.store.list({ namespaceIds: null, before, kind: null, states, limit: limit + 1 });
    const jobs = found.slice(0, limit);
    return { jobs, nextCursor: found.length > limit ? (jobs.at(-1)?.id ?? null) : null };
  }

  /** Null when it does not wait. */
  async waiting(actor: Actor, job: JobRecord): Promise<JobWaiting | null> {
    if (job.state !== 'queued') return null;
    const [running, all] = await Promise.all([
      this.waits.runningOf(job.namespaceId),
      this.waits.room(job.namespaceId, this.timings.runnerSeenMs),
    ]);
    const rooms = all.filter(({ namespaceId }) => namespaceId === null || !job.isHereOnly);
    const perNamespace = async (id: bigint): Promise<number> => (await this.entitlements.of(id)).concurrentJobs;
    const limitOfNamespace = await perNamespace(job.namespaceId);
    const runningOfNamespace = job.kind === SERVICE ? 0 : running;
    const facts = { now: this.clock.now(), notBefore: job.notBefore, needs: job, runningOfNamespace, limitOfNamespace, rooms };
    const contest = contestOf(facts, await this.claims.fullUp(perNamespace));
    const [ahead, next] = await Promise.all([this.waits.ahead(job.id, contest), this.waits.nextAhead(job.id, contest, AHEAD_SHOWN)]);
    return { position: ahead + 1, reason: waitingReason({ ...facts, ahead }), ahead: next.map((other) => shown(other, job, actor)) };
  }

  /** What stands before a job that waits, by its tips as they are and as they might be, and what anybody can do against it. */
  async outlook(job: JobRecord, turnsNow: number, turnsThen: number): Promise<JobOutlook> {
    const rooms = await this.waits.room(job.namespaceId, this.timings.runnerSeenMs);
    const { contest, runners, slots } = rivalsOf(job, rooms);
    const [aheadNow, aheadThen, older, longest] = await Promise.all([
      this.waits.aheadByTips(job.id, contest, turnsNow),
      this.waits.aheadByTips(job.id, contest, turnsThen),
      this.waits.older(job.id, contest),
      this.waits.longestSeconds(),
    ]);
    return { aheadNow, aheadThen, older, runners, slots, longestJobMs: longest * 1000 };
  }

  /** Accepts the quote. Throws 'job/not-ready'. */
  async start(actor: Actor, key: string): Promise<JobRecord> {
    const job = await this.get(actor, key);
    const namespace = await this.access.namespace(actor, job.namespace, 'run-jobs');
    await this.entitlements.assertJobMinutes(namespace.id);
    if (!(await this.moves.enqueue(job.id, nameOf(namespace.actor)))) throw jobNotReady((await this.present(job.id)).state);
    return this.present(job.id);
  }

  /** Idempotent: one that has been cancelled stays so. Throws 'job/ended' when it came to another end. */
  async cancel(actor: Actor, key: string): Promise<JobRecord> {
    const job = await this.get(actor, key);
    await this.access.namespace(actor, job.namespace, 'run-jobs');
    if (job.state !== 'cancelled') await this.moves.cancel(job, nameOf(actor));
    return this.present(job.id);
  }

  /** Makes the repository of the result and notes it, or neither. */
  withResultRepository<T>(job: JobRecord, make: () => Promise<{ id: bigint; value: T }>): Promise<T> {
    return this.transaction.inTransaction(async () => {
      const { id, value } = await make();
      await this.store.setResultRepository(job.id, id);
      return value;
    });
  }

  events(job: JobRecord, after: bigint | null, limit: number): Promise<JobEvent[]> {
    return this.output.events(job.id, after, limit);
  }

  eventsBackwards(job: JobRecord, before: bigint | null, limit: number): Promise<JobEvent[]> {
    return this.output.eventsBackwards(job.id, before, limit);
  }

  metrics(job: JobRecord, afterStep: number, limit: number): Promise<JobMetric[]> {
    return this.output.metrics(job.id, afterStep, limit);
  }

  log(job: JobRecord, afterSeq: number, limit: number): Promise<LogPiece[]> {
    return this.output.log(job.id, afterSeq, limit);
  }

  /** The newest first. */
  checkpoints(job: JobRecord): Promise<JobCheckpoint[]> {
    return this.output.checkpoints(job.id);
  }

  isEnded(job: JobRecord): boolean {
    return isTerminal(job.state);
  }

  private async present(id: bigint): Promise<JobRecord> {
    const job = await this.store.find(id);
    if (!job) throw jobNotFound();
    return job;
  }

  private async maySee(actor: Actor, job: JobRecord): Promise<boolean> {
    return this.access.namespace(actor, job.namespace, 'see-jobs').then(
      () => true,
      () => false,
    );
  }
}

export function nameOf(actor: Actor): string {
  return actor.kind === 'user' ? `user:${actor.name}` : 'system';
}

function shown(other: JobAhead, own: JobRecord, actor: Actor): JobWaiting['ahead'][number] {
  const isKnown = other.namespaceId === own.namespaceId || actor.kind === 'system' || (actor.kind === 'user' && actor.isAdmin);
  return {
    queuedAt: other.queuedAt,
    key: isKnown ? other.key : null,
    title: isKnown ? other.title : null,
    namespace: isKnown ? other.namespace : null,
  };
}
