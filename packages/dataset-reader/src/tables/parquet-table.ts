// A Parquet file as a table: only the footer and the pages that are wanted are read.
import type { ColumnChunk, FileMetaData, RowGroup, SchemaTree } from 'hyparquet';
import { boundedCompressors, type ByteSource, type PagesOfColumn, pagesOf, ParquetGate } from '@modelgrove/data-check/readers';
import { DatasetReadError } from '../errors';
import type { Features } from '../features/features';
import { parquetFeatures } from '../features/parquet-features';
import { columnStart, type PageIndex, type PageLocation, PageWalker } from './parquet-page-index';
import { type ColumnRange, type Prune, type RawRow, type Table, TABLE_LIMITS } from './table';

/** A column that is no larger is read as a whole. */
const WHOLE_COLUMN_BYTES = 256 * 1024;
const BYTES_AT_ONCE = 24 * 1024 * 1024;
const [LEAST_ROWS_AT_ONCE, MOST_ROWS_AT_ONCE] = [8, 131_072];
const MAX_FOOTER = 32 * 1024 * 1024;

interface Group {
  first: number;
  rows: number;
  group: RowGroup;
}

export class ParquetTable implements Table {
  readonly features: Features;
  readonly rows: number;
  readonly isPartial = false;
  private readonly groups: Group[] = [];
  private readonly indexes = new Map<string, PageIndex>();

  private constructor(
    private source: ByteSource,
    private readonly metadata: FileMetaData,
    private readonly tree: SchemaTree,
    private readonly wholeColumnBytes: number,
  ) {
    this.features = parquetFeatures(metadata, tree);
    let first = 0;
    for (const group of metadata.row_groups) {
      this.groups.push({ first, rows: Number(group.num_rows), group });
      first += Number(group.num_rows);
    }
    this.rows = first;
  }

  /** Throws 'viewer/unreadable'; what the source rejects with passes through. */
  static async open(source: ByteSource, wholeColumnBytes = WHOLE_COLUMN_BYTES): Promise<ParquetTable> {
    return guarded(new ParquetGate(source, TABLE_LIMITS), async (gate) => {
      const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
      await assertSmallFooter(gate);
      const metadata = await parquetMetadataAsync(gate, { initialFetchSize: 64 * 1024, geoparquet: false });
      if (metadata.schema.length > TABLE_LIMITS.maxColumns) throw new Error(`It has more than ${TABLE_LIMITS.maxColumns} columns.`);
      pagesOf(metadata, { ...TABLE_LIMITS, maxRowGroupBytes: 8 * TABLE_LIMITS.maxRowGroupBytes });
      return new ParquetTable(source, metadata, parquetSchema(metadata), wholeColumnBytes);
    });
  }

  get chunks(): number {
    return this.groups.reduce((sum, { group }) => sum + group.columns.length, 0);
  }

  /** The same file, asked through somebody else: what is known of it stays. */
  from(source: ByteSource): this {
    this.source = source;
    return this;
  }

  async read(start: number, end: number, columns?: readonly string[]): Promise<RawRow[]> {
    const rows: RawRow[] = [];
    for (const { first, rows: count } of this.groups.filter((one) => one.first < end && one.first + one.rows > start)) {
      const [from, to] = [Math.max(start, first), Math.min(end, first + count)];
      rows.push(...(await this.readPart(from, to, columns)));
    }
    return rows;
  }

  /** Column by column, so that each page is unpacked once. */
  async pick(numbers: readonly number[]): Promise<RawRow[]> {
    const rows: RawRow[] = numbers.map(() => ({}));
    for (const [at, { first, rows: count }] of this.groups.entries()) {
      const own = numbers.flatMap((number, place) => (number >= first && number < first + count ? [{ number, place }] : []));
      if (own.length === 0) continue;
      for (const column of Object.keys(this.features))
        for (const together of await this.samePage(at, column, own)) {
          const [from, to] = [together[0]!.number, together.at(-1)!.number + 1];
          const values = await this.readPart(from, to, [column]);
          for (const { number, place } of together) rows[place]![column] = values[number - from]![column];
        }
    }
    return rows;
  }

