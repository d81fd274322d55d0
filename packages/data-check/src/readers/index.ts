// The readers by themselves, for whoever reads rows without checking them (packages/dataset-reader).
export type { Json, JsonRow } from '../keys/canonical-row';
export { CsvReader } from './csv';
export { JsonLinesReader } from './json-lines';
export { READER_LIMITS, type ReaderLimits } from './limits';
export { LineSplitter } from './line-splitter';
export { boundedCompressors } from './parquet-compressors';
export { type ByteSource, ParquetGate } from './parquet-gate';
export { type PagesOfColumn, pagesOf } from './parquet-pages';
export { jsonValue } from './parquet-rows';
export type { RowSink } from './row-sink';
