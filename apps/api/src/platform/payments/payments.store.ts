import { Injectable } from '@nestjs/common';
import { Database, statement } from '../database';
import type { PaymentAction, PaymentKind, PaymentOutcome, PaymentState, ProviderEvent } from './payment-provider';

const COLUMNS = `id, key, provider, kind, purpose, subject, amount_minor as "amountMinor", currency, request, state, provider_ref as "providerRef", action,
  fee_minor as "feeMinor", failure, attempts, last_error as "lastError", created_at as "createdAt", settled_at as "settledAt"`;
const INSERT = statement(
  'payment_calls_insert',
  `insert into payment_calls (key, provider, kind, purpose, subject, amount_minor, currency, request) values ($1, $2, $3, $4, $5, $6, $7, $8::text::jsonb)
   on conflict (key) do nothing returning id`,
);
const FIND = statement('payment_calls_find', `select ${COLUMNS} from payment_calls where id = $1`);
const FIND_BY_KEY = statement('payment_calls_find_by_key', `select ${COLUMNS} from payment_calls where key = $1`);
const LOCK = statement('payment_calls_lock', `select ${COLUMNS} from payment_calls where id = $1 for update`);
const TRIED = statement('payment_calls_tried', 'update payment_calls set attempts = attempts + 1, last_error = $2 where id = $1');
const SETTLE = statement(
  'payment_calls_settle',
  `update payment_calls set state = $2, provider_ref = $3, action = $4::text::jsonb, fee_minor = $5, failure = $6::text::jsonb, last_error = null,
     settled_at = case when $2 in ('succeeded', 'failed') then $7::timestamptz end where id = $1 returning ${COLUMNS}`,
);
const EVENT = statement(
  'payment_events_insert',
  `insert into payment_events (provider, event_id, type, kind, call_key, payload) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
);
const BETWEEN = statement(
  'payment_calls_between',
  `select ${COLUMNS} from payment_calls where provider = $1 and created_at >= $2 and created_at < $3 and id > $4 order by id limit $5`,
);
const WAITING = statement(
  'payment_calls_waiting',
  `select ${COLUMNS} from payment_calls where provider = any ($1::text[]) and state in ('wished', 'waiting') and id > $2 order by id limit $3`,
);

const OF_SUBJECT = statement(
  'payment_calls_of_subject',
  `select ${COLUMNS} from payment_calls where purpose = $1 and subject = $2 and ($3::bigint is null or id < $3) order by id desc limit $4`,
);

const LIST = statement(
  'payment_calls_list',
  `select ${COLUMNS} from payment_calls where ($1::text is null or provider = $1) and ($2::text is null or state = $2) and ($3::text is null or kind = $3)
     and ($4::bigint is null or id < $4) order by id desc limit $5`,
);

export interface PaymentFilter {
  provider: string | null;
  state: PaymentState | null;
  kind: PaymentKind | null;
}

export interface NewPayment {
  key: string;
  provider: string;
  kind: PaymentKind;
  /** Which room wishes it: it is told how the payment ends (PaymentPurposes). */
  purpose: string;
  subject: string;
  amountMinor: bigint;
  currency: string;
  /** What is particular to its kind, without key, amount and currency. */
  request: Record<string, unknown>;
}

export interface Payment extends NewPayment {
  id: bigint;
  state: PaymentState;
  providerRef: string | null;
  action: PaymentAction | null;
  feeMinor: bigint;
  failure: { code: string; message: string } | null;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  settledAt: Date | null;
}

/** Without a reference: it never came to the provider. */
export type PaymentEnd = Omit<PaymentOutcome, 'providerRef'> & { providerRef: string | null };

@Injectable()
export class PaymentsStore {
  constructor(private readonly database: Database) {}

  /** Null when there is one with this key. */
  async insert({ key, provider, kind, purpose, subject, amountMinor, currency, request }: NewPayment): Promise<bigint | null> {
    const values = [key, provider, kind, purpose, subject, amountMinor, currency, JSON.stringify(request)];
    return (await this.database.row<{ id: bigint }>(INSERT, values))?.id ?? null;
  }

  find(id: bigint, { lock = false } = {}): Promise<Payment | null> {
    return this.database.row<Payment>(lock ? LOCK : FIND, [id]);
  }

  findByKey(key: string): Promise<Payment | null> {
    return this.database.row<Payment>(FIND_BY_KEY, [key]);
  }

  async tried(id: bigint, error: string | null): Promise<void> {
    await this.database.execute(TRIED, [id, error]);
  }

  /** As it is then. */
  async settle(id: bigint, { state, providerRef, action, feeMinor = 0n, failure }: PaymentEnd, at: Date): Promise<Payment> {
    const values = [id, state, providerRef, jsonOf(action), feeMinor, jsonOf(failure), at];
    return (await this.database.row<Payment>(SETTLE, values)) as Payment;
  }

  /** False when it was told before. */
  async addEvent(provider: string, { id, type, about }: ProviderEvent, payload: Buffer): Promise<boolean> {
    return (await this.database.execute(EVENT, [provider, id, type, about?.kind ?? null, about?.key ?? null, payload])) > 0;
  }

  between(provider: string, from: Date, to: Date, afterId: bigint, limit: number): Promise<Payment[]> {
    return this.database.rows<Payment>(BETWEEN, [provider, from, to, afterId, limit]);
  }

  /** The newest first. */
  ofSubject(purpose: string, subject: string, before: bigint | null, limit: number): Promise<Payment[]> {
    return this.database.rows<Payment>(OF_SUBJECT, [purpose, subject, before, limit]);
  }

  /** The newest first. */
  list({ provider, state, kind }: PaymentFilter, before: bigint | null, limit: number): Promise<Payment[]> {
    return this.database.rows<Payment>(LIST, [provider, state, kind, before, limit]);
  }

  /** Those that have not ended, the oldest first. */
  waiting(providers: readonly string[], afterId: bigint, limit: number): Promise<Payment[]> {
    return this.database.rows<Payment>(WAITING, [providers, afterId, limit]);
  }
}

function jsonOf(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
