// What rows are to each other, once all are read: equal, nearly equal, on both sides of a border, in disagreement about the same input.
import type { FindingCode } from '../findings/codes';
import type { Example, Findings } from '../findings/findings';
import { heldOutCount } from '../keys/held-out';
import type { Shape } from '../shapes/columns';
import { eachRun, sortedBy } from './columns';
import { type NearDuplicates, NearIndex, type Pair } from './near';
import { type RowTable, TRAIN, VALIDATION } from './row-table';

const IN_TRAIN = 1;
const IN_VALIDATION = 2;
const HELD_OUT = 4;
const MAX_EXAMPLES = 20;
/** An answer is a stock answer from this share of the rows on, and this many. */
const REPEATED_SHARE = 0.05;
const REPEATED_ROWS = 20;
/** So many rows that are nearly all template, as a share, are worth a word. */
const TEMPLATE_SHARE = 0.1;

type Ranked = { rank: number; example: Example };

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

/** Rows whose hashes are equal; for classification the overlap is one of texts, whatever their labels. */
class ExactRows {
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
    this.eachContent((train, validation) => {
      if (train.length > 0) this.different += 1;
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
    this.eachContent((train) => {
      const out = train.find((row) => heldOut[row] === 1);
      const kept = train.find((row) => heldOut[row] === 0);
      if (out === undefined || kept === undefined) return;
      rows += 1;
      if (pairs.length < MAX_EXAMPLES) pairs.push({ row: out, other: kept, similarity: 1 });
    });
    return { rows, pairs };
  }

  private eachContent(visit: (train: number[], validation: number[]) => void): void {
    eachRun(
      this.order,
      (a, b) => this.table.isSameWhole(a, b),
      (from, to) => visit(...sides(this.table, this.order.subarray(from, to))),
    );
  }

  private pair(row: number, other: number): Ranked {
    return rankedPair(this.table, { row, other, similarity: 1 });
  }
}

/** The same input with different targets, within the training data and over the border. */
function compareInputs(table: RowTable, order: Uint32Array, shape: Shape, findings: Findings): void {
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
      const [train, validation] = sides(table, order.subarray(from, to));
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
  const all = Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => table.sideOf(row) === TRAIN);
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

/** Training rows that heldOutKeys would choose, by the first 64 bits of their keys. */
function heldOutRows(table: RowTable, share: number): Uint8Array {
  const isSame = (a: number, b: number) => table.keyHigh.get(a) === table.keyHigh.get(b) && table.keyLow.get(a) === table.keyLow.get(b);
  const train = Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => table.sideOf(row) === TRAIN);
  const order = sortedBy(
    sortedBy(train, (row) => table.keyLow.get(row)),
    (row) => table.keyHigh.get(row),
  );
  const starts: number[] = [];
  eachRun(order, isSame, (from) => starts.push(from));
  const end = starts[heldOutCount(starts.length, share)] ?? order.length;
  const flags = new Uint8Array(table.rows);
  if (heldOutCount(starts.length, share) > 0) for (const row of order.subarray(0, end)) flags[row] = 1;
  return flags;
}

function addTemplate(table: RowTable, index: NearIndex, findings: Findings): void {
  const rows = index.templateRows;
  if (rows.length < TEMPLATE_SHARE * index.compared) return;
  const examples = rows.slice(0, MAX_EXAMPLES).map((row) => ({ rank: table.wholeHigh.get(row), example: { place: table.placeOf(row) } }));
  findings.addCounted('duplicates/template', rows.length, examples, table.isSampled);
}

function sides(table: RowTable, rows: Uint32Array): [train: number[], validation: number[]] {
  const sides: [number[], number[]] = [[], []];
  for (const row of rows) sides[table.sideOf(row)].push(row);
  return sides;
}

function rankedPair(table: RowTable, { row, other, similarity }: Pair): Ranked {
  const rounded = Math.round(similarity * 100) / 100;
  const example = { place: table.placeOf(row), other: table.placeOf(other), ...(rounded < 1 && { similarity: rounded }) };
  return { rank: table.wholeHigh.get(row), example };
}
