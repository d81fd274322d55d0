import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { AccountKind } from './ledger.chart';

const SIZE = statement('ledger_doctor_size', 'select count(*) as transactions from ledger.transaction');
const TOTALS = statement(
  'ledger_doctor_totals',
  `select e.currency, a.is_promo as "isPromo", sum(e.amount)::text as total from ledger.entry e left join ledger.account a on a.id = e.account_id
   group by e.currency, a.is_promo having sum(e.amount) <> 0`,
);
const WRONG_TRANSACTIONS = statement(
  'ledger_doctor_transactions',
  `select coalesce(t.id, e.transaction_id) as id, t.key, t.entries::int as said, coalesce(e.count, 0)::int as found, e.sums, coalesce(e.foreign, false) as "isForeign"
   from ledger.transaction t full join (
     select transaction_id, sum(count)::int as count, bool_or(is_foreign) as foreign, string_agg(currency || ' ' || sum, ', ') filter (where sum <> 0) as sums
     from (select e.transaction_id, e.currency, a.is_promo, count(*) as count, sum(e.amount) as sum, bool_or(a.id is null or a.currency <> e.currency) as is_foreign
           from ledger.entry e left join ledger.account a on a.id = e.account_id group by 1, 2, 3) g
     group by transaction_id) e on e.transaction_id = t.id
   where t.id is null or e.transaction_id is null or e.count <> t.entries or e.sums is not null or e.foreign limit $1`,
);
const WRONG_BALANCES = statement(
  'ledger_doctor_balances',
  `select a.id, a.kind, a.holder, a.qualifier, a.currency, b.posted, b.floor, b.ceiling, coalesce(e.sum, 0)::bigint as sum
   from ledger.balance b full join (select account_id, sum(amount) as sum from ledger.entry group by account_id) e on e.account_id = b.account_id
   join ledger.account a on a.id = coalesce(b.account_id, e.account_id)
   where (b.account_id is not null and b.posted <> coalesce(e.sum, 0))
     or (b.floor is not null and coalesce(e.sum, 0) < b.floor) or (b.ceiling is not null and coalesce(e.sum, 0) > b.ceiling) limit $1`,
);
const ACCOUNTS = statement(
  'ledger_doctor_accounts',
  `select a.id, a.kind, a.holder, a.qualifier, a.currency, a.is_promo as "isPromo", b.floor, b.ceiling from ledger.account a
   left join ledger.balance b on b.account_id = a.id where a.id > $1 order by a.id limit $2`,
);
const WRONG_HELD = statement(
  'ledger_doctor_held',
  `select a.id, a.kind, a.holder, a.qualifier, a.currency, coalesce(e.sum, 0)::bigint as sum, coalesce(h.sum, 0)::bigint as held
   from ledger.account a left join (select account_id, sum(amount) as sum from ledger.entry group by account_id) e on e.account_id = a.id
   left join (select h.held_account_id as id, sum(h.amount) as sum from ledger.hold h where not exists (select from ledger.hold_end x where x.hold_id = h.id) group by 1) h
     on h.id = a.id
   where a.kind = any ($1::text[]) and coalesce(e.sum, 0) <> coalesce(h.sum, 0) limit $2`,
);
const WRONG_HOLDS = statement(
  'ledger_doctor_holds',
  `select h.key, (o.hold_id is not null) as "isOpen", (e.hold_id is not null) as "hasEnded", coalesce(e.captured, 0) as captured, h.amount
   from ledger.hold h left join ledger.hold_open o on o.hold_id = h.id left join ledger.hold_end e on e.hold_id = h.id
   where (o.hold_id is null) = (e.hold_id is null) or coalesce(e.captured, 0) > h.amount or coalesce(e.captured, 0) < 0 limit $1`,
);
const WRONG_SUMS = statement(
  'ledger_doctor_day_sums',
  `select to_char(coalesce(s.day, e.day), 'YYYY-MM-DD') as day, count(*)::int as accounts
   from ledger.day_sum s full join (
     select (t.posted_at at time zone 'UTC')::date as day, e.account_id, sum(e.amount) as amount
     from ledger.transaction t join ledger.entry e on e.transaction_id = t.id
     where t.posted_at < ((select max(day) from ledger.day) + 1)::timestamp at time zone 'UTC' group by 1, 2) e
     on e.day = s.day and e.account_id = s.account_id
   where s.amount is distinct from e.amount group by 1 order by 1 limit $1`,
);

export interface AccountFacts {
  id: bigint;
  kind: AccountKind;
  holder: bigint | null;
  qualifier: string;
  currency: string;
}

@Injectable()
export class LedgerDoctorStore {
  constructor(private readonly database: Database) {}

  async size(): Promise<{ transactions: bigint }> {
    return (await this.database.row<{ transactions: bigint }>(SIZE)) ?? { transactions: 0n };
  }

  totals(): Promise<{ currency: string; isPromo: boolean | null; total: string }[]> {
    return this.database.rows(TOTALS);
  }

  wrongTransactions(
    limit: number,
  ): Promise<{ id: bigint; key: string | null; said: number | null; found: number; sums: string | null; isForeign: boolean }[]> {
    return this.database.rows(WRONG_TRANSACTIONS, [limit]);
  }

  wrongBalances(limit: number): Promise<(AccountFacts & { posted: bigint; floor: bigint | null; ceiling: bigint | null; sum: bigint })[]> {
    return this.database.rows(WRONG_BALANCES, [limit]);
  }

  accounts(afterId: bigint, limit: number): Promise<(AccountFacts & { isPromo: boolean; floor: bigint | null; ceiling: bigint | null })[]> {
    return this.database.rows(ACCOUNTS, [afterId, limit]);
  }

  wrongHeld(kinds: readonly AccountKind[], limit: number): Promise<(AccountFacts & { sum: bigint; held: bigint })[]> {
    return this.database.rows(WRONG_HELD, [kinds, limit]);
  }

  wrongHolds(limit: number): Promise<{ key: string; isOpen: boolean; hasEnded: boolean; captured: bigint; amount: bigint }[]> {
    return this.database.rows(WRONG_HOLDS, [limit]);
  }

  wrongDaySums(limit: number): Promise<{ day: string; accounts: number }[]> {
    return this.database.rows(WRONG_SUMS, [limit]);
  }
}
