// Parquet, by hyparquet, in pieces of rows. What its values are in JSON: whole numbers and decimals are numbers, times are ISO 8601 texts, bytes are base64,
// NaN and infinities are null; lists, structures and maps are as they are.
import type { Json, JsonRow } from '../keys/canonical-row';
import type { ReaderLimits } from './limits';
import { boundedCompressors } from './parquet-compressors';
import { type ByteSource, ParquetGate } from './parquet-gate';
import { pagesOf } from './parquet-pages';
import type { RowSink } from './row-sink';

/** Every read unpacks the columns of its row group from the start, so few reads of many rows are quick, and many of few are small. */
const BYTES_AT_ONCE = 32 * 1024 * 1024;
const LEAST_ROWS_AT_ONCE = 1024;
const MAX_DEPTH = 64;

/** A file that cannot be read is a finding ('parquet/unreadable'); what the source rejects with passes through. */
export async function readParquet(source: ByteSource, limits: ReaderLimits, sink: RowSink, signal?: AbortSignal): Promise<void> {
  const gate = new ParquetGate(source, limits);
  try {
    await readRows(gate, limits, sink, signal);
  } catch (error) {
    if (gate.failure) throw gate.failure.reason;
    signal?.throwIfAborted();
    const detail = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    sink.problem('parquet/unreadable', { line: 1 }, { content: detail, isRow: true, detail });
  }
}

/** A row that has the file's columns and no values: lists where its values are lists, else empty texts. `null` for what is no Parquet file. */
export async function parquetColumns(source: ByteSource, limits: ReaderLimits): Promise<JsonRow | null> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
  const gate = new ParquetGate(source, limits);
  try {
    const { children } = parquetSchema(await parquetMetadataAsync(gate));
    const isList = (one: (typeof children)[number]): boolean =>
      one.element.converted_type === 'LIST' || one.element.logical_type?.type === 'LIST' || one.element.repetition_type === 'REPEATED';
    return Object.fromEntries(children.map((one) => [one.element.name, isList(one) ? [] : '']));
  } catch {
    if (gate.failure) throw gate.failure.reason;
    return null;
  }
}

async function readRows(gate: ParquetGate, limits: ReaderLimits, sink: RowSink, signal?: AbortSignal): Promise<void> {
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet');
  const compressors = await boundedCompressors();
  const metadata = await parquetMetadataAsync(gate);
  if (metadata.schema.length > limits.maxColumns) throw new Error(`It has more than ${limits.maxColumns} columns.`);
  gate.columns = pagesOf(metadata, limits);
  let first = 0;
  for (const group of metadata.row_groups) {
    if (Number(group.total_byte_size) > limits.maxRowGroupBytes) throw new Error(tooLargeGroup(limits.maxRowGroupBytes));
    const rows = Math.min(Number(group.num_rows), limits.maxRows + 1 - first);
    const bytes = Math.ceil(Number(group.total_byte_size) / Math.max(Number(group.num_rows), 1));
    const atOnce = Math.max(Math.floor(BYTES_AT_ONCE / Math.max(bytes, 1)), LEAST_ROWS_AT_ONCE);
    for (let at = first; at < first + rows; at += atOnce) {
      signal?.throwIfAborted();
      const rowEnd = Math.min(at + atOnce, first + rows);
      const part = await parquetReadObjects({ file: gate, metadata, compressors, rowStart: at, rowEnd });
      part.forEach((row, index) => sink.row(jsonRow(row), at + index + 1, bytes, 0));
    }
    first += rows;
  }
}

function tooLargeGroup(most: number): string {
  return `A row group is larger than ${Math.floor(most / 2 ** 20)} MiB: write smaller ones (row_group_size in pyarrow and pandas).`;
}

function jsonRow(row: Record<string, unknown>): JsonRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, jsonValue(value, 0)]));
}

export function jsonValue(value: unknown, depth: number): Json {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return null;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number | bigint>, (item) => jsonValue(item, depth + 1));
  if (Array.isArray(value)) return value.map((item) => jsonValue(item, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, jsonValue(item, depth + 1)]));
}
