// CSV, JSON lines and plain text as tables, by an index of where their rows begin.
import type { ByteSource, JsonRow, RowSink } from '@modelgrove/data-check/readers';
import { type Features, fromEntries } from '../features/features';
import { csvValue } from '../features/inferred-features';
import { EVERY, type LineIndex, readerOf, type TextKind } from './line-index';
import type { RawRow, Table } from './table';

const ROWS_OF_A_SCAN = 20 * EVERY;

export class TextTable implements Table {
  readonly features: Features;
  readonly rows: number;
  readonly isPartial: boolean;

  constructor(
    private readonly source: ByteSource,
    private readonly kind: TextKind,
    private readonly index: LineIndex,
  ) {
    ({ features: this.features, rows: this.rows, isPartial: this.isPartial } = index);
  }

  rowsAtOnce(): number {
    return ROWS_OF_A_SCAN;
  }

  async read(start: number, end: number, columns?: readonly string[]): Promise<RawRow[]> {
    const [from, to] = [Math.floor(start / EVERY), Math.min(Math.ceil(end / EVERY), this.index.starts.length - 1)];
    if (start >= end || from >= to) return [];
    const rows: JsonRow[] = [];
    const sink: RowSink = { row: (row) => void rows.push(row), problem: () => undefined };
    const reader = readerOf(this.kind, sink);
    const { headBytes, starts } = this.index;
    // Names of columns, and which mark stands between cells, are in the head.
    if (this.kind === 'csv' && headBytes > 0) reader.push(await this.source.read(0, headBytes));
    reader.push(await this.source.read(starts[from]!, starts[to]! - starts[from]!));
    reader.end();
    return rows.slice(start - from * EVERY, end - from * EVERY).map((row) => this.valuesOf(row, columns));
  }

  async pick(numbers: readonly number[]): Promise<RawRow[]> {
    const rows: RawRow[] = [];
    for (let at = 0; at < numbers.length;) {
      const piece = Math.floor(numbers[at]! / EVERY);
      const own = numbers.slice(at).filter((number) => Math.floor(number / EVERY) === piece);
      const held = await this.read(piece * EVERY, own.at(-1)! + 1);
      rows.push(...own.map((number) => held[number - piece * EVERY]!));
      at += own.length;
    }
    return rows;
  }

  async scan(columns: readonly string[], visit: (rows: readonly RawRow[], first: number) => boolean): Promise<void> {
    for (let at = 0; at < this.rows; at += ROWS_OF_A_SCAN)
      if (!visit(await this.read(at, Math.min(at + ROWS_OF_A_SCAN, this.rows), columns), at)) return;
  }

  private valuesOf(row: JsonRow, columns: readonly string[] = Object.keys(this.features)): RawRow {
    return fromEntries(columns.map((name) => [name, this.valueOf(row, name)] as const));
  }

  private valueOf(row: JsonRow, name: string): unknown {
    const given = Object.hasOwn(row, name) ? row[name] : undefined;
    return this.kind === 'csv' ? csvValue(given as string | undefined, this.features[name]!) : (given ?? null);
  }
}
