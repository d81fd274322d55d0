import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';

/** Where a namespace has what it may spend, set aside or not: what moves between these is not paid. */
const POTS = `'wallet', 'held', 'metered', 'promo', 'promo-held', 'promo-metered'`;
// What is given back belongs to what it is given back of, where that was booked under the same reference. Transactions before the bound belong to days that
// were closed before the first moment, so those of one account are found without reading all that it ever did.
const SPENT = statement(
  'ledger_spent',
  `with bound as (select coalesce(max(open_from_id), 0) as id from ledger.day where ledger.day.day < ($1::timestamptz at time zone 'UTC')::date)
   select a.holder, case when t.kind = 'refund' then coalesce(first.kind, t.kind) else t.kind end as kind, -sum(e.amount)::bigint as "amountMinor"
   from ledger.account a join ledger.entry e on e.account_id = a.id join ledger.transaction t on t.id = e.transaction_id
   left join lateral (select o.kind from ledger.transaction o where t.kind = 'refund' and o.reference = t.reference and o.kind in ('sale', 'tip')
     order by o.id limit 1) first on true
   where a.kind in (${POTS}) and a.currency = $3 and a.holder is not null and ($4::bigint is null or a.holder = $4)
     and e.transaction_id >= (select id from bound) and t.posted_at >= $1 and t.posted_at < $2 and t.kind = any ($5)
   group by 1, 2 having sum(e.amount) <> 0 order by 1, 2`,
);

export interface SpentRow {
  holder: bigint;
  kind: string;
  amountMinor: bigint;
}

@Injectable()
export class LedgerSpendingStore {
  constructor(private readonly database: Database) {}

  /** By who spent it and the kind of transaction. `holder` null: of everybody. */
  spent(fromAt: Date, untilAt: Date, currency: string, holder: bigint | null, kinds: readonly string[]): Promise<SpentRow[]> {
    return this.database.rows<SpentRow>(SPENT, [fromAt, untilAt, currency, holder, kinds]);
  }
}
