import type { GitOid } from '@modelgrove/git-objects';
import type { DataConfig, DataFormat, Features, PageRow } from '@modelgrove/dataset-reader';
import type { Granted } from '../access';
import type { TreeItem } from '../versions';

export const MOST_ROWS_OF_A_PAGE = 100;

/** What a commit of a dataset has to look at. */
export interface ViewedDataset {
  repo: Granted<'read'>;
  commitOid: GitOid;
  /** The default one first; empty where no file can be read as a table, and where its card switches the viewer off. */
  configs: readonly DataConfig[];
  isOff: boolean;
  /** The files of all splits. */
  items: ReadonlyMap<string, TreeItem>;
  card: Readonly<Record<string, unknown>> | null;
}

export interface ViewedSplit {
  dataset: ViewedDataset;
  config: string;
  name: string;
  format: DataFormat;
  /** All of them, in the order of the tree. */
  files: readonly TreeItem[];
}

/** What is read together as one table. */
export interface FilesToRead {
  repo: Granted<'read'>;
  format: DataFormat;
  files: readonly TreeItem[];
  /** What a card says of the columns. */
  told: Features | null;
}

export interface SplitRows {
  features: Features;
  rows: readonly PageRow[];
  /** Of the whole split, or of what was looked for. */
  rowsTotal: number;
  /** Only the beginning of the split was looked at. */
  isPartial: boolean;
}

export interface SplitSize {
  split: ViewedSplit;
  features: Features;
  rows: number;
  isPartial: boolean;
  fileBytes: number;
}
