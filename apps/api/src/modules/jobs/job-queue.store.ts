// What moves a job from state to state (job-states.ts), who holds it, and in which order jobs have their turn (docs/decisions/0024).
//
// The order is start-time fair queueing: when a job is queued it gets a turn one behind the last of its namespace, but never before the front, which is the
// first turn that waits, or the furthest that was ever given when none does. So a namespace that queues a hundred jobs at once has its second behind
// everybody else's first; nothing starves, since nobody comes before what waits in front; and a place in the queue is a fact that does not change when
// others come, so that it can be told.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { type JobMove, type JobState, MOVES } from './job-states';
import type { Fence, JobFailure, JobProgress } from './jobs.types';

/** A high priority is that many turns ahead, a low one that many behind: bounded, so that it never starves anybody. */
const TURNS_OF_PRIORITY = 10;

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
// What is written on behalf of an attempt takes this lock first: another attempt cannot begin, nor the job end, before it has been written.
const HOLD = statement(
  'jobs_hold',
  `select cancel_wanted, cost_limit_minor > 0 as is_paid, losses, result_commit_oid is not null as has_result, extract(epoch from now() - attempt_at)::float8 as seconds, seconds_limit, last_report, log_seq, log_bytes, log_head_seq
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
const STAKES = statement(
  'jobs_stakes',
  `select tip_bonus > 0 as "isTipped", cost_limit_minor > 0 as "isPaid", key, kind, state, namespace_id as "namespaceId", created_by_id as "createdById"
   from jobs where id = $1`,
);
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
  /** It may cost something. */
  isPaid: boolean;
  /** Attempts lost before this one. */
  losses: number;
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
  is_paid: boolean;
  losses: number;
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

/** Whom the end of a job concerns. */
export interface Stakes {
  isTipped: boolean;
  isPaid: boolean;
  key: string;
  kind: string;
  state: JobState;
  namespaceId: bigint;
  createdById: bigint | null;
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

  /** Until the end of the transaction nobody else moves the job. Null when the attempt holds it no more. */
  async hold({ jobId, attempt }: Fence): Promise<Held | null> {
    const row = await this.database.row<HeldRow>(HOLD, [jobId, attempt]);
    if (!row) return null;
    return {
      isCancelWanted: row.cancel_wanted,
      isPaid: row.is_paid,
      losses: row.losses,
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

  /** Whether something was put on it, and whether it may cost something: both are settled once it has ended. */
  /** Null for a job that there is not. */
  stakes(id: bigint): Promise<Stakes | null> {
    return this.database.row<Stakes>(STAKES, [id]);
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
