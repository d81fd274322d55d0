// What the page and the thread of its console say to each other.
import type { RepositoryKey } from '../../../lib/addresses';
import type { Problem } from '../../../lib/api-types';

export interface SqlSource {
  of: RepositoryKey;
  commit: string;
  config: string;
  splits: readonly string[];
  /** The split that is called `data` as well. */
  current: string;
}

export interface SqlQuestion {
  sql: string;
  /** Of each split that the statement names. */
  mostLoaded: number;
  mostRows: number;
}

/** What is known of a split once its rows are here. */
export interface LoadedSplit {
  split: string;
  loaded: number;
  total: number;
  /** Only the beginning of its files is looked at. */
  isPartial: boolean;
  truncated: number;
}

export interface SqlRows {
  columns: readonly string[];
  rows: readonly (readonly SqlCell[])[];
  hasMore: boolean;
}
export type SqlCell = string | number | null;

export type SqlTold =
  | { kind: 'loading'; split: string; loaded: number; total: number }
  | { kind: 'running' }
  | { kind: 'done'; result: SqlRows | null; splits: readonly LoadedSplit[]; ms: number }
  /** `problem`: the hub refused to give the rows; `message`: in the words of SQLite. */
  | { kind: 'failed'; message: string; problem: Problem | null };
