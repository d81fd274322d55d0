// What the headers of Parquet's pages say of themselves, looked at before hyparquet believes it: it walks a column by the sizes of its pages, so a size below zero
// makes it read one page for ever, and makes room for as many values as a page claims. Layout: parquet-format, Thrift's compact protocol.
import type { ColumnMetaData, FileMetaData, RowGroup } from 'hyparquet';
import type { ReaderLimits } from './limits';

/** One more than a group of the largest size could hold of 32-bit numbers. */
const BYTES_OF_A_VALUE = 4;

export interface PagesOfColumn {
  start: number;
  end: number;
  values: number;
}

/** Where the pages of every column are, and how many values they may have together. Throws for sizes that cannot be. */
export function pagesOf(metadata: FileMetaData, limits: ReaderLimits): PagesOfColumn[] {
  return metadata.row_groups.flatMap((group) =>
    group.columns.map(({ meta_data: column }) => {
      if (!column) throw new Error('A column without a description.');
      return pagesOfColumn(group, column, limits);
    }),
  );
}

function pagesOfColumn(group: RowGroup, column: ColumnMetaData, limits: ReaderLimits): PagesOfColumn {
  const start = Number(column.dictionary_page_offset || column.data_page_offset);
  const [size, values, rows] = [column.total_compressed_size, column.num_values, group.num_rows].map(Number) as [number, number, number];
  if (!(rows >= 0 && values >= rows && size >= 0)) throw new Error('A row group has sizes that do not fit each other.');
  if (values > limits.maxRowGroupBytes / BYTES_OF_A_VALUE) throw new Error('A row group has too many values: write smaller ones.');
  return { start, end: start + size, values };
}

/** `bytes`: those of the whole column, or of some pages of it. Throws where a page leaves it, or claims more than the column has; answers how many bytes they unpack to. */
export async function checkPages(bytes: DataView, { values }: PagesOfColumn, limits: ReaderLimits): Promise<number> {
  const { parquetHeader } = await import('hyparquet/src/column.js');
  const reader = { view: bytes, offset: 0 };
  let left = values;
  let unpackedBytes = 0;
  // As hyparquet has it: one byte that remains is no page.
  while (reader.offset < bytes.byteLength - 1) {
    const { compressed_page_size: size, uncompressed_page_size: unpacked, ...header } = parquetHeader(reader);
    if (!(size >= 0 && reader.offset + size <= bytes.byteLength)) throw new Error('A page is larger than its column.');
    if (!(unpacked >= 0 && unpacked <= limits.maxRowGroupBytes))
      throw new Error('A page says that it unpacks to more than a row group may.');
    reader.offset += size;
    unpackedBytes += unpacked;
    const data = header.data_page_header_v2 ?? header.data_page_header;
    const claimed = (data ?? header.dictionary_page_header)?.num_values ?? 0;
    if (!(claimed >= 0 && claimed <= left)) throw new Error('A page has more values than its column.');
    if (data) left -= claimed;
    const v2 = header.data_page_header_v2;
    if (v2 && !areLevelsInside(v2, size)) throw new Error('A page has levels that are larger than itself.');
  }
  return unpackedBytes;
}

function areLevelsInside(
  v2: {
    num_rows: number;
    num_nulls: number;
    num_values: number;
    definition_levels_byte_length: number;
    repetition_levels_byte_length: number;
  },
  size: number,
): boolean {
  const { definition_levels_byte_length: definitions, repetition_levels_byte_length: repetitions } = v2;
  const areCounts = v2.num_rows >= 0 && v2.num_rows <= v2.num_values && v2.num_nulls >= 0 && v2.num_nulls <= v2.num_values;
  return areCounts && definitions >= 0 && repetitions >= 0 && definitions + repetitions <= size;
}
