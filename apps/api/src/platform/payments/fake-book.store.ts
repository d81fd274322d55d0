// The book of the provider `fake`. It writes on connections of its own: what happened at a provider does not roll back with us.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { AppConfig } from '../config';
import type { PaymentKind } from './payment-provider';

const COLUMNS = `ref, kind, key, amount_minor::text as amount, currency, state, fee_minor::text as fee, details, created_at as at`;
const OPEN = `insert into fake_payments (ref, kind, key, amount_minor, currency, state, details) values ($1, $2, $3, $4, $5, 'waiting', $6::text::jsonb)
  on conflict (kind, key) do nothing`;
const FIND = `select ${COLUMNS} from fake_payments where kind = $1 and key = $2`;
const OF_REF = `select ${COLUMNS} from fake_payments where ref = $1`;
const SETTLE = `update fake_payments set state = $2, fee_minor = $3 where ref = $1 and state = 'waiting'`;
const BETWEEN = `select ${COLUMNS} from fake_payments where created_at >= $1 and created_at < $2 order by created_at, ref`;
// The row of the charge is the queue of its refunds.
const LOCK_CHARGE = `select amount_minor::text as amount from fake_payments where ref = $1 for update`;
const REFUNDED = `select coalesce(sum(amount_minor), 0)::text as amount from fake_payments
  where kind = 'refund' and state = 'succeeded' and details ->> 'chargeRef' = $1`;

export interface NewFakePayment {
  ref: string;
  kind: PaymentKind;
  key: string;
  amountMinor: bigint;
  currency: string;
  details: Record<string, string>;
}

export interface FakePayment extends NewFakePayment {
  state: 'waiting' | 'succeeded' | 'failed';
  feeMinor: bigint;
  at: Date;
}

interface Row extends Omit<FakePayment, 'amountMinor' | 'feeMinor'> {
  amount: string;
  fee: string;
}

@Injectable()
export class FakeBook implements OnModuleDestroy {
  private pool: pg.Pool | undefined;

  constructor(private readonly config: AppConfig) {}

  async onModuleDestroy(): Promise<void> {
    await this.pool?.end();
  }

  /** The one with this key, made if there was none. */
  async open({ ref, kind, key, amountMinor, currency, details }: NewFakePayment): Promise<FakePayment> {
    await this.query(OPEN, [ref, kind, key, amountMinor, currency, JSON.stringify(details)]);
    const found = await this.find(kind, key);
    if (!found) throw new Error(`the payment ${key} vanished from the book`);
    return found;
  }

  async find(kind: PaymentKind, key: string): Promise<FakePayment | null> {
    return this.first(await this.query(FIND, [kind, key]));
  }

  async ofRef(ref: string): Promise<FakePayment | null> {
    return this.first(await this.query(OF_REF, [ref]));
  }

  /** Once: one that has ended stays as it is. */
  async settle(ref: string, state: 'succeeded' | 'failed', feeMinor: bigint): Promise<void> {
    await this.query(SETTLE, [ref, state, feeMinor]);
  }

  /** False, and failed, when more would be given back than was taken. */
  async refund(ref: string, chargeRef: string): Promise<boolean> {
    const client = await this.connections.connect();
    try {
      await client.query('begin');
      const charge = BigInt((await client.query<{ amount: string }>(LOCK_CHARGE, [chargeRef])).rows[0]?.amount ?? 0);
      const refunded = BigInt((await client.query<{ amount: string }>(REFUNDED, [chargeRef])).rows[0]?.amount ?? 0);
      const own = BigInt((await client.query<{ amount: string }>(LOCK_CHARGE, [ref])).rows[0]?.amount ?? 0);
      const isRight = refunded + own <= charge;
      await client.query(SETTLE, [ref, isRight ? 'succeeded' : 'failed', 0]);
      await client.query('commit');
      return isRight;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async between(from: Date, to: Date): Promise<FakePayment[]> {
    return (await this.query(BETWEEN, [from, to])).map(toPayment);
  }

  private first(rows: Row[]): FakePayment | null {
    return rows[0] ? toPayment(rows[0]) : null;
  }

  private async query(text: string, values: unknown[]): Promise<Row[]> {
    return (await this.connections.query<Row>(text, values)).rows;
  }

  private get connections(): pg.Pool {
    return (this.pool ??= newPool(this.config.databaseUrl));
  }
}

function toPayment({ amount, fee, ...row }: Row): FakePayment {
  return { ...row, amountMinor: BigInt(amount), feeMinor: BigInt(fee) };
}

function newPool(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 2, idleTimeoutMillis: 5_000 });
  // Without a listener a restart of PostgreSQL would end this process; the next query says what is wrong.
  pool.on('error', () => undefined);
  return pool;
}
