import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

// Held alone for a moment: every transaction that has a moment before this one is committed then.
const BARRIER = statement('ledger_day_barrier', 'select pg_advisory_xact_lock(7016996765293437281)');
const LAST = statement(
  'ledger_day_last',
  `select to_char(day, 'YYYY-MM-DD') as day, transactions, open_from_id as "openFromId", previous_hash as "previousHash", hash from ledger.day
   order by ledger.day.day desc limit 1`,
);
const DAYS = statement(
  'ledger_days',
  `select to_char(day, 'YYYY-MM-DD') as day, transactions, open_from_id as "openFromId", previous_hash as "previousHash", hash from ledger.day
   where ledger.day.day > $1::date order by ledger.day.day limit $2`,
);
/** The first day that is not closed and has transactions. */
const NEXT = statement(
  'ledger_day_next',
  `select to_char((min(posted_at) at time zone 'UTC')::date, 'YYYY-MM-DD') as day from ledger.transaction
   where posted_at >= coalesce((select max(day) + 1 from ledger.day), '-infinity'::date)::timestamp at time zone 'UTC'`,
);
const MOMENT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
// Accounts are named by what they are, so that the line says the same wherever it is read.
const LINES = statement(
  'ledger_day_lines',
  `select t.id, concat_ws(E'\\t', t.id, t.key, t.kind, t.reference, to_char(t.effective_at at time zone 'UTC', ${MOMENT}),
     to_char(t.posted_at at time zone 'UTC', ${MOMENT}), encode(t.fingerprint, 'hex'), t.details::text, e.text) || E'\\n' as line
   from ledger.transaction t
   cross join lateral (
     select string_agg(concat_ws(':', a.kind, coalesce(a.holder::text, 'hub'), a.qualifier, e.currency, e.amount), ' ' order by e.position) as text
     from ledger.entry e join ledger.account a on a.id = e.account_id where e.transaction_id = t.id) e
   where t.posted_at >= $1::date::timestamp at time zone 'UTC' and t.posted_at < ($1::date + 1)::timestamp at time zone 'UTC' and t.id > $2
   order by t.id limit $3`,
);
const CLOSE = statement(
  'ledger_day_close',
  `insert into ledger.day (day, transactions, open_from_id, previous_hash, hash) values ($1::date, $2,
     coalesce((select min(id) from ledger.transaction where posted_at >= ($1::date + 1)::timestamp at time zone 'UTC'),
       (select coalesce(max(id), 0) + 1 from ledger.transaction)), $3, $4)
   on conflict (day) do nothing`,
);
const SUMS = statement(
  'ledger_day_sums',
  `insert into ledger.day_sum (day, account_id, amount)
   select $1::date, e.account_id, sum(e.amount)::bigint from ledger.transaction t join ledger.entry e on e.transaction_id = t.id
   where t.posted_at >= $1::date::timestamp at time zone 'UTC' and t.posted_at < ($1::date + 1)::timestamp at time zone 'UTC' group by e.account_id`,
);

export interface ClosedDay {
  /** YYYY-MM-DD, in UTC. */
  day: string;
  transactions: bigint;
  /** Transactions with a smaller id all belong to days that are closed. */
  openFromId: bigint;
  previousHash: Buffer;
  hash: Buffer;
}

@Injectable()
export class LedgerDaysStore {
  constructor(private readonly database: Database) {}

  /** In a transaction of its own: nothing else waits for it longer than the running transactions take. */
  async barrier(): Promise<void> {
    await this.database.execute(BARRIER);
  }

  last(): Promise<ClosedDay | null> {
    return this.database.row<ClosedDay>(LAST);
  }

  /** The earliest first. */
  days(after: string | null, limit: number): Promise<ClosedDay[]> {
    return this.database.rows<ClosedDay>(DAYS, [after ?? '-infinity', limit]);
  }

  async nextDay(): Promise<string | null> {
    return (await this.database.row<{ day: string | null }>(NEXT))?.day ?? null;
  }

  /** The transactions of a day as lines of text, by their ids. */
  lines(day: string, afterId: bigint, limit: number): Promise<{ id: bigint; line: string }[]> {
    return this.database.rows(LINES, [day, afterId, limit]);
  }

  /** False when it was closed meanwhile. */
  async close(day: string, transactions: number, previousHash: Buffer, hash: Buffer): Promise<boolean> {
    if ((await this.database.execute(CLOSE, [day, transactions, previousHash, hash])) === 0) return false;
    await this.database.execute(SUMS, [day]);
    return true;
  }
}
