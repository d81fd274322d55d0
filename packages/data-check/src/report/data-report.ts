import type { Finding } from '../findings/findings';
import type { LabelCount } from '../shapes/labels';
import type { Shape, ShapeAndColumns } from '../shapes/columns';
import type { Lengths } from '../tokens/lengths';
import type { VerdictLine, Verdict } from './verdict';

export interface DataReport {
  version: 1;
  verdict: Verdict;
  lines: VerdictLine[];
  findings: Finding[];
  shape: { shape: Shape; columns: ShapeAndColumns['columns']; isGuess: boolean; reason: string } | null;
  /** Names that were seen in the rows, in the order of the alphabet. */
  columns: string[];
  bytes: number;
  rows: { train: number; validation: number; unusable: number; differentTrain: number; heldOut: number };
  duplicates: { exact: number; near: number };
  /** What of the rows was looked through for near duplicates. */
  near: { compared: number; tooShort: number; isSampled: boolean };
  labels: LabelCount[] | null;
  /** `null` when there was no tokenizer that can be run. */
  lengths: Lengths | null;
}
