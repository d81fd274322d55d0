// What rows are to each other, once all are read: equal, nearly equal, on both sides of a border, in disagreement about the same input.
import type { FindingCode } from '../findings/codes';
import type { Findings } from '../findings/findings';
import type { Shape } from '../shapes/columns';
import { ExactRows } from './exact-rows';
import { heldOutRows } from './held-out-rows';
import { compareInputs } from './inputs-and-targets';
import { type NearDuplicates, NearIndex, type Pair } from './near';
import { MAX_EXAMPLES, rankedPair } from './ranked';
import { type RowTable, VALIDATION } from './row-table';

const IN_TRAIN = 1;
const IN_VALIDATION = 2;
const HELD_OUT = 4;
/** So many rows that are nearly all template, as a share, are worth a word. */
const TEMPLATE_SHARE = 0.1;

export interface Comparison {
  /** Different rows of the training data. */
  different: number;
  exactDuplicates: number;
  nearDuplicates: number;
  heldOutRows: number;
  /** What was looked through for near duplicates. */
  near: { compared: number; tooShort: number; isSampled: boolean };
}

export function compareRows(table: RowTable, shape: Shape, heldOutShare: number, findings: Findings): Comparison {
  const byWhole = table.byWhole();
  const exact = new ExactRows(table, byWhole, findings, shape);
  exact.look();
  const byInput = table.byInput();
  compareInputs(table, byInput, shape, findings);
  const heldOut = heldOutShare > 0 ? heldOutRows(table, heldOutShare) : null;
  const flagOf = (row: number) => (table.sideOf(row) === VALIDATION ? IN_VALIDATION : heldOut?.[row] === 1 ? HELD_OUT : IN_TRAIN);
  // The same text with another label is a matter of labels.
  const byText = { order: byInput, isSame: (a: number, b: number) => table.isSameInput(a, b) };
  const byContent = { order: byWhole, isSame: (a: number, b: number) => table.isSameWhole(a, b) };
  const index = new NearIndex(table, shape === 'classification' ? byText : byContent, flagOf);
  const borders = [{ left: IN_VALIDATION, right: IN_TRAIN }, ...(heldOut ? [{ left: HELD_OUT, right: IN_TRAIN }] : [])];
  const { groups: duplicates, across } = index.find(IN_TRAIN | HELD_OUT, borders);
  const [overlap, leaks] = across as [NearDuplicates, NearDuplicates?];
  const isSampled = table.isSampled;
  const add = (code: FindingCode, rows: number, pairs: Pair[]) =>
    findings.addCounted(
      code,
      rows,
      pairs.map((pair) => rankedPair(table, pair)),
      isSampled,
    );
  add('duplicates/near', duplicates.rows, duplicates.pairs);
  add('overlap/near', overlap.rows, overlap.pairs);
  if (heldOut && leaks) {
    const equal = exact.acrossHeldOut(heldOut);
    findings.addCounted(
      'overlap/held-out',
      leaks.rows + equal.rows,
      [...leaks.pairs, ...equal.pairs].map((pair) => rankedPair(table, pair)),
      isSampled,
    );
  }
  addTemplate(table, index, findings);
  return {
    different: exact.different,
    exactDuplicates: exact.duplicates,
    nearDuplicates: duplicates.rows,
    heldOutRows: heldOut ? heldOut.reduce((sum, flag) => sum + flag, 0) : 0,
    near: { compared: index.compared, tooShort: table.shortRows, isSampled },
  };
}

function addTemplate(table: RowTable, index: NearIndex, findings: Findings): void {
  const rows = index.templateRows;
  if (rows.length < TEMPLATE_SHARE * index.compared) return;
  const examples = rows.slice(0, MAX_EXAMPLES).map((row) => ({ rank: table.wholeHigh.get(row), example: { place: table.placeOf(row) } }));
  findings.addCounted('duplicates/template', rows.length, examples, table.isSampled);
}
