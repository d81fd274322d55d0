// Differences of two texts by lines, in the hunks people know from git diff.
import { type Change, type ChangeLimits, lineChanges } from './line-changes';

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

export interface DiffOptions extends ChangeLimits {
  contextLines?: number;
}

export function diffLines(oldText: string, newText: string, options: DiffOptions = {}): Hunk[] {
  const { contextLines = 3 } = options;
  const { before, after, changes, simplified } = lineChanges(oldText, newText, options);
  const hunks = groupChanges(changes, contextLines).map((group) => hunkOf(group, before, after, contextLines));
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
