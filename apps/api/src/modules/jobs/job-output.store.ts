// What jobs say: events, metrics, log, checkpoints.
import { Injectable } from '@nestjs/common';
import type { JobEvent } from './jobs.types';
import { Database, statement } from '../../platform/database';

const ADD_EVENT = statement(
  'job_events_add',
  `insert into job_events (job_id, level, name, attempt, actor, message, data)
   select id, $2, $3, attempt, $4, $5, $6::text::jsonb from jobs where id = $1 returning id`,
);
const EVENTS = statement(
  'job_events_list',
  `select id, at, level, name, attempt, actor, message, data::text as data from job_events
   where job_id = $1 and ($2::bigint is null or id > $2) order by id limit $3`,
);
const EVENTS_BACKWARDS = statement(
  'job_events_backwards',
  `select id, at, level, name, attempt, actor, message, data::text as data from job_events
   where job_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
);
const PUT_METRICS = statement(
  'job_metrics_put',
  `insert into job_metrics as m (job_id, step, "values", at)
   select $1, (e->>'step')::int, e->'values', coalesce((e->>'at')::timestamptz, now()) from jsonb_array_elements($2::text::jsonb) e
   on conflict (job_id, step) do update set "values" = m."values" || excluded."values", at = excluded.at`,
);
const METRICS = statement(
  'job_metrics_list',
  `select step, "values"::text as "values", at from job_metrics where job_id = $1 and step > $2 order by step limit $3`,
);
const DROP_METRICS_BEYOND = statement('job_metrics_drop_beyond', 'delete from job_metrics where job_id = $1 and step > $2');
const ADD_LOG = statement('job_logs_add', 'insert into job_logs (job_id, seq, attempt, text) values ($1, $2, $3, $4)');
const TRIM_LOG = statement(
  'job_logs_trim',
  `with tail as (select seq, sum(octet_length(text)) over (order by seq desc) as from_here from job_logs where job_id = $1 and seq > $2)
   delete from job_logs l using tail where l.job_id = $1 and l.seq = tail.seq and tail.from_here > $3`,
);
const LOG = statement('job_logs_list', 'select seq, attempt, at, text from job_logs where job_id = $1 and seq > $2 order by seq limit $3');
const PUT_CHECKPOINT = statement(
  'job_checkpoints_put',
  `insert into job_checkpoints (job_id, step, attempt, storage_key, size_bytes, sha256) values ($1, $2, $3, $4, $5, $6)
   on conflict (job_id, step) do update set attempt = excluded.attempt, storage_key = excluded.storage_key, size_bytes = excluded.size_bytes,
     sha256 = excluded.sha256, at = now()`,
);
const NOTE_CHECKPOINT = statement('jobs_note_checkpoint', 'update jobs set checkpoint_step = $2 where id = $1');
const CHECKPOINTS = statement(
  'job_checkpoints_list',
  'select step, attempt, storage_key, size_bytes, sha256, at from job_checkpoints where job_id = $1 order by step desc',
);
const DROP_CHECKPOINTS = statement(
  'job_checkpoints_drop',
  'delete from job_checkpoints where job_id = $1 and step <> all ($2::int[]) returning storage_key',
);
const OLD_CHECKPOINTS = statement(
  'job_checkpoints_old',
  `delete from job_checkpoints c using jobs j where j.id = c.job_id and j.ended_at < now() - interval '7 days' returning c.storage_key`,
);

export interface JobMetric {
  step: number;
  values: Record<string, number>;
  at: Date;
}

export interface LogPiece {
  seq: number;
  attempt: number;
  at: Date;
  text: string;
}

export interface JobCheckpoint {
  step: number;
  attempt: number;
  storageKey: string;
  sizeBytes: number;
  sha256: string;
  at: Date;
}

export interface NewEvent {
  level: JobEvent['level'];
  name: string;
  actor: string;
  message: string;
  data?: object;
}

type Measured = Parameters<JobOutputStore['putMetrics']>[1][number];

/** One statement writes each row once. */
function byStep(metrics: readonly Measured[]): Measured[] {
  const steps = new Map<number, Measured>();
  for (const { step, values, at } of metrics) {
    const known = steps.get(step);
    steps.set(step, { step, values: { ...known?.values, ...values }, ...(at === undefined ? {} : { at }) });
  }
  return [...steps.values()];
}

@Injectable()
export class JobOutputStore {
  constructor(private readonly database: Database) {}

  async addEvent(jobId: bigint, { level, name, actor, message, data = {} }: NewEvent): Promise<void> {
    await this.database.execute(ADD_EVENT, [jobId, level, name, actor, message, JSON.stringify(data)]);
  }

  /** The oldest first, behind `after`. */
  events(jobId: bigint, after: bigint | null, limit: number): Promise<JobEvent[]> {
    return this.listEvents(EVENTS, [jobId, after, limit]);
  }

  /** The newest first, before `before`. */
  eventsBackwards(jobId: bigint, before: bigint | null, limit: number): Promise<JobEvent[]> {
    return this.listEvents(EVENTS_BACKWARDS, [jobId, before, limit]);
  }

  /** Values of a step that is there already are put beside those it has, and over those of the same name. */
  async putMetrics(jobId: bigint, metrics: readonly { step: number; values: Record<string, number>; at?: string }[]): Promise<void> {
    if (metrics.length > 0) await this.database.execute(PUT_METRICS, [jobId, JSON.stringify(byStep(metrics))]);
  }

  async metrics(jobId: bigint, afterStep: number, limit: number): Promise<JobMetric[]> {
    const rows = await this.database.rows<{ step: number; values: string; at: Date }>(METRICS, [jobId, afterStep, limit]);
    return rows.map((row) => ({ ...row, values: JSON.parse(row.values) as Record<string, number> }));
  }

  /** What an attempt that is begun anew will do again. */
  async dropMetricsBeyond(jobId: bigint, step: number): Promise<void> {
    await this.database.execute(DROP_METRICS_BEYOND, [jobId, step]);
  }

  async addLog(jobId: bigint, seq: number, attempt: number, text: string): Promise<void> {
    await this.database.execute(ADD_LOG, [jobId, seq, attempt, text]);
  }

  /** Of what follows the piece `headSeq`, the last `bytes` stay. */
  async trimLog(jobId: bigint, headSeq: number, bytes: number): Promise<void> {
    await this.database.execute(TRIM_LOG, [jobId, headSeq, bytes]);
  }

  log(jobId: bigint, afterSeq: number, limit: number): Promise<LogPiece[]> {
    return this.database.rows<LogPiece>(LOG, [jobId, afterSeq, limit]);
  }

  async putCheckpoint(jobId: bigint, checkpoint: Omit<JobCheckpoint, 'at'>): Promise<void> {
    const { step, attempt, storageKey, sizeBytes, sha256 } = checkpoint;
    await this.database.execute(PUT_CHECKPOINT, [jobId, step, attempt, storageKey, sizeBytes, Buffer.from(sha256, 'hex')]);
    await this.database.execute(NOTE_CHECKPOINT, [jobId, step]);
  }

  /** The newest first. */
  async checkpoints(jobId: bigint): Promise<JobCheckpoint[]> {
    const rows = await this.database.rows<{
      step: number;
      attempt: number;
      storage_key: string;
      size_bytes: bigint;
      sha256: Buffer;
      at: Date;
    }>(CHECKPOINTS, [jobId]);
    return rows.map(({ step, attempt, storage_key, size_bytes, sha256, at }) => {
      return { step, attempt, storageKey: storage_key, sizeBytes: Number(size_bytes), sha256: sha256.toString('hex'), at };
    });
  }

  /** All but those of `steps`. Their objects' keys. */
  async dropCheckpointsBut(jobId: bigint, steps: readonly number[]): Promise<string[]> {
    return (await this.database.rows<{ storage_key: string }>(DROP_CHECKPOINTS, [jobId, steps])).map(({ storage_key }) => storage_key);
  }

  /** Of jobs that ended a week ago. */
  async dropOldCheckpoints(): Promise<string[]> {
    return (await this.database.rows<{ storage_key: string }>(OLD_CHECKPOINTS)).map(({ storage_key }) => storage_key);
  }

  private async listEvents(list: typeof EVENTS, values: unknown[]): Promise<JobEvent[]> {
    const rows = await this.database.rows<Omit<JobEvent, 'data'> & { data: string }>(list, values);
    return rows.map((row) => ({ ...row, data: JSON.parse(row.data) as unknown }));
  }
}
