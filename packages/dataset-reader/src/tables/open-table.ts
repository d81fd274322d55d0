// A file as a table, by its format.
import type { ByteSource } from '@modelgrove/data-check/readers';
import type { DataFormat } from '../layout/formats';
import { indexLines, type LineIndex, type TextKind } from './line-index';
import { jsonListTable } from './memory-table';
import { ParquetTable } from './parquet-table';
import type { Table } from './table';
import { TextTable } from './text-table';

const PEEK_BYTES = 64 * 1024;
/** Of text files, for the first rows before anybody has read all of them. */
const BEGINNING_BYTES = 1024 * 1024;

/** Opened before, by the name of their contents: footers and pages of an immutable file need no second reading. */
export type ParquetTables = Map<string, ParquetTable>;

const MOST_TABLES = 32;
/** Column chunks of all groups: the footer of a larger one is not held. */
const MOST_CHUNKS_HELD = 20_000;

export interface OpenedTable {
  table: Table;
  /** To be given back when the file is opened again; null where there is nothing to keep. */
  index: LineIndex | null;
}

export interface OpenOptions {
  format: Exclude<DataFormat, 'image' | 'audio'>;
  /** What an earlier opening of the same bytes gave. */
  known?: LineIndex | null;
  /** Only the first rows are wanted: of a text file no more than its beginning is looked at. */
  beginning?: boolean;
  /** Of a text file that is not known yet: rows behind these bytes are not counted. */
  mostTextBytes?: number;
  /** Where opened tables are kept, and under which name. */
  tables?: ParquetTables;
  key?: string;
}

/** Throws DatasetReadError; what the source rejects with passes through. */
export async function openTable(source: ByteSource, options: OpenOptions): Promise<OpenedTable> {
  const { format, known = null, beginning = false, mostTextBytes = Infinity } = options;
  if (format === 'parquet') return { table: await openParquet(source, options), index: null };
  const kind = await kindOf(source, format);
  if (kind === 'list') return { table: await jsonListTable(source), index: null };
  const most = beginning ? BEGINNING_BYTES : mostTextBytes;
  const isPart = !known && source.sizeBytes > most;
  const index = known ?? (await indexLines(source, kind, isPart ? most : undefined));
  return { table: new TextTable(source, kind, index), index: isPart ? null : index };
}

async function openParquet(source: ByteSource, { tables, key }: OpenOptions): Promise<ParquetTable> {
  if (!tables || key === undefined) return ParquetTable.open(source);
  const table = tables.get(key)?.from(source) ?? (await ParquetTable.open(source));
  tables.delete(key);
  if (table.chunks <= MOST_CHUNKS_HELD) tables.set(key, table);
  for (const oldest of tables.keys()) if (tables.size > MOST_TABLES) tables.delete(oldest);
  return table;
}

async function kindOf(source: ByteSource, format: OpenOptions['format']): Promise<TextKind | 'list'> {
  if (format === 'csv' || format === 'text') return format;
  const head = Buffer.from(await source.read(0, Math.min(PEEK_BYTES, source.sizeBytes)))
    .toString('utf8')
    .replace(/^\uFEFF?\s*/, '');
  if (head.startsWith('[')) return 'list';
  const lineEnd = head.indexOf('\n');
  const isWhole = lineEnd >= 0 || source.sizeBytes <= PEEK_BYTES;
  return !isWhole || isJson(lineEnd < 0 ? head : head.slice(0, lineEnd)) ? 'jsonl' : 'list';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
