import { diffLines } from '@modelgrove/git-objects';
import { linesEndingAt, movedLine, otherNumber } from './line-places';

const text = (lines: (string | number)[]): string => lines.map((line) => `${line}\n`).join('');
const POEM = Array.from({ length: 30 }, (_, index) => `line ${index + 1}`);
/** Two lines more above, one changed, one gone. */
const HUNKS = diffLines(text(POEM), text(['a', 'b', ...POEM.with(14, 'better').toSpliced(19, 1)]));

describe('a line of a text that changed', () => {
  it('stands further down for each line that came above it, and further up for each that went', () => {
    expect([1, 14, 16, 19, 21, 30].map((line) => movedLine(HUNKS, line))).toEqual([3, 16, 18, 21, 22, 31]);
  });

  it('is nowhere once it was changed or went', () => {
    expect([15, 20].map((line) => movedLine(HUNKS, line))).toEqual([null, null]);
  });

  it('stays where nothing changed, and is not known behind what was left out', () => {
    expect(movedLine([], 7)).toBe(7);
    expect(movedLine(HUNKS.slice(0, 1), 30, true)).toBeNull();
    expect(movedLine(HUNKS.slice(0, 1), 2, true)).toBe(4);
  });

  it('is shown with those above it, with the numbers of both sides', () => {
    expect(linesEndingAt(HUNKS, 'new', 17, 3)).toEqual([
      { kind: 'context', text: 'line 14', oldNumber: 14, newNumber: 16 },
      { kind: 'removed', text: 'line 15', oldNumber: 15, newNumber: null },
      { kind: 'added', text: 'better', oldNumber: null, newNumber: 17 },
    ]);
    expect(linesEndingAt(HUNKS, 'old', 20, 1)).toEqual([{ kind: 'removed', text: 'line 20', oldNumber: 20, newNumber: null }]);
    expect(linesEndingAt(HUNKS, 'new', 8, 3)).toBeNull();
  });

  it('has another number on the other side, between changes too', () => {
    expect([otherNumber(HUNKS, 'new', 8), otherNumber(HUNKS, 'old', 6), otherNumber(HUNKS, 'new', 31)]).toEqual([6, 8, 30]);
  });
});
