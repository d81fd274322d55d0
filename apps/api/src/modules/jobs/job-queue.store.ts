// What moves a job from state to state (job-states.ts), who holds it, and in which order jobs have their turn (docs/decisions/0024).
//
// The order is start-time fair queueing: when a job is queued it gets a turn one behind the last of its namespace, but never before the front, which is the
// first turn that waits, or the furthest that was ever given when none does. So a namespace that queues a hundred jobs at once has its second behind
// everybody else's first; nothing starves, since nobody comes before what waits in front; and a place in the queue is a fact that does not change when
// others come, so that it can be told.
//
// Since somebody has tipped there are two lanes (docs/decisions/0036; the policy is packages/money's tip-queue.ts, and a test holds this statement to it).
// In both, jobs are in an order: by place, which tips move, or by the free one, where tips are nothing: who is overdue, the oldest first, then by the place
// without tips. The count of what a runner has taken says whose turn it is.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { isFreelyBefore, isFreeLane, overdueSince } from './job-lanes.store';
import { type JobMove, type JobState, MOVES } from './job-states';
import { type Fence, type FreeCapacity, type JobFailure, type JobProgress, SERVICE } from './jobs.types';

/** A high priority is that many turns ahead, a low one that many behind: bounded, so that it never starves anybody. */
const TURNS_OF_PRIORITY = 10;
const MOST_JUMPED = 1_000;

const fromStates = (move: JobMove): string => `state in (${MOVES[move].from.map((state) => `'${state}'`).join(', ')})`;

const QUOTED = statement(
  'jobs_quoted',
  `update jobs set state = 'quoted', losses = 0, outcome = $2::text::jsonb where id = $1 and ${fromStates('quoted')}`,
);
const QUEUED = statement(
  'jobs_queued',
  `with front as (
     select coalesce((select min(turn) from jobs where state = 'queued'), (select turn from job_front), 0) as turn),
   share as (
     insert into job_shares as s (namespace_id, last_turn)
     select namespace_id, (select turn from front) from jobs where id = $1 and ${fromStates('queued')}
     on conflict (namespace_id) do update set last_turn = greatest(s.last_turn + 1, (select turn from front))
     returning last_turn)
   update jobs set state = 'queued', queued_at = now(), not_before = now(), turn = share.last_turn,
     free_place = share.last_turn - priority * ${TURNS_OF_PRIORITY}, place = share.last_turn - priority * ${TURNS_OF_PRIORITY} - tip_bonus
   from share where id = $1 and ${fromStates('queued')}`,
);
// One claim at a time over all processes: the limit of a namespace and the room on a runner are counted, and two at once would both find some.
const CLAIM_LOCK = statement('jobs_claim_lock', `select pg_advisory_xact_lock(hashtext('modelgrove.jobs.claim'))`);
const RUNNING = statement(
  'jobs_running_by_namespace',
  `select namespace_id as id, count(*)::int as count from jobs where state = 'running' and kind <> '${SERVICE}' group by namespace_id`,
);
// Of `jobs o`: those that the runner has room for, and that may run.
const ELIGIBLE = `o.state = 'queued' and o.not_before <= now() and o.recipe = any ($2::text[]) and o.cpus <= $3 and o.memory_bytes <= $4 and o.gpus <= $5
       and (o.kind = '${SERVICE}' or o.namespace_id <> all ($6::bigint[])) and ($7::bigint is null or (o.namespace_id = $7 and not o.is_here_only))`;
