// The lanes of the queue in SQL: what the claim and the reasons for waiting both ask. The row of `job_lanes` says how much of each, and since when.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

/** As laneOf of packages/money. Before the first tip the lanes are one. */
export const isFreeLane = (claims: string, l: string): string =>
  `(${l}.is_used and ((${claims} % ${l}."of") * ${l}.free) % ${l}."of" < ${l}.free)`;

/** Who was queued by then is overdue; null before the first tip, when nobody is. */
export const overdueSince = (l: string): string =>
  `case when ${l}.is_used then now() - ${l}.overdue_after_seconds * interval '1 second' end`;

/** That `a` is before `b` where tips are nothing, as freeOrder of packages/money. */
export function isFreelyBefore(a: string, b: string, overdue: string): string {
  const late = (job: string): string => `coalesce(${job}.queued_at <= ${overdue}, false)`;
  return `case when ${late(a)} and ${late(b)} then (${a}.queued_at, ${a}.id) < (${b}.queued_at, ${b}.id)
     when ${late(a)} or ${late(b)} then ${late(a)} else (${a}.free_place, ${a}.id) < (${b}.free_place, ${b}.id) end`;
}

const FIND = statement(
  'job_lanes_find',
  'select free, "of", overdue_after_seconds as "overdueAfterSeconds", is_used as "isUsed" from job_lanes',
);
const SET = statement('job_lanes_set', 'update job_lanes set free = $1, "of" = $2, overdue_after_seconds = $3');
const USE = statement('job_lanes_use', 'update job_lanes set is_used = true where not is_used');
const LOCK_WAITING = statement('job_tips_lock', `select attempt from jobs where id = $1 and state = 'queued' for update`);
const SET_BONUS = statement(
  'job_tips_set_bonus',
  `update jobs set tip_bonus = $2, place = free_place - $2 where id = $1 and state = 'queued'`,
);
const JUMPED = statement(
  'job_tips_jumped',
  `select j.attempt > $2 as "isTaken", j.state in ('checking', 'quoted', 'queued', 'running') as "isOpen", coalesce(p.jumped, 0) as jumped
   from jobs j left join job_jumps p on p.job_id = j.id and p.attempt = $2 + 1 where j.id = $1`,
);

export interface LaneRules {
  /** Of `of` jobs that a runner takes, so many go by the free order. */
  free: number;
  of: number;
  overdueAfterSeconds: number;
}

/** What became of a job since it was at an attempt. */
export interface SinceAttempt {
  /** The next attempt has begun, */
  isTaken: boolean;
  /** and so many others were before it without tips. */
  jumped: number;
  /** It has not ended. */
  isOpen: boolean;
}

@Injectable()
export class JobLanesStore {
  constructor(private readonly database: Database) {}

  async find(): Promise<LaneRules & { isUsed: boolean }> {
    const found = await this.database.row<LaneRules & { isUsed: boolean }>(FIND);
    if (!found) throw new Error('the row of the lanes is missing');
    return found;
  }

  async set({ free, of, overdueAfterSeconds }: LaneRules): Promise<void> {
    await this.database.execute(SET, [free, of, overdueAfterSeconds]);
  }

  /** The attempt that came last; null when the job does not wait. Until the transaction ends nobody takes it up. */
  async lockWaiting(jobId: bigint): Promise<number | null> {
    return (await this.database.row<{ attempt: number }>(LOCK_WAITING, [jobId]))?.attempt ?? null;
  }

  async setBonus(jobId: bigint, turns: number): Promise<void> {
    await this.database.execute(SET_BONUS, [jobId, turns]);
    if (turns > 0) await this.database.execute(USE);
  }

  /** Null: the job is gone. */
  since(jobId: bigint, attempt: number): Promise<SinceAttempt | null> {
    return this.database.row<SinceAttempt>(JUMPED, [jobId, attempt]);
  }
}
