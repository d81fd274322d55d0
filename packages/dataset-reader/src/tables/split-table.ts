// The files of a split as one table: rows are numbered through.
import { fromEntries, type Features } from '../features/features';
import type { Prune, RawRow, Table } from './table';

export class SplitTable implements Table {
  readonly features: Features;
  readonly rows: number;
  readonly isPartial: boolean;
  private readonly parts: { table: Table; first: number }[] = [];

  /** `isPartial`: there are files behind these. */
  constructor(tables: readonly Table[], isPartial = false) {
    let rows = 0;
    for (const table of tables) {
      this.parts.push({ table, first: rows });
      rows += table.rows;
    }
    this.rows = rows;
    this.isPartial = isPartial || tables.some((table) => table.isPartial);
    // Columns that only some files have are columns.
    this.features = fromEntries(
      tables
        .flatMap((table) => Object.entries(table.features))
        .filter(([name], at, all) => all.findIndex(([other]) => other === name) === at),
    );
  }

  rowsAtOnce(row: number, columns?: readonly string[]): number {
    const part = this.parts.find(({ table, first }) => row < first + table.rows);
    return part ? part.table.rowsAtOnce(row - part.first, ownColumns(part.table, columns)) : 1000;
  }

  async read(start: number, end: number, columns?: readonly string[]): Promise<RawRow[]> {
    const rows: RawRow[] = [];
    for (const { table, first } of this.parts) {
      const [from, to] = [Math.max(start - first, 0), Math.min(end - first, table.rows)];
      if (from < to) for (const row of await table.read(from, to, ownColumns(table, columns))) rows.push(row);
    }
    return rows;
  }

  async pick(numbers: readonly number[]): Promise<RawRow[]> {
    const rows: RawRow[] = [];
    for (const { table, first } of this.parts) {
      const own = numbers.filter((number) => number >= first && number < first + table.rows).map((number) => number - first);
      if (own.length > 0) rows.push(...(await table.pick(own)));
    }
    return rows;
  }

  async scan(columns: readonly string[], visit: (rows: readonly RawRow[], first: number) => boolean, prune?: Prune): Promise<void> {
    let isOver = false;
    for (const { table, first } of this.parts) {
      await table.scan(ownColumns(table, columns)!, (rows, at) => (isOver = !visit(rows, first + at)) === false, prune);
      if (isOver) return;
    }
  }
}

function ownColumns(table: Table, columns: readonly string[] | undefined): readonly string[] | undefined {
  return columns?.filter((name) => Object.hasOwn(table.features, name));
}
