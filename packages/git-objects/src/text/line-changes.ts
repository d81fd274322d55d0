// Which lines of one text give way to which lines of another: what differences are shown and texts are merged by.
import { editScript } from './edit-script';

export interface ChangeLimits {
  /** Of both texts together; above it the result is simplified. */
  maxLines?: number;
  /** Steps of the search; above it the result is simplified. */
  maxSteps?: number;
}

/** Lines [oldFrom, oldTo) give way to [newFrom, newTo); counted from 0. */
export interface Change {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

export interface LineChanges {
  /** Each line with its newline. */
  before: string[];
  after: string[];
  /** In order; two of them never touch. */
  changes: Change[];
  /** The texts were too long or too different: one change replaces everything between their common ends. */
  simplified: boolean;
}

const MAX_LINES = 200_000;
const MAX_STEPS = 20_000_000;

export function lineChanges(
  oldText: string,
  newText: string,
  { maxLines = MAX_LINES, maxSteps = MAX_STEPS }: ChangeLimits = {},
): LineChanges {
  const before = splitLines(oldText);
  const after = splitLines(newText);
  const budget = before.length + after.length > maxLines ? 0 : maxSteps;
  const { removed, added, simplified } = compare(before, after, budget);
  return { before, after, changes: changesOf(removed, added), simplified };
}

/** Each line with its newline, so that a missing one at the end is a difference. */
function splitLines(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length;) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}

/** Lines that only one side has are settled before the search, as git does: what is left is short even for texts that share little. */
function compare(
  before: readonly string[],
  after: readonly string[],
  budget: number,
): { removed: Uint8Array; added: Uint8Array; simplified: boolean } {
  const numbers = new Map<string, number>();
  const number = (line: string) => numbers.get(line) ?? (numbers.set(line, numbers.size), numbers.size - 1);
  const oldNumbers = Int32Array.from(before, number);
  const newNumbers = Int32Array.from(after, number);
  const oldShared = indexesShared(oldNumbers, newNumbers, numbers.size);
  const newShared = indexesShared(newNumbers, oldNumbers, numbers.size);
  const script = editScript(pick(oldNumbers, oldShared), pick(newNumbers, newShared), budget);
  if (script.simplified) return editScript(oldNumbers, newNumbers, 0);
  return {
    removed: spread(script.removed, oldShared, before.length),
    added: spread(script.added, newShared, after.length),
    simplified: false,
  };
}

function indexesShared(own: Int32Array, other: Int32Array, count: number): Int32Array {
  const there = new Uint8Array(count);
  for (const line of other) there[line] = 1;
  const indexes = new Int32Array(own.length);
  let shared = 0;
  for (let i = 0; i < own.length; i++) if (there[own[i]!] === 1) indexes[shared++] = i;
  return indexes.subarray(0, shared);
}

function pick(numbers: Int32Array, indexes: Int32Array): Int32Array {
  return indexes.map((index) => numbers[index]!);
}

function spread(marks: Uint8Array, indexes: Int32Array, length: number): Uint8Array {
  const all = new Uint8Array(length).fill(1);
  indexes.forEach((index, i) => (all[index] = marks[i]!));
  return all;
}

function changesOf(removed: Uint8Array, added: Uint8Array): Change[] {
  const changes: Change[] = [];
  for (let i = 0, j = 0; i < removed.length || j < added.length; i++, j++) {
    const [oldFrom, newFrom] = [i, j];
    while (removed[i] === 1) i += 1;
    while (added[j] === 1) j += 1;
    if (i > oldFrom || j > newFrom) changes.push({ oldFrom, oldTo: i, newFrom, newTo: j });
  }
  return changes;
}
