// Datasets as tables: which configurations and splits a repository has, and the rows, types and statistics of each. Pure: bytes come in by ranges. It reads strangers' files
// without a pause for events: run it in a thread, with limits of time and memory.
export type { CellValue, MediaCell, PageRow } from './cells/cell';
export { DatasetReadError } from './errors';
export { cardFeatures } from './features/card-features';
export { type Feature, type Features, fromEntries, isMedia, kindOf, typeText } from './features/features';
export { type CardData, type DataConfig, dataLayout, type DataSplit } from './layout/data-layout';
export { type DataFormat, tableFormatOf } from './layout/formats';
export type { RowQuery } from './query/find-rows';
export { SplitReader } from './split-reader';
export type { ColumnStatistics, DateStatistics, FrequencyStatistics } from './statistics/column-statistics';
export type { NumberStatistics } from './statistics/numbers';
export type { SplitStatistics } from './statistics/split-statistics';
export type { ParquetTables } from './tables/open-table';
export type { LineIndex } from './tables/line-index';
