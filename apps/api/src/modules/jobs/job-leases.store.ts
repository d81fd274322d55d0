// Attempts that cost something. The claim makes the row, by the price that it compared (job-queue.store.ts). All times are the database's.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Fence } from './jobs.types';

const COLUMNS = `l.job_id as "jobId", l.attempt, l.runner_id as "runnerId", l.runner_name as "runnerName", l.owner_id as "ownerId", n.name as owner,
  l.price_micro as "priceMicro", l.begun_at as "begunAt", l.ended_at as "endedAt", l.is_fault as "isFault", l.limit_ms as "limitMs",
  coalesce(l.hub_ms, floor(extract(epoch from now() - l.begun_at) * 1000))::bigint as "hubMs", l.runner_ms as "runnerMs"`;
const OF_JOB = statement(
  'job_leases_of_job',
  `select ${COLUMNS} from job_leases l left join namespaces n on n.id = l.owner_id where l.job_id = $1 order by l.attempt`,
);
const LIMIT = statement('job_leases_limit', 'update job_leases set limit_ms = $3 where job_id = $1 and attempt = $2');
// Never less than what it said before: reports may come late.
const HEARD = statement(
  'job_leases_heard',
  `update job_leases set runner_ms = greatest(runner_ms, $3) where job_id = $1 and attempt = $2 and ended_at is null
   returning extract(epoch from now() - begun_at) * 1000 >= limit_ms as "isUsedUp"`,
);
const IS_SHORT = statement(
  'job_leases_is_short',
  `select from job_leases l join jobs j on j.id = l.job_id where l.job_id = $1 and l.attempt = $2 and l.limit_ms < j.seconds_limit * 1000`,
);
const END = statement(
  'job_leases_end',
  `update job_leases l set ended_at = now(), is_fault = $3, hub_ms = greatest(0, floor(extract(epoch from (
     case when $3 then coalesce((select max(c.at) from job_checkpoints c where c.job_id = l.job_id and c.attempt = l.attempt), l.begun_at) else now() end)
     - l.begun_at) * 1000))
   where job_id = $1 and attempt = $2 and ended_at is null`,
);

export interface JobLease extends Fence {
  runnerId: bigint;
  /** As it was called then. */
  runnerName: string;
  /** Null: the hub itself. */
  ownerId: bigint | null;
  /** By the name of today; null: the hub, or somebody who is gone. */
  owner: string | null;
  priceMicro: bigint;
  begunAt: Date;
  endedAt: Date | null;
  /** It came to nothing by no fault of the job. */
  isFault: boolean;
  limitMs: bigint;
  /** So far, while it runs. */
  hubMs: bigint;
  runnerMs: bigint | null;
}

@Injectable()
export class JobLeasesStore {
  constructor(private readonly database: Database) {}

  /** The earliest first. */
  ofJob(jobId: bigint): Promise<JobLease[]> {
    return this.database.rows<JobLease>(OF_JOB, [jobId]);
  }

  async setLimit({ jobId, attempt }: Fence, limitMs: bigint): Promise<void> {
    await this.database.execute(LIMIT, [jobId, attempt, limitMs]);
  }

  /** Null: it costs nothing, or has ended. */
  heard({ jobId, attempt }: Fence, runnerMs: bigint | null): Promise<{ isUsedUp: boolean } | null> {
    return this.database.row<{ isUsedUp: boolean }>(HEARD, [jobId, attempt, runnerMs]);
  }

  async isShort({ jobId, attempt }: Fence): Promise<boolean> {
    return (await this.database.row(IS_SHORT, [jobId, attempt])) !== null;
  }

  async end({ jobId, attempt }: Fence, isFault: boolean): Promise<void> {
    await this.database.execute(END, [jobId, attempt, isFault]);
  }
}
