// What every format is read as: rows by their numbers, and passes over some columns of all of them.
import type { ReaderLimits } from '@modelgrove/data-check/readers';
import { READER_LIMITS } from '@modelgrove/data-check/readers';
import type { Features } from '../features/features';

export type RawRow = Record<string, unknown>;

/** What is known of the values of a column in a run of rows without reading them; absent where nothing is. */
export interface ColumnRange {
  min: unknown;
  max: unknown;
  nulls: number | null;
  rows: number;
}

/** Whether rows of a run may be wanted, by what is known of its columns. */
export type Prune = (rangeOf: (column: string) => ColumnRange | null) => boolean;

export interface Table {
  readonly features: Features;
  /** As many as there are to read. */
  readonly rows: number;
  /** Only the beginning is looked at. */
  readonly isPartial: boolean;
  /** Values as the format has them: numbers, bigints, texts, dates, bytes, lists, structures. Of all columns unless some are named. */
  read(start: number, end: number, columns?: readonly string[]): Promise<RawRow[]>;
  /** How many rows from `row` on may be asked for together without holding too much. */
  rowsAtOnce(row: number, columns?: readonly string[]): number;
  /** Rows that stand far from each other, by numbers that grow. */
  pick(numbers: readonly number[]): Promise<RawRow[]>;
  /** Rows in their order, in runs. `visit` answers false to stop. */
  scan(columns: readonly string[], visit: (rows: readonly RawRow[], first: number) => boolean, prune?: Prune): Promise<void>;
}

const MIB = 1024 * 1024;

export const TABLE_LIMITS: ReaderLimits = { ...READER_LIMITS, maxRowGroupBytes: 128 * MIB, maxUnpackedBytes: 256 * MIB };
/** Of a text file: what lies behind is not looked at. */
export const MOST_TEXT_BYTES = 256 * MIB;
/** Of one list around all rows, which has to be read as a whole. */
export const MOST_LIST_BYTES = 32 * MIB;
