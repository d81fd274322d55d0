// Lines of two texts by their numbers, from the hunks of a comparison. Pure.
import type { Hunk } from '@modelgrove/git-objects';
import type { LineSide, ShownLine } from './comparison.types';

/** Where line `line` of the old text stands in the new one; null when it went. `isCut`: what follows the last hunk is not known. */
export function movedLine(hunks: readonly Hunk[], line: number, isCut = false): number | null {
  let shift = 0;
  for (const hunk of hunks) {
    const { startOld, startNew } = startsOf(hunk);
    if (line < startOld) return line + shift;
    if (line < startOld + hunk.oldLines) return numbered(hunk).find(({ oldNumber }) => oldNumber === line)?.newNumber ?? null;
    shift = startNew + hunk.newLines - (startOld + hunk.oldLines);
  }
  return isCut ? null : line + shift;
}

/** The line with at most `most - 1` above it, as a comparison shows them; null when no hunk has it. */
export function linesEndingAt(hunks: readonly Hunk[], side: LineSide, line: number, most: number): ShownLine[] | null {
  for (const hunk of hunks) {
    const lines = numbered(hunk);
    const end = lines.findIndex(({ oldNumber, newNumber }) => (side === 'new' ? newNumber : oldNumber) === line);
    if (end >= 0) return lines.slice(Math.max(0, end + 1 - most), end + 1);
  }
  return null;
}

/** Of a line between the hunks: its number on the other side. */
export function otherNumber(hunks: readonly Hunk[], side: LineSide, line: number): number {
  let shift = 0;
  for (const hunk of hunks) {
    const { startOld, startNew } = startsOf(hunk);
    if (line < (side === 'new' ? startNew : startOld)) break;
    shift = startNew + hunk.newLines - (startOld + hunk.oldLines);
  }
  return side === 'new' ? line - shift : line + shift;
}

function numbered(hunk: Hunk): ShownLine[] {
  const { startOld, startNew } = startsOf(hunk);
  let [oldNumber, newNumber] = [startOld, startNew];
  return hunk.lines.map(({ kind, text }) => ({
    kind,
    text,
    oldNumber: kind === 'added' ? null : oldNumber++,
    newNumber: kind === 'removed' ? null : newNumber++,
  }));
}

/** A side without lines names the line before. */
function startsOf({ oldStart, oldLines, newStart, newLines }: Hunk): { startOld: number; startNew: number } {
  return { startOld: oldLines === 0 ? oldStart + 1 : oldStart, startNew: newLines === 0 ? newStart + 1 : newStart };
}
