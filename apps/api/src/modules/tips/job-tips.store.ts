import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const COLUMNS = `id, job_id as "jobId", attempt, payer_id as "payerId", amount_minor as "amountMinor", currency, state, jumped, at, ended_at as "endedAt"`;
const INSERT = statement(
  'job_tips_insert',
  `insert into job_tips (key, job_id, attempt, payer_id, by_id, amount_minor, currency, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (key) do nothing returning ${COLUMNS}`,
);
const HAS = statement('job_tips_has', 'select from job_tips where key = $1');
const OF_JOB = statement('job_tips_of_job', `select ${COLUMNS} from job_tips where job_id = $1 order by id`);
const LOCK_HELD = statement('job_tips_lock_held', `select ${COLUMNS} from job_tips where id = $1 and state = 'held' for update`);
const END = statement('job_tips_end', 'update job_tips set state = $2, jumped = $3, ended_at = $4 where id = $1');
// Of jobs that wait as they did when it was given nothing is due.
const DUE = statement(
  'job_tips_due',
  `select t.job_id as "jobId" from job_tips t left join jobs j on j.id = t.job_id
   where t.state = 'held' and (j.id is null or j.attempt > t.attempt or j.state in ('succeeded', 'failed', 'cancelled')) group by t.job_id order by min(t.id) limit $1`,
);

export interface NewJobTip {
  key: string;
  jobId: bigint;
  attempt: number;
  payerId: bigint;
  byId: bigint | null;
  amountMinor: bigint;
  currency: string;
  at: Date;
}

export interface JobTip extends Omit<NewJobTip, 'key' | 'byId'> {
  id: bigint;
  state: 'held' | 'used' | 'returned';
  /** How many others the job was taken before; null while it is held. */
  jumped: number | null;
  endedAt: Date | null;
}

@Injectable()
export class JobTipsStore {
  constructor(private readonly database: Database) {}

  /** Null when there is one with this key. */
  insert({ key, jobId, attempt, payerId, byId, amountMinor, currency, at }: NewJobTip): Promise<JobTip | null> {
    return this.database.row<JobTip>(INSERT, [key, jobId, attempt, payerId, byId, amountMinor, currency, at]);
  }

  async has(key: string): Promise<boolean> {
    return (await this.database.row(HAS, [key])) !== null;
  }

  /** The oldest first. */
  ofJob(jobId: bigint): Promise<JobTip[]> {
    return this.database.rows<JobTip>(OF_JOB, [jobId]);
  }

  /** Null when it has ended. */
  lockHeld(id: bigint): Promise<JobTip | null> {
    return this.database.row<JobTip>(LOCK_HELD, [id]);
  }

  async end(id: bigint, state: 'used' | 'returned', jumped: number, at: Date): Promise<void> {
    await this.database.execute(END, [id, state, jumped, at]);
  }

  /** Jobs of which tips are held that nothing waits for any more. */
  async due(limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ jobId: bigint }>(DUE, [limit])).map(({ jobId }) => jobId);
  }
}
