import type { JsonRow } from '../keys/canonical-row';
import type { FindingCode } from '../findings/codes';

/** Where something is, as an editor counts: lines and columns from 1. Rows of Parquet files count as lines. */
export interface Spot {
  line: number;
  column?: number;
}

/** What a reader tells of a file, in the order of its rows. */
export interface RowSink {
  /** `bytes` is what the row takes in the file, or an estimate; `start` where it begins among the bytes that were pushed (0 for Parquet). */
  row(row: JsonRow, line: number, bytes: number, start: number): void;
  /** What is wrong at a place. `content` stands for the row in the choice of examples; `isRow` says that a row was lost by it. */
  problem(code: FindingCode, spot: Spot, problem: { content: Uint8Array | string; isRow: boolean; detail?: string }): void;
}