const TAKEN = 'o.id, o.turn, o.place, o.free_place, o.queued_at, o.tip_bonus';
// A branch whose lane it is not is never begun. Each walks one index, in its order. Jumped are those that the free order has before it: asked of one that
// has tips, and came by the lane of tips; more than enough are not counted.
const CLAIM = statement(
  'jobs_claim',
  `with lane as (
     select ${isFreeLane('r.claims', 'l')} as is_free, ${overdueSince('l')} as overdue
     from job_lanes l, runners r where r.id = $1),
   next as (
     (select ${TAKEN}, 1 as branch from jobs o where (select is_free from lane) and ${ELIGIBLE} and o.queued_at <= (select overdue from lane)
       order by o.queued_at, o.id limit 1)
     union all
     (select ${TAKEN}, 2 from jobs o where (select is_free from lane) and ${ELIGIBLE} order by o.free_place, o.id limit 1)
     union all
     (select ${TAKEN}, 3 from jobs o where not (select is_free from lane) and ${ELIGIBLE} order by o.place, o.id limit 1)
     order by branch limit 1),
   jump as (
     select n.id, (select count(*)::int from (
       select 1 from jobs o, lane where n.branch = 3 and o.id <> n.id and ${ELIGIBLE} and ${isFreelyBefore('o', 'n', 'lane.overdue')} limit ${MOST_JUMPED}) as before) as jumped
     from next n where n.tip_bonus > 0),
   front as (update job_front f set turn = greatest(f.turn, next.turn) from next),
   taken as (
     update jobs j set state = 'running', runner_id = $1, attempt = attempt + 1, attempt_at = now(), started_at = coalesce(started_at, now()),
       lease_until = now() + $8::float8 * interval '1 millisecond', stage = null, failure = null, last_report = 0,
       tip_bonus = case when jump.jumped > 0 then j.tip_bonus else 0 end,
       place = case when jump.jumped > 0 then j.place else j.free_place end
     from next left join jump using (id) where j.id = next.id and j.state = 'queued' and j.place = next.place
     returning j.id, j.attempt, jump.jumped),
   counted as (update runners set claims = claims + 1 where id = $1 and exists (select from taken)),
   noted as (insert into job_jumps (job_id, attempt, jumped) select id, attempt, jumped from taken where jumped is not null)
   select id, jumped from taken`,
);
// What is written on behalf of an attempt takes this lock first: another attempt cannot begin, nor the job end, before it has been written.
const HOLD = statement(
  'jobs_hold',
  `select cancel_wanted, result_commit_oid is not null as has_result, extract(epoch from now() - attempt_at)::float8 as seconds, seconds_limit, last_report, log_seq, log_bytes, log_head_seq
   from jobs where id = $1 and attempt = $2 and state = 'running' for update`,
);
const KEEP = statement(
  'jobs_keep',
  `update jobs set lease_until = now() + $3::float8 * interval '1 millisecond', last_report = $4, stage = coalesce($5, stage),
     progress = coalesce($6::text::jsonb, progress), log_seq = $7, log_bytes = $8, log_head_seq = $9
   where id = $1 and attempt = $2 and state = 'running'`,
);
const RESULT = statement(
  'jobs_result',
  `update jobs set result_repository_id = $3, result_commit_oid = $4 where id = $1 and attempt = $2 and state = 'running' and result_commit_oid is null`,
);
const END_ATTEMPT = statement(
  'jobs_end_attempt',
  `update jobs set state = $3, lease_until = null, ended_at = now(), failure = $4::text::jsonb, outcome = coalesce($5::text::jsonb, outcome), stage = null,
     used_seconds = used_seconds + case when $6 then extract(epoch from now() - attempt_at)::float8 else 0 end
   where id = $1 and attempt = $2 and state = 'running'
   returning namespace_id, kind, extract(epoch from now() - attempt_at)::float8 as seconds`,
);
const REQUEUE = statement(
  'jobs_requeue',
  `update jobs set state = 'queued', runner_id = null, lease_until = null, stage = null, losses = losses + $5, failure = $3::text::jsonb,
     not_before = now() + $4::float8 * interval '1 millisecond'
   where id = $1 and attempt = $2 and state = 'running'`,
);
const END_UNSTARTED = statement(
  'jobs_end_unstarted',
  `update jobs set state = $2, ended_at = now(), failure = $3::text::jsonb, outcome = coalesce($5::text::jsonb, outcome)
   where id = $1 and state = any ($4::text[])`,
);
const WANT_CANCEL = statement(
  'jobs_want_cancel',
  `update jobs set cancel_wanted = true where id = $1 and state = 'running' and not cancel_wanted`,
);
const IS_TIPPED = statement('jobs_is_tipped', 'select from jobs where id = $1 and tip_bonus > 0');
const LOST = statement(
  'jobs_lost',
  `select id, attempt, losses from jobs
   where state = 'running' and (case when $1::bigint is null then lease_until < now() else runner_id = $1 end) order by lease_until limit 100`,
);
const UNTICKETED = statement(
  'jobs_queued_keys',
  `select id, attempt from jobs where state = 'queued' and not_before <= now() and queued_at < now() - $1::float8 * interval '1 millisecond'
   order by place, id limit $2`,
);

