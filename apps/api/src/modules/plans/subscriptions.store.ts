import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Subscription } from './plans.types';

const COLUMNS = `s.id, s.namespace_id as "namespaceId", n.name as namespace, n.kind::text as kind, s.version_id as "versionId",
  p.code as plan, v.version as "planVersion", s.interval, s.seats, s.state,
  s.is_gift as "isGift", s.anchor_at as "anchorAt", s.time_zone as "timeZone", s.period_index as "periodIndex", s.period_number as "periodNumber",
  s.period_start as "periodStart", s.period_end as "periodEnd", s.changed_at as "changedAt", s.changes, s.trial_end as "trialEnd",
  s.cancels_at_end as "cancelsAtEnd", s.next_version_id as "nextVersionId", s.next_interval as "nextInterval", s.next_seats as "nextSeats",
  s.due_at as "dueAt", s.attempts, s.started_at as "startedAt", s.ended_at as "endedAt"`;
const FROM = `from subscriptions s join namespaces n on n.id = s.namespace_id join plan_versions v on v.id = s.version_id join plans p on p.id = v.plan_id`;
const LIVE = statement('subscriptions_live', `select ${COLUMNS} ${FROM} where s.namespace_id = $1 and s.ended_at is null`);
const LOCK = statement('subscriptions_lock', `select ${COLUMNS} ${FROM} where s.id = $1 for update of s`);
/** Subscribing happens one after the other, also where there is no row yet. */
const LOCK_NAMESPACE = statement('subscriptions_lock_namespace', 'select id from namespaces where id = $1 for no key update');
const DUE = statement('subscriptions_due', 'select id from subscriptions where due_at <= $1 order by due_at, id limit $2');
const LIST = statement(
  'subscriptions_list',
  `select ${COLUMNS} ${FROM} where ($1::bigint is null or s.id < $1) and ($2::text is null or s.state = $2) order by s.id desc limit $3`,
);
const TRIED = statement('subscriptions_tried', 'select 1 from subscriptions where namespace_id = $1 and trial_end is not null limit 1');
const MEMBERS = statement('subscriptions_members', 'select count(*)::int as count from memberships where organization_id = $1');
const INSERT = statement(
  'subscriptions_insert',
  `insert into subscriptions (namespace_id, version_id, interval, seats, state, is_gift, anchor_at, time_zone, period_index, period_number, period_start,
     period_end, changed_at, trial_end, due_at, started_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $12, $13) returning id`,
);
const UPDATE = statement(
  'subscriptions_update',
  `update subscriptions set version_id = $2, interval = $3, seats = $4, state = $5, anchor_at = $6, period_index = $7, period_number = $8, period_start = $9,
     period_end = $10, changed_at = $11, changes = $12, cancels_at_end = $13, next_version_id = $14, next_interval = $15, next_seats = $16, due_at = $17,
     attempts = $18, ended_at = $19, is_gift = $20 where id = $1`,
);
const NOTE = statement(
  'subscription_events_add',
  `insert into subscription_events (subscription_id, key, kind, details, at) values ($1, $2, $3, $4::text::jsonb, $5) on conflict (key) do nothing returning id`,
);
const NOTED = statement('subscription_events_there', 'select 1 from subscription_events where key = $1');
export type NewSubscription = Pick<
  Subscription,
  | 'namespaceId'
  | 'versionId'
  | 'interval'
  | 'seats'
  | 'state'
  | 'isGift'
  | 'anchorAt'
  | 'timeZone'
  | 'periodIndex'
  | 'periodNumber'
  | 'periodStart'
  | 'periodEnd'
  | 'changedAt'
  | 'trialEnd'
>;

@Injectable()
export class SubscriptionsStore {
  constructor(private readonly database: Database) {}

  live(namespaceId: bigint): Promise<Subscription | null> {
    return this.database.row<Subscription>(LIVE, [namespaceId]);
  }

  /** Until the transaction ends nobody else moves it. */
  lock(id: bigint): Promise<Subscription | null> {
    return this.database.row<Subscription>(LOCK, [id]);
  }

  /** The live one, and nobody else begins another. */
  async lockLive(namespaceId: bigint): Promise<Subscription | null> {
    await this.database.row(LOCK_NAMESPACE, [namespaceId]);
    const live = await this.live(namespaceId);
    return live && this.lock(live.id);
  }

  async due(at: Date, limit: number): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(DUE, [at, limit])).map(({ id }) => id);
  }

  /** The newest first. */
  list(before: bigint | null, state: string | null, limit: number): Promise<Subscription[]> {
    return this.database.rows<Subscription>(LIST, [before, state, limit]);
  }

  async hasTried(namespaceId: bigint): Promise<boolean> {
    return (await this.database.row(TRIED, [namespaceId])) !== null;
  }

  async members(organizationId: bigint): Promise<number> {
    return (await this.database.row<{ count: number }>(MEMBERS, [organizationId]))?.count ?? 0;
  }

  async insert(s: NewSubscription): Promise<bigint> {
    const { namespaceId, versionId, interval, seats, state, isGift, anchorAt, timeZone, periodIndex, periodNumber } = s;
    const values = [namespaceId, versionId, interval, seats, state, isGift, anchorAt, timeZone, periodIndex, periodNumber];
    const row = await this.database.row<{ id: bigint }>(INSERT, [...values, s.periodStart, s.periodEnd, s.changedAt, s.trialEnd]);
    return (row as { id: bigint }).id;
  }

  async save(s: Subscription): Promise<void> {
    const { id, versionId, interval, seats, state, anchorAt, periodIndex, periodNumber, periodStart, periodEnd, changedAt, changes } = s;
    const values = [id, versionId, interval, seats, state, anchorAt, periodIndex, periodNumber, periodStart, periodEnd, changedAt, changes];
    const { cancelsAtEnd, nextVersionId, nextInterval, nextSeats, dueAt, attempts, endedAt, isGift } = s;
    await this.database.execute(UPDATE, [
      ...values,
      cancelsAtEnd,
      nextVersionId,
      nextInterval,
      nextSeats,
      dueAt,
      attempts,
      endedAt,
      isGift,
    ]);
  }

  /** False when that was noted before. */
  async note(id: bigint, event: { key: string; kind: string; details: object; at: Date }): Promise<boolean> {
    return (await this.database.row(NOTE, [id, event.key, event.kind, JSON.stringify(event.details), event.at])) !== null;
  }

  async isNoted(key: string): Promise<boolean> {
    return (await this.database.row(NOTED, [key])) !== null;
  }
}
