// A split, opened: pages of its rows, rows that are looked for, statistics, and the bytes of one cell.
import type { ByteSource } from '@modelgrove/data-check/readers';
import { mediaFacts, mediaOf } from './cells/media';
import { type PageRow, pageRow } from './cells/cell';
import { DatasetReadError } from './errors';
import { type Features, kindOf, refine } from './features/features';
import type { DataFormat } from './layout/formats';
import { findRows, type RowQuery } from './query/find-rows';
import { splitStatistics, type SplitStatistics } from './statistics/split-statistics';
import type { LineIndex } from './tables/line-index';
import { folderTable } from './tables/memory-table';
import { openTable, type ParquetTables } from './tables/open-table';
import { SplitTable } from './tables/split-table';
import type { Table } from './tables/table';

export interface SplitFile {
  /** Names its contents, where opened tables are kept. */
  key?: string;
  path: string;
  source: ByteSource;
  known?: LineIndex | null;
}

export interface SplitToOpen {
  format: DataFormat;
  files: readonly SplitFile[];
  /** Files behind these are not looked at. */
  isPartial?: boolean;
  /** What the card says of the columns. */
  told?: Features | null;
  /** Only the first rows are wanted. */
  beginning?: boolean;
  mostTextBytes?: number;
  tables?: ParquetTables;
}

/** Of one answer, in characters. */
const MOST_CHARACTERS = 4 * 1024 * 1024;
const LEAST_OF_A_CELL = 300;
/** Of a cell in a block: whoever computes with texts wants them whole. */
const MOST_OF_A_WHOLE_CELL = 100_000;
/** Rows that stand so near each other are read together. */
const NEAR = 32;
const FEW_RUNS = 3;
const OPEN_AT_ONCE = 8;

export class SplitReader {
  private constructor(
    private readonly table: Table,
    readonly features: Features,
    /** By path: what is known of text files now. */
    readonly learned: ReadonlyMap<string, LineIndex>,
  ) {}

  /** Throws DatasetReadError; what a source rejects with passes through. */
  static async open(split: SplitToOpen): Promise<SplitReader> {
    const { format, files, isPartial = false, told = null, beginning = false, mostTextBytes, tables: kept } = split;
    if (format === 'image' || format === 'audio') {
      const table = folderTable(
        format,
        files.map(({ path }) => path),
      );
      return new SplitReader(table, table.features, new Map());
    }
    const learned = new Map<string, LineIndex>();
    const tables: Table[] = [];
    for (let at = 0; at < files.length && !(beginning && tables.length > 0 && tables[0]!.rows > 0); at += beginning ? 1 : OPEN_AT_ONCE) {
      const part = files.slice(at, at + (beginning ? 1 : OPEN_AT_ONCE));
      const opened = await Promise.all(
        part.map(({ source, known, key }) => openTable(source, { format, known, beginning, mostTextBytes, tables: kept, key })),
      );
      opened.forEach(({ table, index }, i) => {
        tables.push(table);
        if (index && !part[i]!.known) learned.set(part[i]!.path, index);
      });
    }
    const table = new SplitTable(tables, isPartial || tables.length < files.length);
    return new SplitReader(table, await withMedia(table, refine(table.features, told)), learned);
  }

  get rows(): number {
    return this.table.rows;
  }

  get isPartial(): boolean {
    return this.table.isPartial;
  }

