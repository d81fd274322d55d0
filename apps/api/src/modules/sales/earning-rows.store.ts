// Rows of whatever earns something: a head (a sale, a tip), the line of everybody who has a part of it, and what was given back. The tables of each look
// alike, so that what is held back is released, counted and given back by one code.
import { Database, statement } from '../../platform/database';
import type { AccountKind } from '../ledger';
import type { NewSaleLine } from './sale-terms';
import type { SaleLine, SaleRefund } from './sales.types';

export interface EarningTables {
  /** In keys and references of the ledger: `sale:12`. */
  name: string;
  heads: string;
  lines: string;
  refunds: string;
  /** The column of lines and refunds that names the head. */
  of: string;
  /** Where the hub's part goes. */
  fee: AccountKind;
}

/** What release and refund must know of a head. */
export interface Earning {
  id: bigint;
  amountMinor: bigint;
  currency: string;
  refundedMinor: bigint;
  releasedAt: Date | null;
}

export interface NewRefund {
  key: string;
  amountMinor: bigint;
  reason: string;
  byId: bigint | null;
  at: Date;
}

export abstract class EarningRows {
  private readonly sql: ReturnType<typeof statementsOf>;

  protected constructor(
    protected readonly database: Database,
    readonly tables: EarningTables,
  ) {
    this.sql = statementsOf(tables);
  }

  /** Inside the caller's transaction. */
  lockEarning(id: bigint): Promise<Earning | null> {
    return this.database.row<Earning>(this.sql.lock, [id]);
  }

  /** `payeeId` null: of everybody. */
  async due(at: Date, limit: number, payeeId: bigint | null): Promise<bigint[]> {
    return (await this.database.rows<{ id: bigint }>(this.sql.due, [at, limit, payeeId])).map(({ id }) => id);
  }

  async released(id: bigint, at: Date): Promise<void> {
    await this.database.execute(this.sql.released, [id, at]);
  }

  async insertLines(id: bigint, lines: readonly NewSaleLine[]): Promise<void> {
    await this.database.execute(this.sql.insertLines, [
      id,
      lines.map(({ kind }) => kind),
      lines.map(({ payeeId }) => payeeId),
      lines.map(({ repositoryName }) => repositoryName),
      lines.map(({ amountMinor }) => amountMinor),
      lines.map(({ exact }) => exact),
      lines.map(({ remainderMinor }) => remainderMinor),
    ]);
  }

  /** The hub's first, then in the order in which it was cut. */
  lines(id: bigint): Promise<SaleLine[]> {
    return this.database.rows<SaleLine>(this.sql.lines, [id]);
  }

  /** The earliest first. */
  refunds(id: bigint): Promise<SaleRefund[]> {
    return this.database.rows<SaleRefund>(this.sql.refunds, [id]);
  }

  async hasRefund(key: string): Promise<boolean> {
    return (await this.database.row(this.sql.hasRefund, [key])) !== null;
  }

  async insertRefund(id: bigint, { key, amountMinor, reason, byId, at }: NewRefund): Promise<bigint> {
    const made = await this.database.row<{ id: bigint }>(this.sql.insertRefund, [key, id, amountMinor, reason, byId, at]);
    if (!made) throw new Error('the refund was not written');
    return made.id;
  }

  async reverse(id: bigint, amountMinor: bigint, lines: readonly { line: SaleLine; amountMinor: bigint }[]): Promise<void> {
    for (const { line, amountMinor: reversedMinor } of lines) await this.database.execute(this.sql.reverse, [line.id, reversedMinor]);
    await this.database.execute(this.sql.refunded, [id, amountMinor]);
  }
}

function statementsOf({ heads, lines, refunds, of }: EarningTables) {
  const made = <N extends string>(name: N, text: string) => statement(`${heads}_${name}`, text);
  return {
    lock: made(
      'lock_earning',
      `select id, amount_minor as "amountMinor", currency, refunded_minor as "refundedMinor", released_at as "releasedAt" from ${heads} where id = $1 for update`,
    ),
    due: made(
      'due',
      `select s.id from ${heads} s where s.released_at is null and s.release_at <= $1
         and ($3::bigint is null or exists (select from ${lines} l where l.${of} = s.id and l.payee_id = $3)) order by s.release_at, s.id limit $2`,
    ),
    released: made('released', `update ${heads} set released_at = $2 where id = $1`),
    insertLines: made(
      'insert_lines',
      `insert into ${lines} (${of}, kind, payee_id, repository_name, amount_minor, exact, remainder_minor)
       select $1, l.kind, l.payee, l.name, l.amount, l.exact, l.remainder
       from unnest($2::text[], $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::bigint[]) with ordinality as l(kind, payee, name, amount, exact, remainder, at)
       order by l.at`,
    ),
    lines: made(
      'lines',
      `select id, kind, payee_id as "payeeId", (select n.name from namespaces n where n.id = payee_id) as payee, repository_name as "repositoryName", amount_minor as "amountMinor", reversed_minor as "reversedMinor", exact,
         remainder_minor as "remainderMinor" from ${lines} where ${of} = $1 order by id`,
    ),
    reverse: made('reverse', `update ${lines} set reversed_minor = reversed_minor + $2 where id = $1`),
    refunded: made('refunded', `update ${heads} set refunded_minor = refunded_minor + $2 where id = $1`),
    insertRefund: made(
      'insert_refund',
      `insert into ${refunds} (key, ${of}, amount_minor, reason, by_id, at) values ($1, $2, $3, $4, $5, $6) returning id`,
    ),
    hasRefund: made('has_refund', `select from ${refunds} where key = $1`),
    refunds: made('refunds', `select amount_minor as "amountMinor", reason, at from ${refunds} where ${of} = $1 order by id`),
  };
}
