import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { accountKey, type AccountKind, type AccountRef, CHART } from './ledger.chart';
import { aboveCeiling, amountOutOfRange, insufficientFunds } from './ledger.errors';
import type { AccountBalance, HistoryLine, Line, Posting } from './ledger.types';

const ASKED = `unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) as q(kind, holder, qualifier, currency)`;
const SAME = `a.kind = q.kind and a.holder is not distinct from q.holder and a.qualifier = q.qualifier and a.currency = q.currency`;
const ACCOUNT = `a.kind, a.holder, a.qualifier, a.currency`;
/** What an account gained in all: its row where it has a limit, else closed days and what came since. */
const BALANCE = `coalesce(
     (select b.posted from ledger.balance b where b.account_id = a.id),
     coalesce((select sum(s.amount) from ledger.day_sum s where s.account_id = a.id), 0) + coalesce(
       (select sum(e.amount) from ledger.entry e join ledger.transaction t on t.id = e.transaction_id
        where e.account_id = a.id and e.transaction_id >= last.open_from_id and t.posted_at >= (last.day + 1)::timestamp at time zone 'UTC'), 0)
   )::bigint`;
const LAST_DAY = `(select coalesce(max(day), '-infinity'::date) as day, coalesce(max(open_from_id), 0) as open_from_id from ledger.day) last`;

const FIND_ACCOUNTS = statement('ledger_accounts_find', `select a.id, ${ACCOUNT} from ${ASKED} join ledger.account a on ${SAME}`);
const OPEN_ACCOUNTS = statement(
  'ledger_accounts_open',
  `with asked as (
     select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::bigint[], $7::bigint[])
       as q(kind, holder, qualifier, currency, is_promo, floor, ceiling)),
   a as (insert into ledger.account (kind, holder, qualifier, currency, is_promo) select kind, holder, qualifier, currency, is_promo from asked
     on conflict on constraint account_once do nothing returning id, kind, holder, qualifier, currency)
   insert into ledger.balance (account_id, floor, ceiling)
     select a.id, q.floor, q.ceiling from a join asked q on ${SAME} where q.floor is not null or q.ceiling is not null`,
);
// One statement for all: the trigger on entries locks the limited accounts of all of them in one order.
const POST = statement(
  'ledger_post',
  `with asked as (
     select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bytea[], $6::text[], $7::smallint[])
       with ordinality as q(key, kind, reference, effective_at, fingerprint, details, entries, at)),
   made as (
     insert into ledger.transaction (key, kind, reference, effective_at, fingerprint, details, entries)
     select key, kind, reference, effective_at, fingerprint, details::jsonb, entries from asked order by at
     on conflict (key) do nothing returning id, key),
   written as (
     insert into ledger.entry (transaction_id, position, account_id, currency, amount)
     select made.id, l.position, l.account_id, l.currency, l.amount
     from unnest($8::bigint[], $9::smallint[], $10::bigint[], $11::text[], $12::bigint[]) as l(at, position, account_id, currency, amount)
     join asked on asked.at = l.at join made on made.key = asked.key)
   select id, key from made`,
);
const FIND = statement('ledger_find', 'select id, key, fingerprint from ledger.transaction where key = any ($1::text[])');
const BALANCES = statement(
  'ledger_balances',
  `select ${ACCOUNT}, ${BALANCE} as amount from ${ASKED} join ledger.account a on ${SAME} cross join ${LAST_DAY}`,
);
const LOCKED = statement(
  'ledger_balances_locked',
  `select ${ACCOUNT}, b.posted as amount from ${ASKED} join ledger.account a on ${SAME} join ledger.balance b on b.account_id = a.id order by a.id for update of b`,
);
const BALANCES_OF = statement(
  'ledger_balances_of',
  `select ${ACCOUNT}, ${BALANCE} as amount from ledger.account a cross join ${LAST_DAY} where a.holder is not distinct from $1 order by a.id`,
);
const BALANCES_OF_KINDS = statement(
  'ledger_balances_of_kinds',
  `select ${ACCOUNT}, b.posted as amount from ledger.account a join ledger.balance b on b.account_id = a.id where a.kind = any ($1) and b.posted <> 0 order by a.id`,
);
const HISTORY = statement(
  'ledger_history',
  `select t.id, t.key, t.kind as "transactionKind", t.reference, t.effective_at as "effectiveAt", t.posted_at as "postedAt", t.details, ${ACCOUNT}, e.amount,
     e.position
   from ledger.account a join ledger.entry e on e.account_id = a.id join ledger.transaction t on t.id = e.transaction_id
   where a.holder is not distinct from $1 and ($2::text[] is null or a.kind = any ($2)) and ($3::text is null or a.currency = $3)
     and ($4::bigint is null or (e.transaction_id, e.position) < ($4, $5::smallint))
   order by e.transaction_id desc, e.position desc limit $6`,
);