  page(start: number, length: number): Promise<PageRow[]> {
    const end = Math.min(start + length, this.table.rows);
    return this.rowsAt(Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at));
  }

  /** In the order of their numbers as they are given. */
  async rowsAt(numbers: readonly number[]): Promise<PageRow[]> {
    const cells = Math.max(1, numbers.length * Object.keys(this.features).length);
    const most = Math.max(LEAST_OF_A_CELL, Math.floor(MOST_CHARACTERS / cells));
    const found = new Map<number, PageRow>();
    const wanted = new Set(numbers);
    const runs = runsOf(numbers);
    if (runs.length > FEW_RUNS) {
      const sorted = [...wanted].toSorted((a, b) => a - b);
      (await this.table.pick(sorted)).forEach((row, at) => found.set(sorted[at]!, pageRow(row, sorted[at]!, this.features, most)));
      return numbers.flatMap((number) => found.get(number) ?? []);
    }
    for (const { start, end } of runs) {
      for (let at = start; at < end;) {
        const next = Math.min(end, at + this.table.rowsAtOnce(at));
        (await this.table.read(at, next)).forEach((row, i) => {
          if (wanted.has(at + i)) found.set(at + i, pageRow(row, at + i, this.features, most));
        });
        at = next;
      }
    }
    return numbers.flatMap((number) => found.get(number) ?? []);
  }

  /**
   * Rows from `start` on with cells as whole as they come: at most `mostRows`, fewer where they would be more than `mostCharacters` as JSON, but always one where there is one.
   */
  async block(start: number, mostRows: number, mostCharacters = MOST_CHARACTERS): Promise<PageRow[]> {
    const end = Math.min(start + mostRows, this.table.rows);
    const found: PageRow[] = [];
    let characters = 0;
    for (let at = start; at < end;) {
      const next = Math.min(end, at + this.table.rowsAtOnce(at));
      for (const raw of await this.table.read(at, next)) {
        const row = pageRow(raw, at++, this.features, MOST_OF_A_WHOLE_CELL);
        characters += JSON.stringify(row.row).length;
        if (characters > mostCharacters && found.length > 0) return found;
        found.push(row);
      }
    }
    return found;
  }

  find(query: RowQuery): Promise<Uint32Array> {
    return findRows(withFeatures(this.table, this.features), query);
  }

  statistics(): Promise<SplitStatistics> {
    return splitStatistics(this.table, this.features);
  }

  /** The bytes of a picture or of sound; `item` of which in a list. Throws 'viewer/no-media'. */
  async media(row: number, column: string, item: number | null): Promise<{ bytes: Uint8Array; type: string }> {
    if (!Object.hasOwn(this.features, column)) throw noMedia();
    const [raw] = await this.table.read(row, row + 1, [column]);
    const value = raw?.[column];
    const found = mediaOf(item === null ? value : Array.isArray(value) ? value[item] : null);
    const facts = found?.bytes && mediaFacts(found.bytes);
    if (!facts) throw noMedia();
    return { bytes: found.bytes!, type: facts.type };
  }
}

function withFeatures(table: Table, features: Features): Table {
  return {
    features,
    rows: table.rows,
    isPartial: table.isPartial,
    rowsAtOnce: (row, columns) => table.rowsAtOnce(row, columns),
    read: (start, end, columns) => table.read(start, end, columns),
    pick: (numbers) => table.pick(numbers),
    scan: (columns, visit, prune) => table.scan(columns, visit, prune),
  };
}

function noMedia(): DatasetReadError {
  return new DatasetReadError('viewer/no-media', 'There is no picture or sound in this cell.');
}

/** Rows that stand near each other, from the first on. */
function runsOf(numbers: readonly number[]): { start: number; end: number }[] {
  const runs: { start: number; end: number }[] = [];
  for (const number of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && number <= last.end + NEAR) last.end = Math.max(last.end, number + 1);
    else runs.push({ start: number, end: number + 1 });
  }
  return runs;
}

/** `{bytes, path}` is how everybody writes pictures and sound: which of both is told by the first value. */
async function withMedia(table: Table, features: Features): Promise<Features> {
  const found: Features = { ...features };
  for (const [name, feature] of Object.entries(features)) {
    if (table.rows === 0 || !looksLikeMedia(feature)) continue;
    const [row] = await table.read(0, 1, [name]);
    const media = mediaOf(row?.[name]);
    const facts = media?.bytes && mediaFacts(media.bytes);
    if (facts) found[name] = { _type: facts.kind === 'image' ? 'Image' : 'Audio' };
  }
  return found;
}

function looksLikeMedia(feature: Features[string]): boolean {
  if (kindOf(feature) !== 'struct') return false;
  const fields = feature as Features;
  return (
    Object.keys(fields).toSorted().join() === 'bytes,path' &&
    kindOf(fields.bytes!) === 'Value' &&
    (fields.bytes as { dtype: string }).dtype === 'binary'
  );
}
