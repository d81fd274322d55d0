// Datasets as tables: configurations and splits, rows, types and statistics, read from the files of a commit as they are.
export { ViewerModule } from './viewer.module';
export type { ColumnChange } from './table-changes';
export { type TableChanges, TableChangesService, type TableSide } from './table-changes.service';
export { ViewerService } from './viewer.service';
export type { SplitRows, SplitSize, ViewedDataset, ViewedSplit } from './viewer.types';
export { MOST_ROWS_OF_A_PAGE } from './viewer.types';
export { noParquet } from './viewer.errors';
export { type MediaPlace, withMediaAddresses } from './media-cells';