interface AccountRow {
  id: bigint;
  kind: AccountKind;
  holder: bigint | null;
  qualifier: string;
  currency: string;
}

export interface WholePosting {
  posting: Posting;
  lines: readonly Line[];
  fingerprint: Buffer;
}

export interface HistoryPosition {
  transactionId: bigint;
  position: number;
}

@Injectable()
export class LedgerStore {
  /** Accounts are never changed or deleted: their ids may be remembered once they are committed. */
  private readonly known = new Map<string, bigint>();

  constructor(private readonly database: Database) {}

  /** Their ids by accountKey; those that are not there are opened. Inside the caller's transaction. */
  async accountIds(accounts: readonly AccountRef[]): Promise<ReadonlyMap<string, bigint>> {
    const ids = new Map<string, bigint>();
    const unknown = new Map<string, AccountRef>();
    for (const account of accounts) {
      const key = accountKey(account);
      const id = this.known.get(key);
      if (id === undefined) unknown.set(key, account);
      else ids.set(key, id);
    }
    if (unknown.size === 0) return ids;
    // In one order, so that two that open the same accounts do not wait for each other.
    const wanted = [...unknown].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, account]) => account);
    const rules = wanted.map(({ kind }) => CHART[kind]);
    await this.database.execute(OPEN_ACCOUNTS, [
      ...columnsOf(wanted),
      rules.map(({ isPromo }) => isPromo ?? false),
      rules.map(({ floor }) => floor ?? null),
      rules.map(({ ceiling }) => ceiling ?? null),
    ]);
    const found = await this.database.rows<AccountRow>(FIND_ACCOUNTS, columnsOf(wanted));
    for (const row of found) ids.set(accountKey(toRef(row)), row.id);
    this.database.afterCommit(() => {
      for (const row of found) this.known.set(accountKey(toRef(row)), row.id);
    });
    return ids;
  }

  /** The ids of those that were not booked before, by key. Throws 'ledger/insufficient-funds', 'ledger/above-ceiling', 'ledger/amount'. */
  async post(postings: readonly WholePosting[], ids: ReadonlyMap<string, bigint>): Promise<Map<string, bigint>> {
    const entries = postings.flatMap(({ lines }, at) => lines.map((line, position) => ({ at: at + 1, position: position + 1, ...line })));
    const values = [
      postings.map(({ posting }) => posting.key),
      postings.map(({ posting }) => posting.kind),
      postings.map(({ posting }) => posting.reference),
      postings.map(({ posting }) => posting.effectiveAt),
      postings.map(({ fingerprint }) => fingerprint),
      postings.map(({ posting }) => JSON.stringify(posting.details ?? {})),
      postings.map(({ lines }) => lines.length),
      entries.map(({ at }) => at),
      entries.map(({ position }) => position),
      entries.map(({ account }) => ids.get(accountKey(account))),
      entries.map(({ account }) => account.currency),
      entries.map(({ amountMinor }) => amountMinor),
    ];
    try {
      const made = await this.database.rows<{ id: bigint; key: string }>(POST, values);
      return new Map(made.map(({ id, key }) => [key, id]));
    } catch (error) {
      throw refusalOf(error) ?? error;
    }
  }

  async find(keys: readonly string[]): Promise<Map<string, { id: bigint; fingerprint: Buffer }>> {
    const rows = await this.database.rows<{ id: bigint; key: string; fingerprint: Buffer }>(FIND, [keys]);
    return new Map(rows.map(({ key, ...row }) => [key, row]));
  }

  /** Those that were never booked on are missing. */
  async balances(accounts: readonly AccountRef[]): Promise<AccountBalance[]> {
    return (await this.database.rows<AccountRow & { amount: bigint }>(BALANCES, columnsOf(accounts))).map(toBalance);
  }

  /** The same, and nobody moves them until the transaction ends. Only of accounts with a limit. */
  async lockedBalances(accounts: readonly AccountRef[]): Promise<AccountBalance[]> {
    return (await this.database.rows<AccountRow & { amount: bigint }>(LOCKED, columnsOf(accounts))).map(toBalance);
  }

  /** Of a namespace; null: of the hub itself. */
  async balancesOf(holder: bigint | null): Promise<AccountBalance[]> {
    return (await this.database.rows<AccountRow & { amount: bigint }>(BALANCES_OF, [holder])).map(toBalance);
  }

  /** Of kinds with a limit, where there is something. */
  async balancesOfKinds(kinds: readonly AccountKind[]): Promise<AccountBalance[]> {
    return (await this.database.rows<AccountRow & { amount: bigint }>(BALANCES_OF_KINDS, [kinds])).map(toBalance);
  }

  /** The newest first. */
  async history(
    holder: bigint | null,
    { kinds, currency }: { kinds: readonly AccountKind[] | null; currency: string | null },
    after: HistoryPosition | null,
    limit: number,
  ): Promise<(HistoryLine & { position: number })[]> {
    const values = [holder, kinds, currency, after?.transactionId ?? null, after?.position ?? null, limit];
    const rows = await this.database.rows<HistoryRow>(HISTORY, values);
    return rows.map(({ id, key, transactionKind, reference, effectiveAt, postedAt, details, amount, position, ...row }) => ({
      transactionId: id,
      key,
      kind: transactionKind,
      reference,
      effectiveAt,
      postedAt,
      details,
      account: toRef(row),
      amountMinor: amount,
      position,
    }));
  }
}

