// Checkpoints as gc and doctor see them: over all jobs.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

const EXPIRED = statement(
  'job_checkpoints_expired',
  `select c.size_bytes::float8 as "sizeBytes" from job_checkpoints c join jobs j on j.id = c.job_id where j.ended_at < now() - interval '7 days'`,
);
const KNOWN = statement('job_checkpoints_known', 'select storage_key as key from job_checkpoints where storage_key = any ($1)');
const NEEDED = statement(
  'job_checkpoints_needed',
  `select c.job_id as "jobId", j.key, c.step, c.storage_key as "storageKey", c.size_bytes::float8 as "sizeBytes", encode(c.sha256, 'hex') as sha256
   from job_checkpoints c join jobs j on j.id = c.job_id
   where j.ended_at is null and (c.job_id, c.step) > ($1, $2) order by c.job_id, c.step limit $3`,
);

export interface NeededCheckpoint {
  jobId: bigint;
  /** Of the job. */
  key: string;
  step: number;
  storageKey: string;
  sizeBytes: number;
  sha256: string;
}

@Injectable()
export class CheckpointCareStore {
  constructor(private readonly database: Database) {}

  /** Those that the next sweep takes. */
  expired(): Promise<{ sizeBytes: number }[]> {
    return this.database.rows<{ sizeBytes: number }>(EXPIRED, []);
  }

  /** Those of `keys` that a row names. */
  async known(keys: readonly string[]): Promise<Set<string>> {
    return new Set((await this.database.rows<{ key: string }>(KNOWN, [keys])).map(({ key }) => key));
  }

  /** Of jobs that have not ended, by job and step. */
  needed(after: { jobId: bigint; step: number }, limit: number): Promise<NeededCheckpoint[]> {
    return this.database.rows<NeededCheckpoint>(NEEDED, [after.jobId, after.step, limit]);
  }
}
