import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { Payout, PayoutState } from './payouts.types';

const COLUMNS = `p.id, p.namespace_id as "namespaceId", n.name as namespace, p.amount_minor as "amountMinor", p.currency, p.provider,
  p.destination_end as "destinationEnd", p.state, p.payment_id as "paymentId", p.failure, p.requested_at as "requestedAt", p.decided_at as "decidedAt",
  p.settled_at as "settledAt"`;
const FROM = 'from payouts p left join namespaces n on n.id = p.namespace_id';
const INSERT = statement(
  'payouts_insert',
  `insert into payouts (key, namespace_id, amount_minor, currency, provider, destination_sealed, destination_end, requested_by_id, requested_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (key) do nothing returning id`,
);
const FIND = statement('payouts_find', `select ${COLUMNS} ${FROM} where p.id = $1`);
const FIND_BY_KEY = statement('payouts_find_by_key', `select ${COLUMNS} ${FROM} where p.key = $1`);
const LOCK = statement('payouts_lock', `select ${COLUMNS} ${FROM} where p.id = $1 for update of p`);
const DESTINATION = statement('payouts_destination', 'select destination_sealed as sealed from payouts where id = $1');
const DECIDE = statement(
  'payouts_decide',
  'update payouts set state = $2, payment_id = $3, decided_by_id = $4, decided_at = $5, failure = $6 where id = $1',
);
const SETTLE = statement('payouts_settle', 'update payouts set state = $2, failure = $3, settled_at = $4 where id = $1');
const OF_NAMESPACE = statement(
  'payouts_of_namespace',
  `select ${COLUMNS} ${FROM} where p.namespace_id = $1 and ($2::bigint is null or p.id < $2) order by p.id desc limit $3`,
);
const LIST = statement(
  'payouts_list',
  `select ${COLUMNS} ${FROM} where ($1::text is null or p.state = $1) and ($2::bigint is null or p.id < $2) order by p.id desc limit $3`,
);

export interface NewPayoutRow {
  key: string;
  namespaceId: bigint;
  amountMinor: bigint;
  currency: string;
  provider: string;
  destinationSealed: Buffer;
  destinationEnd: string;
  byId: bigint | null;
  at: Date;
}

@Injectable()
export class PayoutsStore {
  constructor(private readonly database: Database) {}

  /** Null when there is one with this key. */
  async insert(row: NewPayoutRow): Promise<bigint | null> {
    const { key, namespaceId, amountMinor, currency, provider, destinationSealed, destinationEnd, byId, at } = row;
    const values = [key, namespaceId, amountMinor, currency, provider, destinationSealed, destinationEnd, byId, at];
    return (await this.database.row<{ id: bigint }>(INSERT, values))?.id ?? null;
  }

  find(id: bigint, { lock = false } = {}): Promise<Payout | null> {
    return this.database.row<Payout>(lock ? LOCK : FIND, [id]);
  }

  findByKey(key: string): Promise<Payout | null> {
    return this.database.row<Payout>(FIND_BY_KEY, [key]);
  }

  async destination(id: bigint): Promise<Buffer | null> {
    return (await this.database.row<{ sealed: Buffer }>(DESTINATION, [id]))?.sealed ?? null;
  }

  async decide(id: bigint, state: PayoutState, paymentId: bigint | null, byId: bigint, at: Date, reason: string | null): Promise<void> {
    await this.database.execute(DECIDE, [id, state, paymentId, byId, at, reason]);
  }

  async settle(id: bigint, state: PayoutState, failure: string | null, at: Date): Promise<void> {
    await this.database.execute(SETTLE, [id, state, failure, at]);
  }

  /** The newest first. */
  ofNamespace(namespaceId: bigint, before: bigint | null, limit: number): Promise<Payout[]> {
    return this.database.rows<Payout>(OF_NAMESPACE, [namespaceId, before, limit]);
  }

  list(state: PayoutState | null, before: bigint | null, limit: number): Promise<Payout[]> {
    return this.database.rows<Payout>(LIST, [state, before, limit]);
  }
}