interface HistoryRow extends Omit<AccountRow, 'id'> {
  id: bigint;
  key: string;
  transactionKind: string;
  reference: string;
  effectiveAt: Date;
  postedAt: Date;
  details: Record<string, unknown>;
  amount: bigint;
  position: number;
}

function columnsOf(accounts: readonly AccountRef[]): unknown[] {
  return [
    accounts.map(({ kind }) => kind),
    accounts.map(({ holder }) => holder),
    accounts.map(({ qualifier }) => qualifier ?? ''),
    accounts.map(({ currency }) => currency),
  ];
}

function toRef({ kind, holder, qualifier, currency }: Omit<AccountRow, 'id'>): AccountRef {
  return { kind, holder, currency, ...(qualifier === '' ? {} : { qualifier }) };
}

function toBalance(row: AccountRow & { amount: bigint }): AccountBalance {
  return { account: toRef(row), amountMinor: row.amount };
}

const REFUSALS: Record<string, () => Error> = { balance_floor: insufficientFunds, balance_ceiling: aboveCeiling };
const NUMERIC_OUT_OF_RANGE = '22003';

function refusalOf(error: unknown): Error | null {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code === NUMERIC_OUT_OF_RANGE) return amountOutOfRange();
  return REFUSALS[constraint ?? '']?.() ?? null;
}
