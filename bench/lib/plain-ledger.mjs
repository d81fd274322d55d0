// The floor of the ledger's rows: the same rows by plain SQL in the same database, in the same kind of transaction over the same gate, but nothing that proves
// anything. No triggers, no fingerprints, no stamp of the closing job; balances are locked in order, since without that it would deadlock.
const SCHEMA = `
  create schema plain;
  create table plain.transaction (id bigint generated always as identity primary key, key text not null unique, kind text not null, reference text not null,
    effective_at timestamptz(3) not null, posted_at timestamptz(3) not null default clock_timestamp(), details jsonb not null);
  create table plain.entry (transaction_id bigint not null, position smallint not null, account_id bigint not null, currency text not null, amount bigint not null,
    primary key (transaction_id, position));
  create index on plain.entry (account_id, transaction_id) include (amount);
  create table plain.balance (account_id bigint primary key, posted bigint not null check (posted >= 0)) with (fillfactor = 50)`;
const POST = {
  name: 'plain_post',
  text: `with made as (
      insert into plain.transaction (key, kind, reference, effective_at, details) values ($1, $2, $1, $3, '{}') returning id)
    insert into plain.entry select made.id, l.position, l.account_id, 'CNY', l.amount
    from made, unnest($4::bigint[], $5::bigint[]) with ordinality as l(account_id, amount, position)`,
};
const LOCK = {
  name: 'plain_lock',
  text: 'select 1 from plain.balance where account_id = any ($1::bigint[]) order by account_id for update',
};
const MOVE = {
  name: 'plain_move',
  text: `update plain.balance b set posted = posted + l.amount from unnest($1::bigint[], $2::bigint[]) as l(account_id, amount)
    where b.account_id = l.account_id`,
};

export class PlainLedger {
  #database;
  /** accountKey → id */
  #ids = new Map();

  constructor(database) {
    this.#database = database;
  }

  /** Accounts as numbers; those that have a limit start with `amount`. */
  async open(accounts, amount) {
    for (const text of SCHEMA.split(';')) await this.#database.execute({ name: '', text });
    for (const { key, isLimited } of accounts) {
      this.#ids.set(key, BigInt(this.#ids.size + 1));
      if (isLimited)
        await this.#database.execute({ name: 'plain_open', text: 'insert into plain.balance values ($1, $2)' }, [
          this.#ids.get(key),
          amount,
        ]);
    }
  }

  /** @param {{ account: string, amountMinor: bigint }[]} lines */
  post(key, lines) {
    const [ids, amounts] = [lines.map(({ account }) => this.#ids.get(account)), lines.map(({ amountMinor }) => amountMinor)];
    return this.#database.inTransaction(async () => {
      await this.#database.execute(POST, [key, 'sale', new Date(), ids, amounts]);
      await this.#database.rows(LOCK, [ids]);
      await this.#database.execute(MOVE, [ids, amounts]);
    });
  }
}
