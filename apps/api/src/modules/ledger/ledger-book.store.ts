import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import type { AccountKind } from './ledger.chart';
import type { ClosedDay } from './ledger-days.store';
import type { BookedLine, BookedTransaction, LedgerSum } from './ledger.types';

const COLUMNS = `t.id, t.key, t.kind, t.reference, t.effective_at as "effectiveAt", t.posted_at as "postedAt", t.details`;
const TRANSACTIONS = statement(
  'ledger_book_transactions',
  `select ${COLUMNS} from ledger.transaction t where ($1::bigint is null or t.id < $1) and ($2::text is null or t.reference = $2) order by t.id desc limit $3`,
);
// By the entries of the accounts that are meant, so that what is rare is found without reading all that is not.
const TRANSACTIONS_OF = statement(
  'ledger_book_transactions_of_accounts',
  `select ${COLUMNS} from ledger.transaction t
   where ($1::bigint is null or t.id < $1) and ($2::text is null or t.reference = $2)
     and t.id in (select e.transaction_id from ledger.account a join ledger.entry e on e.account_id = a.id left join namespaces n on n.id = a.holder
       where ($4::text is null or a.kind = $4) and ($5::text is null or n.name_key = $5))
   order by t.id desc limit $3`,
);
const TRANSACTION = statement('ledger_book_transaction', `select ${COLUMNS} from ledger.transaction t where t.id = $1`);
const LINES = statement(
  'ledger_book_lines',
  `select e.transaction_id as "transactionId", a.kind, a.holder, n.name as "holderName", a.qualifier, e.currency, a.is_promo as "isPromo", e.amount as "amountMinor"
   from ledger.entry e join ledger.account a on a.id = e.account_id left join namespaces n on n.id = a.holder
   where e.transaction_id = any ($1::bigint[]) order by e.transaction_id, e.position`,
);
const SUMS = statement(
  'ledger_book_sums',
  `select e.currency, a.is_promo as "isPromo", count(*) as entries, coalesce(sum(e.amount) filter (where e.amount > 0), 0)::text as "gained",
     coalesce(sum(e.amount) filter (where e.amount < 0), 0)::text as "lost", sum(e.amount)::text as total
   from ledger.entry e join ledger.account a on a.id = e.account_id group by 1, 2 order by 1, 2`,
);
const DAYS = statement(
  'ledger_book_days',
  `select to_char(day, 'YYYY-MM-DD') as day, transactions, open_from_id as "openFromId", previous_hash as "previousHash", hash from ledger.day
   where $1::date is null or ledger.day.day < $1::date order by ledger.day.day desc limit $2`,
);
const COUNT_DAYS = statement('ledger_book_count_days', 'select count(*)::int as count from ledger.day');

interface KeyedFilter {
  reference: string | null;
  kind: AccountKind | null;
  /** Whose account, by the key of their name. */
  holderKey: string | null;
}

type Transaction = Omit<BookedTransaction, 'lines'>;

@Injectable()
export class LedgerBookStore {
  constructor(private readonly database: Database) {}

  transactions({ reference, kind, holderKey }: KeyedFilter, before: bigint | null, limit: number): Promise<Transaction[]> {
    if (kind === null && holderKey === null) return this.database.rows<Transaction>(TRANSACTIONS, [before, reference, limit]);
    return this.database.rows<Transaction>(TRANSACTIONS_OF, [before, reference, limit, kind, holderKey]);
  }

  transaction(id: bigint): Promise<Transaction | null> {
    return this.database.row<Transaction>(TRANSACTION, [id]);
  }

  lines(transactionIds: readonly bigint[]): Promise<(BookedLine & { transactionId: bigint })[]> {
    return this.database.rows(LINES, [transactionIds]);
  }

  /** Of every entry there is. */
  async sums(): Promise<LedgerSum[]> {
    const rows = await this.database.rows<Record<'gained' | 'lost' | 'total' | 'currency', string> & { isPromo: boolean; entries: bigint }>(
      SUMS,
    );
    return rows.map(({ gained, lost, total, ...row }) => {
      return { ...row, gainedMinor: BigInt(gained), lostMinor: BigInt(lost), totalMinor: BigInt(total) };
    });
  }

  /** The newest first. */
  days(before: string | null, limit: number): Promise<ClosedDay[]> {
    return this.database.rows<ClosedDay>(DAYS, [before, limit]);
  }

  async countDays(): Promise<number> {
    return (await this.database.row<{ count: number }>(COUNT_DAYS))?.count ?? 0;
  }
}
