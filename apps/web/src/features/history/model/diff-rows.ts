// From the hunks of a comparison to the rows of a table: numbers, pairs for two columns, gaps that can be opened, marks inside of lines.
import type { DiffLine, Hunk } from '../../../lib/api-types';
import { markChanges, type Span } from './line-marks';

export interface Line {
  kind: DiffLine['kind'];
  text: string;
  oldNumber: number | null;
  newNumber: number | null;
  noNewlineAtEnd: boolean;
  /** Characters [from, to) that differ from the line's partner. */
  marks: readonly Span[];
}

/** Lines that are the same in both and were left out. `to` null: until the end of the file. */
export interface Gap {
  kind: 'gap';
  id: number;
  newFrom: number;
  newTo: number | null;
  /** What is added to a new number to get the old one. */
  shift: number;
}

export interface Pair {
  kind: 'pair';
  left: Line | null;
  right: Line | null;
}

/** Opened gaps: their lines, from the top. */
export type Opened = ReadonlyMap<number, { lines: readonly string[]; end: boolean }>;

const CONTEXT_LINES = 3;

export function unifiedRows(hunks: readonly Hunk[], opened: Opened, whole: boolean): (Line | Gap)[] {
  const rows: (Line | Gap)[] = [];
  let nextNew = 1;
  let shift = 0;
  hunks.forEach((hunk, index) => {
    const startNew = hunk.newLines === 0 ? hunk.newStart + 1 : hunk.newStart;
    const startOld = hunk.oldLines === 0 ? hunk.oldStart + 1 : hunk.oldStart;
    if (startNew > nextNew) rows.push(...gapRows({ kind: 'gap', id: index, newFrom: nextNew, newTo: startNew - 1, shift }, opened));
    rows.push(...hunkLines(hunk, startOld, startNew));
    nextNew = startNew + hunk.newLines;
    shift = startOld + hunk.oldLines - nextNew;
  });
  if (!whole && hunks.length > 0 && !endsFile(hunks))
    rows.push(...gapRows({ kind: 'gap', id: hunks.length, newFrom: nextNew, newTo: null, shift }, opened));
  return rows;
}

/** Three lines follow a change, unless the file ends before. */
function endsFile(hunks: readonly Hunk[]): boolean {
  const lines = hunks.at(-1)?.lines ?? [];
  return lines.slice(-CONTEXT_LINES).some((line) => line.kind !== 'context' || line.noNewlineAtEnd === true);
}

/** Removed and added lines of one place stand beside each other. */
export function splitRows(rows: readonly (Line | Gap)[]): (Pair | Gap)[] {
  const result: (Pair | Gap)[] = [];
  for (let at = 0; at < rows.length;) {
    const row = rows[at] as Line | Gap;
    if (row.kind === 'gap') result.push(row);
    if (row.kind === 'context') result.push({ kind: 'pair', left: row, right: row });
    if (row.kind === 'gap' || row.kind === 'context') {
      at += 1;
      continue;
    }
    const removed = takeKind(rows, at, 'removed');
    const added = takeKind(rows, at + removed.length, 'added');
    for (let i = 0; i < Math.max(removed.length, added.length); i++)
      result.push({ kind: 'pair', left: removed[i] ?? null, right: added[i] ?? null });
    at += removed.length + added.length;
  }
  return result;
}

function gapRows(gap: Gap, opened: Opened): (Line | Gap)[] {
  const known = opened.get(gap.id);
  if (!known) return [gap];
  const lines = known.lines.map((text, index) => contextLine(text, gap.newFrom + index, gap.shift));
  const next = gap.newFrom + known.lines.length;
  const closed = known.end || (gap.newTo !== null && next > gap.newTo);
  return closed ? lines : [...lines, { ...gap, newFrom: next }];
}

function contextLine(text: string, newNumber: number, shift: number): Line {
  return { kind: 'context', text, oldNumber: newNumber + shift, newNumber, noNewlineAtEnd: false, marks: [] };
}

function hunkLines(hunk: Hunk, startOld: number, startNew: number): Line[] {
  let [oldNumber, newNumber] = [startOld, startNew];
  const lines = hunk.lines.map((line): Line => {
    const isOld = line.kind !== 'added';
    const isNew = line.kind !== 'removed';
    return {
      kind: line.kind,
      text: line.text,
      oldNumber: isOld ? oldNumber++ : null,
      newNumber: isNew ? newNumber++ : null,
      noNewlineAtEnd: line.noNewlineAtEnd === true,
      marks: [],
    };
  });
  return withMarks(lines);
}

/** Line by line, where as many lines came as went. */
function withMarks(lines: Line[]): Line[] {
  for (let at = 0; at < lines.length; at++) {
    if (lines[at]?.kind !== 'removed') continue;
    const removed = takeKind(lines, at, 'removed');
    const added = takeKind(lines, at + removed.length, 'added');
    if (removed.length === added.length) {
      removed.forEach((line, index) => {
        const partner = added[index] as Line;
        const [left, right] = markChanges(line.text, partner.text);
        line.marks = left;
        partner.marks = right;
      });
    }
    at += removed.length + added.length - 1;
  }
  return lines;
}

function takeKind(rows: readonly (Line | Gap)[], from: number, kind: 'removed' | 'added'): Line[] {
  const taken: Line[] = [];
  for (let at = from; at < rows.length && rows[at]?.kind === kind; at++) taken.push(rows[at] as Line);
  return taken;
}
