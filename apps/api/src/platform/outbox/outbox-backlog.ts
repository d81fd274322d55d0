// What was promised by commits and is not done yet, for who runs the hub; and the wish to try a failed job again now.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';

export interface Backlog {
  waiting: number;
  /** Tried at least once, in vain. */
  failing: number;
  oldestSeconds: number;
}

export interface FailingJob {
  id: bigint;
  kind: string;
  payload: string;
  attempts: number;
  lastError: string;
  createdAt: Date;
  nextTryAt: Date;
}

const BACKLOG = statement(
  'outbox_backlog',
  `select count(*)::int as waiting, count(*) filter (where last_error is not null)::int as failing,
     coalesce(extract(epoch from now() - min(created_at)), 0)::float8 as "oldestSeconds"
   from outbox_events where done_at is null`,
);
const FAILING = statement(
  'outbox_failing',
  `select id, kind, payload::text as payload, attempts, last_error as "lastError", created_at as "createdAt", available_at as "nextTryAt"
   from outbox_events where done_at is null and last_error is not null order by attempts desc, id limit $1`,
);
const RETRY = statement(
  'outbox_retry',
  'update outbox_events set available_at = now(), enqueued_at = null where id = $1 and done_at is null and last_error is not null',
);
const NOTIFY = statement('outbox_retry_notify', `select pg_notify('outbox', '')`);

@Injectable()
export class OutboxBacklog {
  constructor(private readonly database: Database) {}

  async depth(): Promise<Backlog> {
    return (await this.database.row<Backlog>(BACKLOG)) ?? { waiting: 0, failing: 0, oldestSeconds: 0 };
  }

  /** Those that were tried most often first. */
  failing(limit: number): Promise<FailingJob[]> {
    return this.database.rows<FailingJob>(FAILING, [limit]);
  }

  /** Inside the caller's transaction. False when there is no such failed job (any more). */
  async retry(id: bigint): Promise<boolean> {
    const found = (await this.database.execute(RETRY, [id])) > 0;
    if (found) this.database.afterCommit(() => void this.database.execute(NOTIFY).catch(() => undefined));
    return found;
  }
}
