// webhook_deliveries: what is to be sent, by whom it is being sent, and what came of it. All times are the database's.
import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { ClaimedDelivery, Delivery, DeliveryDetail, DeliveryState, Outcome } from './webhooks.types';

const KEPT = 100;

const COLUMNS = `id, event_id as "eventId", what, state, attempts, created_at as "createdAt", next_attempt_at as "nextAttemptAt", tried_at as "triedAt",
  duration_ms as "durationMs", answer_status as "answerStatus", problem`;
const ms = (parameter: string): string => `(${parameter}::float8 * interval '1 millisecond')`;

// The first event above the limit of an hour is written down as dropped, so that the log says it; those after it are not written at all.
const INSERT = statement(
  'webhook_deliveries_insert',
  `with counted as (
     update webhooks set hour_count = case when hour_began_at <= now() - interval '1 hour' then 1 else hour_count + 1 end,
       hour_began_at = case when hour_began_at <= now() - interval '1 hour' then now() else hour_began_at end
     where id = $1 and disabled_at is null and not exists (select from webhook_deliveries where webhook_id = $1 and event_id = $2)
     returning id, hour_count > $6 as "isOver", hour_count <= $6 + 1 as noted)
   insert into webhook_deliveries (webhook_id, event_id, what, repository_id, payload, state, problem)
   select id, $2, $3, $4, $5, case when "isOver" then 'dropped' else 'waiting' end, case when "isOver" then 'too-many' end from counted where noted
   on conflict (webhook_id, event_id) do nothing returning id, state`,
);
// One at a time for each webhook: one that is slow keeps nobody else waiting, and gets its letters in turn.
const CLAIM = statement(
  'webhook_deliveries_claim',
  `with due as (
     select distinct on (d.webhook_id) d.id, d.next_attempt_at from webhook_deliveries d join webhooks w on w.id = d.webhook_id
     where d.state = 'waiting' and d.next_attempt_at <= now() and w.disabled_at is null and (d.lease_until is null or d.lease_until <= now())
       and not exists (select from webhook_deliveries b where b.webhook_id = d.webhook_id and b.state = 'waiting' and b.lease_until > now())
     order by d.webhook_id, d.next_attempt_at, d.id),
   first as (select id from due order by next_attempt_at limit $1)
   update webhook_deliveries d set lease_until = now() + ${ms('$2')} from first, webhooks w
   where d.id = first.id and w.id = d.webhook_id and d.state = 'waiting' and (d.lease_until is null or d.lease_until <= now())
   returning d.id, d.webhook_id as "webhookId", d.event_id as "eventId", d.repository_id as "repositoryId", d.payload, d.attempts, w.url, w.secret`,
);
const NOTE = statement(
  'webhook_deliveries_note',
  `update webhook_deliveries set state = $3, attempts = attempts + 1, next_attempt_at = now() + ${ms('$4')}, lease_until = null, tried_at = now(),
     duration_ms = $5, sent_headers = $6::text::jsonb, answer_status = $7, answer = $8, problem = $9
   where id = $1 and attempts = $2 and state = 'waiting'`,
);
const DROP = statement(
  'webhook_deliveries_drop',
  `update webhook_deliveries set state = 'dropped', problem = 'unseen', lease_until = null where id = $1 and state = 'waiting'`,
);
const PAGE = statement(
  'webhook_deliveries_page',
  `select ${COLUMNS} from webhook_deliveries where webhook_id = $1 and ($2::bigint is null or id < $2) order by id desc limit $3`,
);
const FIND = statement(
  'webhook_deliveries_find',
  `select ${COLUMNS}, payload, sent_headers as "sentHeaders", answer from webhook_deliveries where webhook_id = $1 and id = $2`,
);
const AGAIN = statement(
  'webhook_deliveries_again',
  `update webhook_deliveries set state = 'waiting', attempts = 0, next_attempt_at = now(), lease_until = null, problem = null
   where webhook_id = $1 and id = $2 and (state <> 'waiting' or lease_until is null)`,
);
const PRUNE = statement(
  'webhook_deliveries_prune',
  `delete from webhook_deliveries d using (
     select id, row_number() over (partition by webhook_id order by id desc) as place from webhook_deliveries) p
   where p.id = d.id and d.state <> 'waiting' and (p.place > ${KEPT} or d.created_at < now() - interval '30 days')`,
);

export interface NewDelivery {
  webhookId: bigint;
  eventId: string;
  what: string;
  repositoryId: bigint | null;
  payload: string;
}

@Injectable()
export class DeliveriesStore {
  constructor(private readonly database: Database) {}

  /** Null when it was written before, or is more than an hour has room for. */
  insert(
    { webhookId, eventId, what, repositoryId, payload }: NewDelivery,
    perHour: number,
  ): Promise<{ id: bigint; state: DeliveryState } | null> {
    return this.database.row(INSERT, [webhookId, eventId, what, repositoryId, payload, perHour]);
  }

  claim(limit: number, leaseMs: number): Promise<ClaimedDelivery[]> {
    return this.database.rows<ClaimedDelivery>(CLAIM, [limit, leaseMs]);
  }

  /** Nothing happens when somebody else noted this attempt before. */
  async note({ id, attempts }: ClaimedDelivery, state: DeliveryState, outcome: Outcome, pauseMs: number): Promise<boolean> {
    const { durationMs, sentHeaders, status, answer, problem } = outcome;
    const values = [id, attempts, state, pauseMs, durationMs, JSON.stringify(sentHeaders), status, answer, problem];
    return (await this.database.execute(NOTE, values)) > 0;
  }

  /** Its owner may not see any more what it tells of. */
  async drop(id: bigint): Promise<void> {
    await this.database.execute(DROP, [id]);
  }

  page(webhookId: bigint, before: bigint | null, limit: number): Promise<Delivery[]> {
    return this.database.rows<Delivery>(PAGE, [webhookId, before, limit]);
  }

  find(webhookId: bigint, id: bigint): Promise<DeliveryDetail | null> {
    return this.database.row<DeliveryDetail>(FIND, [webhookId, id]);
  }

  async again(webhookId: bigint, id: bigint): Promise<void> {
    await this.database.execute(AGAIN, [webhookId, id]);
  }

  /** Number of rows removed. */
  prune(): Promise<number> {
    return this.database.execute(PRUNE);
  }
}
