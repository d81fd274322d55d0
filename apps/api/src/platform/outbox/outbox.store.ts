// The rows that say what is to be done, what is done, and how often it was tried. All times are the database's.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';
import { COALESCED_KINDS } from './kinds';

export interface ClaimedEvent {
  id: bigint;
  kind: string;
  /** Done without being run: a later one that was claimed with it covers it. */
  isSuperseded: boolean;
  /** `kind:repository` where those that wait for the same one are run once. */
  coalescedBy: string | null;
}

export interface StartedEvent {
  kind: string;
  payload: unknown;
  attempts: number;
}

const ms = (parameter: string): string => `(${parameter}::float8 * interval '1 millisecond')`;

// Not yet enqueued, or enqueued long ago and still not done: then the queue lost it, and adding it again does no harm if it did not.
const CLAIM = statement(
  'outbox_claim',
  `with due as (
     select id, case when kind = any ($3::text[]) then kind || ':' || (payload->>'repositoryId') end as key from outbox_events
     where done_at is null and available_at <= now() and (enqueued_at is null or enqueued_at <= now() - ${ms('$2')})
       and (kind || ':' || coalesce(payload->>'repositoryId', '')) <> all ($4::text[])
     order by id limit $1 for update skip locked),
   claimed as (
     select id, key, key is not null and row_number() over (partition by key order by id desc) > 1 as superseded from due)
   update outbox_events e set enqueued_at = now(), done_at = case when c.superseded then now() end
   from claimed c where e.id = c.id
   returning e.id, e.kind, c.superseded as "isSuperseded", c.key as "coalescedBy"`,
);
const UNCLAIM = statement('outbox_unclaim', 'update outbox_events set enqueued_at = null where id = any ($1) and done_at is null');
// Counted before the work: a job that kills its process is a failed attempt too, and waits its turn like one.
const START = statement(
  'outbox_start',
  `update outbox_events set attempts = attempts + 1, available_at = now() + least(${ms('$2')} * power(2, least(attempts, 40)), ${ms('$3')})
   where id = $1 and done_at is null and available_at <= now()
   returning kind, payload, attempts`,
);
const DONE = statement('outbox_done', 'update outbox_events set done_at = now(), last_error = null where id = $1');
const FAILED = statement('outbox_failed', 'update outbox_events set last_error = $2, enqueued_at = null where id = $1 and done_at is null');
const PRUNE = statement('outbox_prune', `delete from outbox_events where done_at < now() - interval '7 days'`);
// One row per timetable entry; whoever moves it forward is the one to emit.
const DUE = statement(
  'outbox_due',
  `insert into instance_facts as f (key, value) values ($1, now()::text)
   on conflict (key) do update set value = excluded.value where f.value::timestamptz <= now() - ${ms('$2')}`,
);

@Injectable()
export class OutboxStore {
  constructor(private readonly database: Database) {}

  /** Not those that are `coalescedBy` one of `resting`. */
  claim(limit: number, lostAfterMs: number, resting: readonly string[] = []): Promise<ClaimedEvent[]> {
    return this.database.rows<ClaimedEvent>(CLAIM, [limit, lostAfterMs, COALESCED_KINDS, resting]);
  }

  /** The queue did not take them. */
  async unclaim(ids: readonly bigint[]): Promise<void> {
    await this.database.execute(UNCLAIM, [ids]);
  }

  /** Counts the attempt. Null when there is nothing to do: done, not yet due, or gone. */
  start(id: bigint, retryMs: number, maxRetryMs: number): Promise<StartedEvent | null> {
    return this.database.row<StartedEvent>(START, [id, retryMs, maxRetryMs]);
  }

  async done(id: bigint): Promise<void> {
    await this.database.execute(DONE, [id]);
  }

  async failed(id: bigint, error: string): Promise<void> {
    await this.database.execute(FAILED, [id, error]);
  }

  /** Number of rows removed. */
  prune(): Promise<number> {
    return this.database.execute(PRUNE);
  }

  /** True for one caller per `everyMs`, over all processes. */
  async due(name: string, everyMs: number): Promise<boolean> {
    return (await this.database.execute(DUE, [`schedule:${name}`, everyMs])) > 0;
  }
}
