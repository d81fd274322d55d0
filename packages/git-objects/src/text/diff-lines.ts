// Differences of two texts by lines, in the hunks people know from git diff.
import { editScript } from './edit-script';

export interface DiffLine {
  kind: 'context' | 'removed' | 'added';
  /** Without its newline. */
  text: string;
  /** The last line of a file that does not end with a newline. */
  noNewlineAtEnd?: true;
}

export interface Hunk {
  /** Line numbers count from 1; a side without lines names the line before, as git does. */
  oldStart: number;
  oldLines: number;
  newStart: number;
  newLines: number;
  lines: DiffLine[];
  /** The texts were too long or too different for an exact comparison: the hunk replaces everything between their common ends. */
  simplified?: true;
}

export interface DiffOptions {
  /** Of both texts together; above it the result is simplified. */
  maxLines?: number;
  contextLines?: number;
  /** Steps of the search; above it the result is simplified. */
  maxSteps?: number;
}

const MAX_LINES = 200_000;
const MAX_STEPS = 20_000_000;

export function diffLines(oldText: string, newText: string, options: DiffOptions = {}): Hunk[] {
  const { maxLines = MAX_LINES, contextLines = 3, maxSteps = MAX_STEPS } = options;
  const before = splitLines(oldText);
  const after = splitLines(newText);
  const budget = before.length + after.length > maxLines ? 0 : maxSteps;
  const { removed, added, simplified } = compare(before, after, budget);
  const hunks = groupChanges(changesOf(removed, added), contextLines).map((group) => hunkOf(group, before, after, contextLines));
  return simplified ? hunks.map((hunk) => ({ ...hunk, simplified: true })) : hunks;
}

/** The hunks as `git diff` prints them, without the lines that name the files. */
export function unifiedDiff(oldText: string, newText: string, options: DiffOptions = {}): string {
  return diffLines(oldText, newText, options).map(formatHunk).join('');
}

export function formatHunk(hunk: Hunk): string {
  const head = `@@ -${span(hunk.oldStart, hunk.oldLines)} +${span(hunk.newStart, hunk.newLines)} @@\n`;
  return head + hunk.lines.map(formatLine).join('');
}

function span(start: number, lines: number): string {
  return lines === 1 ? `${start}` : `${start},${lines}`;
}

const SIGNS = { context: ' ', removed: '-', added: '+' } as const;

function formatLine(line: DiffLine): string {
  return `${SIGNS[line.kind]}${line.text}\n${line.noNewlineAtEnd ? '\\ No newline at end of file\n' : ''}`;
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

/** Lines [oldFrom, oldTo) give way to [newFrom, newTo); counted from 0. */
interface Change {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
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

/** Changes whose context would touch share a hunk. */
function groupChanges(changes: readonly Change[], contextLines: number): Change[][] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (last && change.oldFrom - last.at(-1)!.oldTo <= 2 * contextLines) last.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunkOf(group: readonly Change[], before: readonly string[], after: readonly string[], contextLines: number): Hunk {
  const first = group[0]!;
  const last = group.at(-1)!;
  const lead = Math.min(contextLines, first.oldFrom);
  const tail = Math.min(contextLines, before.length - last.oldTo);
  const oldFrom = first.oldFrom - lead;
  const newFrom = first.newFrom - lead;
  const oldLines = last.oldTo + tail - oldFrom;
  const newLines = last.newTo + tail - newFrom;
  const lines: DiffLine[] = [];
  let at = oldFrom;
  for (const change of group) {
    append(lines, 'context', before, at, change.oldFrom);
    append(lines, 'removed', before, change.oldFrom, change.oldTo);
    append(lines, 'added', after, change.newFrom, change.newTo);
    at = change.oldTo;
  }
  append(lines, 'context', before, at, last.oldTo + tail);
  return { oldStart: oldLines === 0 ? oldFrom : oldFrom + 1, oldLines, newStart: newLines === 0 ? newFrom : newFrom + 1, newLines, lines };
}

function append(lines: DiffLine[], kind: DiffLine['kind'], source: readonly string[], from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const line = source[i]!;
    lines.push(line.endsWith('\n') ? { kind, text: line.slice(0, -1) } : { kind, text: line, noNewlineAtEnd: true });
  }
}
