// SQL over the splits of a dataset: SQLite in memory. A split becomes a table when a statement names it, and as many of its rows come as were asked for.
import type { Database, Statement, StatementIterator } from 'sql.js';
import type { ViewerTable } from '../../../lib/api-types';
import { quotedName } from './quoted-name';
import type { LoadedSplit, SqlCell, SqlQuestion, SqlRows, SqlSource } from './sql-messages';
import { createTable, sqlCell, type SqlColumn, sqlColumns } from './sql-columns';

/** A second name of the split that is looked at. */
const CURRENT = 'data';
const NO_TABLE = /^no such table: (?:main\.)?(.+)$/s;
/** Of all tables: a page has no more than some gigabytes. */
const MOST_CHARACTERS = 600_000_000;

interface Table extends LoadedSplit {
  columns: SqlColumn[];
}

export class SqlEngine {
  private readonly tables = new Map<string, Table>();
  private characters = 0;

  constructor(
    private readonly database: Database,
    private readonly source: Pick<SqlSource, 'splits' | 'current'>,
    private readonly read: (split: string, offset: number, mostRows: number) => Promise<ViewerTable>,
    private readonly onLoading: (at: { split: string; loaded: number; total: number }) => void,
  ) {}

  get splits(): LoadedSplit[] {
    return [...this.tables.values()].map(({ split, loaded, total, isPartial, truncated }) => ({
      split,
      loaded,
      total,
      isPartial,
      truncated,
    }));
  }

  /** What the last statement that answers with columns answers; null when none does. Rejects in the words of SQLite, or as `read` does. */
  async run({ sql, mostLoaded, mostRows }: SqlQuestion): Promise<SqlRows | null> {
    for (const { split } of this.splits) await this.load(split, mostLoaded);
    let result: SqlRows | null = null;
    let rest = sql;
    let statements = this.database.iterateStatements(rest);
    for (;;) {
      const missing = this.missingIn(() => {
        const found = next(statements, mostRows);
        rest = statements.getRemainingSQL();
        return found;
      });
      if ('split' in missing) {
        await this.load(missing.split, mostLoaded);
        statements = this.database.iterateStatements(rest);
      } else if (missing.found === 'end') return result;
      else result = missing.found ?? result;
    }
  }

  /** The split that a statement names and that is not here yet, or what the statement answered. */
  private missingIn<T>(work: () => T): { split: string } | { found: T } {
    try {
      return { found: work() };
    } catch (error) {
      const [, name = ''] = NO_TABLE.exec((error as Error).message) ?? [];
      const split = this.splitNamed(name);
      if (split === null || this.tables.has(split)) throw error;
      return { split };
    }
  }

  private splitNamed(name: string): string | null {
    const same = (one: string): boolean => one.toLowerCase() === name.toLowerCase();
    return this.source.splits.find(same) ?? (same(CURRENT) ? this.source.current : null);
  }

  private async load(split: string, most: number): Promise<void> {
    let table = this.tables.get(split);
    while (table === undefined || (table.loaded < Math.min(table.total, most) && this.characters < MOST_CHARACTERS)) {
      const offset = table?.loaded ?? 0;
      const block = await this.read(split, offset, most - offset);
      table ??= this.begin(split, block);
      if (block.rows.length === 0) break;
      this.insert(table, block);
      this.onLoading({ split, loaded: table.loaded, total: Math.min(table.total, most) });
    }
  }

  private begin(split: string, { columns, total, partial }: ViewerTable): Table {
    const table = { split, columns: sqlColumns(columns), loaded: 0, total, isPartial: partial, truncated: 0 };
    this.database.run(createTable(split, table.columns));
    const isTaken = this.source.splits.some((one) => one.toLowerCase() === CURRENT);
    if (split === this.source.current && !isTaken) this.database.run(`create view ${CURRENT} as select * from ${quotedName(split)}`);
    this.tables.set(split, table);
    return table;
  }

  private insert(table: Table, { rows, truncated }: ViewerTable): void {
    const { columns } = table;
    this.database.run('begin');
    const statement = this.database.prepare(`insert into ${quotedName(table.split)} values (${columns.map(() => '?').join(', ')})`);
    for (const row of rows) {
      const cells = columns.map((column, at) => sqlCell(row[at], column));
      for (const cell of cells) this.characters += typeof cell === 'string' ? cell.length : 8;
      statement.run(cells);
    }
    statement.free();
    this.database.run('commit');
    table.loaded += rows.length;
    table.truncated += truncated;
  }
}

function next(statements: StatementIterator, mostRows: number): SqlRows | null | 'end' {
  const { done, value: statement } = statements.next();
  if (done) return 'end';
  const rows: SqlCell[][] = [];
  let hasMore = false;
  while (statement.step()) {
    hasMore = rows.length === mostRows;
    if (hasMore) break;
    rows.push(whole(statement).map(shown));
  }
  const columns = statement.getColumnNames();
  return columns.length === 0 ? null : { columns, rows, hasMore };
}

/** With numbers that are beyond 2^53, which the types of the library do not know of. */
function whole(statement: Statement): unknown[] {
  return (statement as unknown as { get: (values: null, how: { useBigInt: boolean }) => unknown[] }).get(null, { useBigInt: true });
}

/** As a cell of a table: numbers that a number cannot say as text, bytes by how many they are. */
function shown(value: unknown): SqlCell {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value instanceof Uint8Array) return `x'${[...value.subarray(0, 32)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}'`;
  return value as SqlCell;
}