  /** The wanted rows of a group, by the pages of a column that they are in. */
  private async samePage<R extends { number: number }>(at: number, column: string, wanted: readonly R[]): Promise<R[][]> {
    const { first, group } = this.groups[at]!;
    const chunk = group.columns.find(({ meta_data: meta }) => meta!.path_in_schema[0] === column)!;
    if (Number(chunk.meta_data!.total_compressed_size) <= this.wholeColumnBytes) return [[...wanted]];
    const pages = await guarded(new ParquetGate(this.source, TABLE_LIMITS), (gate) =>
      this.pagesOf(gate, at, chunk, wanted.at(-1)!.number - first),
    );
    const starts = pages.map((page) => Number(page.first_row_index));
    const pageOf = ({ number }: R): number => starts.findLastIndex((start) => start <= number - first);
    return [...Map.groupBy(wanted, pageOf).values()];
  }

  async scan(columns: readonly string[], visit: (rows: readonly RawRow[], first: number) => boolean, prune?: Prune): Promise<void> {
    for (const group of this.groups) {
      if (prune && !prune((column) => this.rangeOf(group, column))) continue;
      const atOnce = this.atOnceIn(group, columns);
      for (let at = group.first; at < group.first + group.rows; at += atOnce) {
        const end = Math.min(at + atOnce, group.first + group.rows);
        if (!visit(await this.readPart(at, end, columns), at)) return;
      }
    }
  }

  /** Within one group. */
  private async readPart(start: number, end: number, columns?: readonly string[]): Promise<RawRow[]> {
    if (columns?.length === 0) return Array.from({ length: end - start }, () => ({}));
    return guarded(new ParquetGate(this.source, TABLE_LIMITS), async (gate) => {
      const { parquetReadObjects } = await import('hyparquet');
      const { spans, locations } = await this.plan(gate, start, end, columns);
      gate.columns = spans;
      return parquetReadObjects({
        file: gate,
        metadata: this.metadata,
        compressors: await boundedCompressors(),
        rowStart: start,
        rowEnd: end,
        ...(columns && { columns: [...columns] }),
        utf8: false,
        parsers: PARSERS,
        geoparquet: false,
        // Of its own index of pages, which hyparquet would take from its own reading of the file.
        ...({ pageLocationsByGroup: locations } as object),
      });
    });
  }

  /** What is read of each column, for the gate to look at and for hyparquet to find. */
  private async plan(
    gate: ParquetGate,
    start: number,
    end: number,
    columns?: readonly string[],
  ): Promise<{ spans: PagesOfColumn[]; locations: Record<string, PageLocation[]>[] }> {
    const at = this.groups.findIndex(({ first, rows }) => first <= start && end <= first + rows);
    const { first, rows, group } = this.groups[at]!;
    const locations: Record<string, PageLocation[]>[] = this.groups.map(() => ({}));
    const spans: PagesOfColumn[] = [];
    const isNarrow = start > first || end < first + rows;
    for (const chunk of group.columns) {
      const meta = chunk.meta_data!;
      if (columns && !columns.includes(meta.path_in_schema[0]!)) continue;
      const [from, size, values] = [columnStart(meta), Number(meta.total_compressed_size), Number(meta.num_values)];
      if (!isNarrow || size <= this.wholeColumnBytes) spans.push({ start: from, end: from + size, values });
      else {
        const pages = await this.pagesOf(gate, at, chunk, end - first);
        locations[at]![meta.path_in_schema.join('.')] = pages;
        spans.push(...spansOf(pages, start - first, end - first, from, values));
      }
    }
    return { spans, locations };
  }