/** Where the log stands: its last piece, all bytes that ever were in it, and the last piece of its beginning. */
export interface LogState {
  seq: number;
  bytes: number;
  headSeq: number;
}

export interface Held {
  isCancelWanted: boolean;
  /** Its result was committed. */
  hasResult: boolean;
  /** Of this attempt so far. */
  seconds: number;
  secondsLimit: number;
  lastReport: number;
  log: LogState;
}

interface HeldRow {
  cancel_wanted: boolean;
  has_result: boolean;
  seconds: number;
  seconds_limit: number;
  last_report: number;
  log_seq: number;
  log_bytes: bigint;
  log_head_seq: number;
}

export interface Kept {
  report: number;
  stage: string | null;
  progress: JobProgress | null;
  log: LogState;
}

export interface LostAttempt extends Fence {
  losses: number;
}

export type EndState = Extract<JobState, 'succeeded' | 'failed' | 'cancelled'>;

export interface AttemptEnd {
  failure: JobFailure | null;
  outcome?: object;
  /** Its time is charged. */
  isCounted: boolean;
}

export interface EndedAttempt {
  namespaceId: bigint;
  kind: string;
  seconds: number;
}

export interface ClaimedJob {
  id: bigint;
  /** Others that it was taken before since it has tips; null when it has none. */
  jumped: number | null;
}

export interface ClaimLimits {
  /** How many jobs a namespace may run at once, now that it runs some. */
  perNamespace: (namespaceId: bigint) => Promise<number>;
  leaseMs: number;
}

@Injectable()
export class JobQueueStore {
  constructor(private readonly database: Database) {}

  /** False when the job is past it, as with every move below. */
  async quoted(id: bigint, outcome: object): Promise<boolean> {
    return (await this.database.execute(QUOTED, [id, JSON.stringify(outcome)])) > 0;
  }

  async queued(id: bigint): Promise<boolean> {
    return (await this.database.execute(QUEUED, [id])) > 0;
  }

  /** The first in turn that the runner has room for, as a new attempt. Inside a transaction. Also null when somebody moved it just then, and rings. */
  async claim(
    runner: { id: bigint; namespaceId: bigint | null; recipes: readonly string[] },
    free: FreeCapacity,
    { perNamespace, leaseMs }: ClaimLimits,
  ): Promise<ClaimedJob | null> {
    await this.database.row(CLAIM_LOCK);
    const fullUp = await this.fullUp(perNamespace);
    const { cpus, memoryBytes, gpus } = free;
    const values = [runner.id, runner.recipes, cpus, memoryBytes, gpus, fullUp, runner.namespaceId, leaseMs];
    return this.database.row<ClaimedJob>(CLAIM, values);
  }

  /** Namespaces that run as many jobs as they may. */
  async fullUp(perNamespace: ClaimLimits['perNamespace']): Promise<bigint[]> {
    const full: bigint[] = [];
    for (const { id, count } of await this.database.rows<{ id: bigint; count: number }>(RUNNING))
      if (count >= (await perNamespace(id))) full.push(id);
    return full;
  }

