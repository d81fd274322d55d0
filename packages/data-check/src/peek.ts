// The first rows of a file and what its columns seem to mean: for whoever chooses what to train on, before the check reads everything. Costs a part of a
// megabyte, so that it can be asked for while somebody waits.
import type { JsonRow } from './keys/canonical-row';
import { CsvReader } from './readers/csv';
import { JsonLinesReader } from './readers/json-lines';
import { READER_LIMITS } from './readers/limits';
import type { ByteSource } from './readers/parquet-gate';
import { parquetColumns, readParquet } from './readers/parquet-rows';
import type { RowSink } from './readers/row-sink';
import { guessByMajority, type ShapeAndColumns } from './shapes/columns';

const MOST_BYTES = 256 * 1024;
const MOST_ROWS = 100;
/** A whole group is unpacked even for its first row. */
const MOST_GROUP_BYTES = 4 * 1024 * 1024;
const MOST_COLUMNS = 200;

export interface Peek {
  /** In the order of the file. */
  columns: string[];
  /** From the first on; none when the beginning cannot be read. */
  rows: { line: number; row: JsonRow }[];
  guess: ShapeAndColumns | null;
}

/** What the source rejects with passes through; a beginning that cannot be read is no error. */
export async function peekData(format: 'jsonl' | 'csv' | 'parquet', source: ByteSource): Promise<Peek> {
  const rows = new FirstRows();
  if (format === 'parquet') return peekParquet(source, rows);
  const limits = { ...READER_LIMITS, maxRowBytes: MOST_BYTES };
  const reader = format === 'csv' ? new CsvReader(limits, rows) : new JsonLinesReader(limits, rows);
  const length = Math.min(source.sizeBytes, MOST_BYTES);
  if (length > 0) reader.push(await source.read(0, length));
  // What a cut leaves of a last row is none.
  if (length === source.sizeBytes) reader.end();
  return peekOf(rows.rows);
}

async function peekParquet(source: ByteSource, rows: FirstRows): Promise<Peek> {
  await readParquet(source, { ...READER_LIMITS, maxRows: MOST_ROWS - 1, maxRowGroupBytes: MOST_GROUP_BYTES }, rows);
  if (rows.rows.length > 0) return peekOf(rows.rows);
  const like = await parquetColumns(source, READER_LIMITS);
  return { ...peekOf(like ? [{ line: 1, row: like }] : []), rows: [] };
}

function peekOf(rows: Peek['rows']): Peek {
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))].slice(0, MOST_COLUMNS);
  return { columns, rows, guess: guessByMajority(rows.map(({ row }) => row)).guess };
}

class FirstRows implements RowSink {
  readonly rows: Peek['rows'] = [];

  row(row: JsonRow, line: number): void {
    if (this.rows.length < MOST_ROWS) this.rows.push({ line, row });
  }

  problem(): void {
    // The check says what is wrong, and where.
  }
}
