// Rows that are equal in what is learned of them, on one side or on both.
import type { Findings } from '../findings/findings';
import type { Shape } from '../shapes/columns';
import { eachRun } from './columns';
import type { Pair } from './near';
import { bySides, MAX_EXAMPLES, type Ranked, rankedPair } from './ranked';
import { type RowTable, TRAIN } from './row-table';

/** Rows whose hashes are equal; for classification the overlap is one of texts, whatever their labels. */
export class ExactRows {
  different = 0;
  duplicates = 0;

  constructor(
    private readonly table: RowTable,
    private readonly order: Uint32Array,
    private readonly findings: Findings,
    private readonly shape: Shape,
  ) {}

  look(): void {
    const repeated: Ranked[] = [];
    const shared: Ranked[] = [];
    let overlap = 0;
    eachRun(
      this.order,
      (a, b) => this.table.isSameWhole(a, b),
      (from, to) => (this.different += this.isTrainedOn(from, to) ? 1 : 0),
    );
    this.eachRepeated((train, validation) => {
      this.duplicates += Math.max(train.length - 1, 0);
      if (train.length > 1 && repeated.length < MAX_EXAMPLES) repeated.push(this.pair(train[1]!, train[0]!));
      if (train.length === 0 || validation.length === 0 || this.shape === 'classification') return;
      overlap += validation.length;
      if (shared.length < MAX_EXAMPLES) shared.push(this.pair(validation[0]!, train[0]!));
    });
    this.findings.addCounted('duplicates/exact', this.duplicates, repeated);
    this.findings.addCounted('overlap/exact', overlap, shared);
  }

  /** Contents that are held out and trained on: rows that differ only in columns that are not learned. */
  acrossHeldOut(heldOut: Uint8Array): { rows: number; pairs: Pair[] } {
    const pairs: Pair[] = [];
    let rows = 0;
    this.eachRepeated((train) => {
      const out = train.find((row) => heldOut[row] === 1);
      const kept = train.find((row) => heldOut[row] === 0);
      if (out === undefined || kept === undefined) return;
      rows += 1;
      if (pairs.length < MAX_EXAMPLES) pairs.push({ row: out, other: kept, similarity: 1 });
    });
    return { rows, pairs };
  }

  /** Only contents of several rows: nearly all are of one, and need no lists. */
  private eachRepeated(visit: (train: number[], validation: number[]) => void): void {
    eachRun(
      this.order,
      (a, b) => this.table.isSameWhole(a, b),
      (from, to) => {
        if (to - from > 1) visit(...bySides(this.table, this.order.subarray(from, to)));
      },
    );
  }

  private isTrainedOn(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.table.sideOf(this.order[at]!) === TRAIN) return true;
    return false;
  }

  private pair(row: number, other: number): Ranked {
    return rankedPair(this.table, { row, other, similarity: 1 });
  }
}