  /** Until the end of the transaction nobody else moves the job. Null when the attempt holds it no more. */
  async hold({ jobId, attempt }: Fence): Promise<Held | null> {
    const row = await this.database.row<HeldRow>(HOLD, [jobId, attempt]);
    if (!row) return null;
    return {
      isCancelWanted: row.cancel_wanted,
      hasResult: row.has_result,
      seconds: row.seconds,
      secondsLimit: row.seconds_limit,
      lastReport: row.last_report,
      log: { seq: row.log_seq, bytes: Number(row.log_bytes), headSeq: row.log_head_seq },
    };
  }

  /** Prolongs the lease of a job that is held. */
  async keep({ jobId, attempt }: Fence, leaseMs: number, kept: Kept): Promise<void> {
    const { report, stage, progress, log } = kept;
    const values = [jobId, attempt, leaseMs, report, stage, progress && JSON.stringify(progress), log.seq, log.bytes, log.headSeq];
    await this.database.execute(KEEP, values);
  }

  /** False when the attempt holds it no more, or a result is there. */
  async setResult({ jobId, attempt }: Fence, repositoryId: bigint, commitOid: Buffer): Promise<boolean> {
    return (await this.database.execute(RESULT, [jobId, attempt, repositoryId, commitOid])) > 0;
  }

  async endAttempt({ jobId, attempt }: Fence, state: EndState, end: AttemptEnd): Promise<EndedAttempt | null> {
    const { failure, outcome, isCounted } = end;
    const values = [jobId, attempt, state, failure && JSON.stringify(failure), outcome ? JSON.stringify(outcome) : null, isCounted];
    const row = await this.database.row<{ namespace_id: bigint; kind: string; seconds: number }>(END_ATTEMPT, values);
    return row && { namespaceId: row.namespace_id, kind: row.kind, seconds: row.seconds };
  }

  /** Keeps its turn, and with it comes before what was queued after it. */
  async requeue(
    { jobId, attempt }: Fence,
    failure: JobFailure,
    { afterMs, isLoss }: { afterMs: number; isLoss: boolean },
  ): Promise<boolean> {
    return (await this.database.execute(REQUEUE, [jobId, attempt, JSON.stringify(failure), afterMs, isLoss ? 1 : 0])) > 0;
  }

  /** One that nobody runs. */
  async endUnstarted(id: bigint, move: 'failed' | 'cancelled', failure: JobFailure, outcome: object | null = null): Promise<boolean> {
    const states = MOVES[move].from.filter((state) => state !== 'running');
    const values = [id, MOVES[move].to, JSON.stringify(failure), states, outcome && JSON.stringify(outcome)];
    return (await this.database.execute(END_UNSTARTED, values)) > 0;
  }

  /** Asks whoever runs it. False when nobody does, or it was asked already. */
  async wantCancel(id: bigint): Promise<boolean> {
    return (await this.database.execute(WANT_CANCEL, [id])) > 0;
  }

  /** Something was put on it, that is used or given back then. */
  async isTipped(id: bigint): Promise<boolean> {
    return (await this.database.row(IS_TIPPED, [id])) !== null;
  }

  /** Attempts whose lease has run out; or all of `runnerId`, whose process is known to be gone. */
  async lost(runnerId: bigint | null = null): Promise<LostAttempt[]> {
    const rows = await this.database.rows<{ id: bigint; attempt: number; losses: number }>(LOST, [runnerId]);
    return rows.map(({ id, attempt, losses }) => ({ jobId: id, attempt, losses }));
  }

  /** Those that have waited at least `forMs`, in their order: a queue that was flushed may have forgotten them. */
  async waiting(forMs: number, limit: number): Promise<Fence[]> {
    const rows = await this.database.rows<{ id: bigint; attempt: number }>(UNTICKETED, [forMs, limit]);
    return rows.map(({ id, attempt }) => ({ jobId: id, attempt }));
  }
}
