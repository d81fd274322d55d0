import { ApiProperty } from '@nestjs/swagger';
import type { Features, PageRow, SplitStatistics } from '@modelgrove/dataset-reader';
import type { SplitRows, ViewedDataset } from '../../modules/viewer';

const ANYTHING = { type: 'object', additionalProperties: true } as const;

export class ViewedSplitView {
  @ApiProperty() name: string;
  @ApiProperty({ type: 'integer' }) files: number;
  @ApiProperty({ type: 'integer' }) bytes: number;
}

export class ViewedConfigView {
  @ApiProperty() name: string;
  @ApiProperty({ enum: ['parquet', 'csv', 'json', 'text', 'image', 'audio'] }) format: string;
  @ApiProperty({ type: [ViewedSplitView] }) splits: ViewedSplitView[];
}

export class DatasetViewerView {
  @ApiProperty({ type: [ViewedConfigView], description: 'The default one first; none where no file is a table' })
  configs: ViewedConfigView[];
  @ApiProperty() commit: string;
}

export class ViewerColumnView {
  @ApiProperty() name: string;
  @ApiProperty({ ...ANYTHING, description: 'As the library `datasets` writes features' }) type: object;
}

export class ViewerRowView {
  @ApiProperty({ type: 'integer', description: 'Its number in the split, from 0' }) index: number;
  @ApiProperty(ANYTHING) row: Record<string, unknown>;
  @ApiProperty({ type: [String], description: 'Columns whose cell is cut here' }) truncated: string[];
}

export class ViewerRowsView {
  @ApiProperty({ type: [ViewerColumnView] }) columns: ViewerColumnView[];
  @ApiProperty({ type: [ViewerRowView] }) rows: ViewerRowView[];
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the split, or of what was looked for; null: not counted yet' })
  total: number | null;
  @ApiProperty({ description: 'Only the beginning of the split was looked at' }) partial: boolean;
  @ApiProperty() commit: string;
}

export class ViewerTableView {
  @ApiProperty({ type: [ViewerColumnView] }) columns: ViewerColumnView[];
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: {} },
    description: 'From `offset` on, each with its cells in the order of the columns',
  })
  rows: unknown[][];
  @ApiProperty({ type: 'integer', description: 'Of the split' }) total: number;
  @ApiProperty({ type: 'integer', description: 'Cells that are cut here' }) truncated: number;
  @ApiProperty({ description: 'Only the beginning of the split was looked at' }) partial: boolean;
  @ApiProperty() commit: string;
}

export class ViewerStatisticsView {
  @ApiProperty({ type: 'integer' }) rows: number;
  @ApiProperty({ type: [Object], description: 'As /statistics of dataset viewers has them' }) columns: object[];
  @ApiProperty({ description: 'Of the first rows only' }) partial: boolean;
}

export function viewDataset({ configs, items, commitOid }: ViewedDataset): DatasetViewerView {
  const bytesOf = (paths: readonly string[]): number => paths.reduce((sum, path) => sum + (items.get(path)?.sizeBytes ?? 0), 0);
  const splits = (own: ViewedDataset['configs'][number]) =>
    own.splits.map(({ name, paths }) => ({ name, files: paths.length, bytes: bytesOf(paths) }));
  return { commit: commitOid, configs: configs.map((one) => ({ name: one.name, format: one.format, splits: splits(one) })) };
}

export function viewRows(
  { commitOid }: ViewedDataset,
  found: { features: Features; rows: readonly PageRow[]; total: number | null; isPartial: boolean },
): ViewerRowsView {
  return {
    columns: Object.entries(found.features).map(([name, type]) => ({ name, type })),
    rows: found.rows.map(({ row_idx: index, row, truncated_cells: truncated }) => ({ index, row, truncated })),
    total: found.total,
    partial: found.isPartial,
    commit: commitOid,
  };
}

export function viewTable({ commitOid }: ViewedDataset, { features, rows, rowsTotal, isPartial }: SplitRows): ViewerTableView {
  const names = Object.keys(features);
  return {
    columns: names.map((name) => ({ name, type: features[name]! })),
    rows: rows.map(({ row }) => names.map((name) => row[name])),
    total: rowsTotal,
    truncated: rows.reduce((sum, { truncated_cells }) => sum + truncated_cells.length, 0),
    partial: isPartial,
    commit: commitOid,
  };
}

export function viewStatistics({ num_examples: rows, statistics: columns, partial }: SplitStatistics): ViewerStatisticsView {
  return { rows, columns, partial };
}
