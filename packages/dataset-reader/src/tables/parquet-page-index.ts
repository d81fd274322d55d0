// Where the pages of a column are and with which row each begins: by the index that the file has of them, else by going from header to header. So a page of rows
// costs some pages of each column, though most writers put a million rows into one group.
import type { ColumnChunk, CompressionCodec, OffsetIndex, PageHeader, SchemaTree } from 'hyparquet';
import type { ByteSource } from '@modelgrove/data-check/readers';
import { boundedCompressors } from '@modelgrove/data-check/readers';
import { rowsBeginning } from './repetition-levels';
import { TABLE_LIMITS } from './table';

const WINDOW = 64 * 1024;
const LARGEST_HEADER = 4 * 1024 * 1024;
const LARGEST_INDEX = 8 * 1024 * 1024;

export type PageLocation = OffsetIndex['page_locations'][number];
type ColumnMeta = NonNullable<ColumnChunk['meta_data']>;

/** How far a column's pages are known. */
export interface PageIndex {
  locations: PageLocation[];
  /** Where the next header is, and the row that it begins with. */
  next: number;
  rows: number;
  isWhole: boolean;
}

export class PageWalker {
  private window: { start: number; bytes: Uint8Array } = { start: 0, bytes: new Uint8Array() };

  constructor(
    private readonly source: ByteSource,
    private readonly chunk: ColumnChunk,
    private readonly schemaPath: SchemaTree[],
  ) {}

  private get meta(): ColumnMeta {
    return this.chunk.meta_data!;
  }

  /** Goes on from what is known until `row` lies in a page, or at the end. Throws for pages that cannot be. */
  async upTo(row: number, known: PageIndex | undefined): Promise<PageIndex> {
    const index = known ?? (await this.byOffsetIndex()) ?? this.beginning();
    const end = columnStart(this.meta) + Number(this.meta.total_compressed_size);
    while (!index.isWhole && index.rows <= row) {
      if (index.next >= end - 1) index.isWhole = true;
      else await this.step(index, end);
    }
    return index;
  }

  private beginning(): PageIndex {
    return { locations: [], next: columnStart(this.meta), rows: 0, isWhole: false };
  }

  private async byOffsetIndex(): Promise<PageIndex | null> {
    const { offset_index_offset: at, offset_index_length: length } = this.chunk;
    if (!at || !length || length > LARGEST_INDEX) return null;
    const { readOffsetIndex } = await import('hyparquet/src/indexes.js');
    const bytes = await this.source.read(Number(at), length);
    const { page_locations: locations } = readOffsetIndex({ view: viewOf(bytes), offset: 0 });
    return this.isSound(locations) ? { locations, next: 0, rows: Infinity, isWhole: true } : null;
  }

  /** One after the other, within the column. */
  private isSound(locations: readonly PageLocation[]): boolean {
    let [byte, row] = [columnStart(this.meta), -1];
    const end = byte + Number(this.meta.total_compressed_size);
    return (
      locations.length > 0 &&
      locations.every((one, at) => {
        const [offset, first] = [Number(one.offset), Number(one.first_row_index)];
        const isFine = offset >= byte && one.compressed_page_size > 0 && offset + one.compressed_page_size <= end && first > row;
        [byte, row] = [offset + one.compressed_page_size, first];
        return isFine && (at > 0 || first === 0);
      })
    );
  }

  private async step(index: PageIndex, end: number): Promise<void> {
    const { header, headerBytes } = await this.headerAt(index.next, end);
    const size = headerBytes + header.compressed_page_size;
    if (!(header.compressed_page_size >= 0 && index.next + size <= end)) throw new Error('A page is larger than its column.');
    const isData = header.type === 'DATA_PAGE' || header.type === 'DATA_PAGE_V2';
    if (isData) this.add(index, await this.rowsOf(header, index.next + headerBytes), size);
    index.next += size;
  }

  /** A page that goes on with the last row of the one before belongs to it. */
  private add(index: PageIndex, { rows, continues }: { rows: number; continues: boolean }, size: number): void {
    const last = index.locations.at(-1);
    if (continues && last) last.compressed_page_size = index.next + size - Number(last.offset);
    else index.locations.push({ offset: BigInt(index.next), compressed_page_size: size, first_row_index: BigInt(index.rows) });
    index.rows += rows;
  }

  private async headerAt(at: number, end: number): Promise<{ header: PageHeader; headerBytes: number }> {
    const { parquetHeader } = await import('hyparquet/src/column.js');
    for (let size = WINDOW; ; size *= 8) {
      const view = viewOf(await this.bytesAt(at, Math.min(size, end - at)));
      const reader = { view, offset: 0 };
      try {
        return { header: parquetHeader(reader), headerBytes: reader.offset };
      } catch (error) {
        if (size > LARGEST_HEADER || at + size >= end) throw error;
      }
    }
  }

  private async bytesAt(at: number, length: number): Promise<Uint8Array> {
    const { start, bytes } = this.window;
    const offset = at - start;
    // Half a window is more than nearly every header.
    if (offset >= 0 && offset + Math.min(length, WINDOW / 2) <= bytes.length) return bytes.subarray(offset);
    this.window = { start: at, bytes: await this.source.read(at, length) };
    return this.window.bytes;
  }

  /** Of columns in lists the levels tell: a row begins where the repetition is 0. */
  private async rowsOf(header: PageHeader, at: number): Promise<{ rows: number; continues: boolean }> {
    const depth = this.schemaPath.filter(({ element }) => element.repetition_type === 'REPEATED').length;
    const v2 = header.data_page_header_v2;
    if (v2) return { rows: count(v2.num_rows), continues: false };
    const v1 = header.data_page_header;
    if (!v1) throw new Error('A page without a description.');
    if (depth === 0) return { rows: count(v1.num_values), continues: false };
    if (!(
      header.uncompressed_page_size >= 0 &&
      header.uncompressed_page_size <= TABLE_LIMITS.maxRowGroupBytes &&
      count(v1.num_values) <= Number(this.meta.num_values)
    ))
      throw new Error('A page says that it unpacks to more than a row group may.');
    const { decompressPage } = await import('hyparquet/src/datapage.js');
    const packed = await this.source.read(at, header.compressed_page_size);
    const page = decompressPage(packed, header.uncompressed_page_size, this.meta.codec as CompressionCodec, await boundedCompressors());
    const length = viewOf(page).getUint32(0, true);
    return rowsBeginning(page.subarray(4, 4 + length), 32 - Math.clz32(depth), v1.num_values);
  }
}

export function columnStart(meta: ColumnMeta): number {
  return Number(meta.dictionary_page_offset || meta.data_page_offset);
}

function count(number: number): number {
  if (!(number >= 0)) throw new Error('A page has fewer values than none.');
  return number;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