  private async pagesOf(gate: ParquetGate, group: number, chunk: ColumnChunk, upTo: number): Promise<PageLocation[]> {
    const path = chunk.meta_data!.path_in_schema;
    const key = `${group}:${path.join('.')}`;
    const { getTreePath } = await import('hyparquet/src/schema.js');
    const index = await new PageWalker(sourceOf(gate), chunk, getTreePath(this.tree, path)).upTo(upTo, this.indexes.get(key));
    this.indexes.set(key, index);
    if (index.locations.length === 0) throw new Error('A column without pages.');
    return index.locations;
  }

  rowsAtOnce(row: number, columns?: readonly string[]): number {
    const group = this.groups.find(({ first, rows }) => row < first + rows);
    return group ? this.atOnceIn(group, columns) : MOST_ROWS_AT_ONCE;
  }

  private atOnceIn({ group, rows }: Group, columns?: readonly string[]): number {
    const chunks = group.columns.filter(({ meta_data: meta }) => columns?.includes(meta!.path_in_schema[0]!) ?? true);
    const bytes = chunks.reduce((sum, { meta_data: meta }) => sum + Number(meta!.total_uncompressed_size), 0);
    const fitting = Math.floor((BYTES_AT_ONCE * rows) / Math.max(bytes, 1));
    return Math.min(Math.max(fitting, LEAST_ROWS_AT_ONCE), MOST_ROWS_AT_ONCE);
  }

  private rangeOf({ group, rows }: Group, column: string): ColumnRange | null {
    const meta = group.columns.find(
      ({ meta_data: one }) => one?.path_in_schema.length === 1 && one.path_in_schema[0] === column,
    )?.meta_data;
    const statistics = meta?.statistics;
    if (!statistics) return null;
    const { min_value: min, max_value: max, null_count: nulls } = statistics;
    if (min === undefined || max === undefined) return null;
    return { min, max, nulls: nulls === undefined ? null : Number(nulls), rows };
  }
}

/** Texts stay texts: one row with broken JSON must not take its page with it. */
const PARSERS = { jsonFromBytes: (bytes: Uint8Array): string | undefined => bytes && Buffer.from(bytes).toString('utf8') };

function sourceOf(gate: ParquetGate): ByteSource {
  return { sizeBytes: gate.byteLength, read: async (start, length) => new Uint8Array(await gate.slice(start, start + length)) };
}

/** The dictionary, and the pages that overlap the rows. */
function spansOf(pages: readonly PageLocation[], start: number, end: number, columnBegin: number, values: number): PagesOfColumn[] {
  const wanted = pages.filter(
    ({ first_row_index: first }, at) => Number(first) < end && (at + 1 === pages.length || Number(pages[at + 1]!.first_row_index) > start),
  );
  const [first, last] = [wanted[0], wanted.at(-1)];
  if (!first || !last) throw new Error('A column without pages for its rows.');
  const dictionaryEnd = Number(pages[0]!.offset);
  const data = { start: Number(first.offset), end: Number(last.offset) + last.compressed_page_size, values };
  return dictionaryEnd > columnBegin ? [{ start: columnBegin, end: dictionaryEnd, values }, data] : [data];
}

async function assertSmallFooter(gate: ParquetGate): Promise<void> {
  if (gate.byteLength < 12) throw new Error('It is too short.');
  const length = new DataView(await gate.slice(gate.byteLength - 8)).getUint32(0, true);
  if (length > MAX_FOOTER) throw new Error('Its footer is larger than is read.');
}

async function guarded<T>(gate: ParquetGate, run: (gate: ParquetGate) => Promise<T>): Promise<T> {
  try {
    return await run(gate);
  } catch (error) {
    if (gate.failure) throw gate.failure.reason;
    if (error instanceof DatasetReadError) throw error;
    const why = error instanceof Error ? error.message.slice(0, 200) : 'unknown';
    throw new DatasetReadError('viewer/unreadable', `A Parquet file of this split cannot be read: ${why}`);
  }
}
