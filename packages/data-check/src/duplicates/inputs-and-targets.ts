// What rows say of the same input, and how often they say the same.
import type { Findings } from '../findings/findings';
import type { Shape } from '../shapes/columns';
import { eachRun, numbersTo, sortedBy } from './columns';
import { bySides, MAX_EXAMPLES, type Ranked, rankedPair } from './ranked';
import { type RowTable, TRAIN } from './row-table';

/** An answer is a stock answer from this share of the rows on, and this many. */
const REPEATED_SHARE = 0.05;
const REPEATED_ROWS = 20;

/** The same input with different targets, within the training data and over the border. */
export function compareInputs(table: RowTable, order: Uint32Array, shape: Shape, findings: Findings): void {
  const isClassification = shape === 'classification';
  const conflicts: Ranked[] = [];
  const shared: Ranked[] = [];
  const trainRows = order.reduce((sum, row) => sum + (table.sideOf(row) === TRAIN ? 1 : 0), 0);
  let conflicting = 0;
  let overlap = 0;
  eachRun(
    order,
    (a, b) => table.isSameInput(a, b),
    (from, to) => {
      if (to - from < 2) return;
      const [train, validation] = bySides(table, order.subarray(from, to));
      if (train.length > 2 && train.length === trainRows) {
        findings.addCounted('input/constant', train.length, [rankedPair(table, { row: train[1]!, other: train[0]!, similarity: 1 })]);
        return;
      }
      const other = train.find((row) => table.target.get(row) !== table.target.get(train[0]!));
      if (other !== undefined) {
        conflicting += train.length;
        if (conflicts.length < MAX_EXAMPLES) conflicts.push(rankedPair(table, { row: other, other: train[0]!, similarity: 1 }));
      }
      if (train.length === 0) return;
      const answers = new Set(train.map((row) => table.target.get(row)));
      const leaking = isClassification ? validation : validation.filter((row) => !answers.has(table.target.get(row)));
      overlap += leaking.length;
      if (leaking.length > 0 && shared.length < MAX_EXAMPLES)
        shared.push(rankedPair(table, { row: leaking[0]!, other: train[0]!, similarity: 1 }));
    },
  );
  findings.addCounted(isClassification ? 'label/conflict' : 'target/conflict', conflicting, conflicts);
  findings.addCounted(isClassification ? 'overlap/exact' : 'overlap/input', overlap, shared);
  if (!isClassification) compareTargets(table, findings);
}

/** Stock answers, and data in which all answers are one. */
function compareTargets(table: RowTable, findings: Findings): void {
  const all = numbersTo(table.rows).filter((row) => table.sideOf(row) === TRAIN);
  const order = sortedBy(all, (row) => table.target.get(row));
  const least = Math.max(REPEATED_ROWS, all.length * REPEATED_SHARE);
  eachRun(
    order,
    (a, b) => table.target.get(a) === table.target.get(b),
    (from, to) => {
      if (!hasTwoInputs(table, order, from, to)) return;
      const rank = table.target.get(order[from]!);
      const example = { rank, example: { place: table.placeOf(order[from]!), detail: `${to - from} rows` } };
      if (to - from === all.length) findings.addCounted('target/constant', to - from, [example]);
      else if (to - from >= least) findings.addCounted('target/repeated', to - from, [example]);
    },
  );
}

function hasTwoInputs(table: RowTable, order: Uint32Array, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) if (!table.isSameInput(order[from]!, order[at]!)) return true;
  return false;
}
