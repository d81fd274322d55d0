import type { Hunk } from '../../../lib/api-types';
import { groupByDay } from './days';
import { splitRows, unifiedRows, type Gap, type Line } from './diff-rows';
import { markChanges } from './line-marks';

const lines = (text: string): Hunk['lines'] =>
  text.split('\n').map((line) => ({
    kind: line.startsWith('+') ? 'added' : line.startsWith('-') ? 'removed' : 'context',
    text: line.slice(1),
  }));
const HUNKS: Hunk[] = [
  { oldStart: 4, oldLines: 3, newStart: 4, newLines: 4, lines: lines(' a\n-b\n+B\n+c\n d') },
  { oldStart: 20, oldLines: 4, newStart: 21, newLines: 3, lines: lines('-gone\n x\n y\n z') },
];

describe('the rows of a comparison', () => {
  it('number both sides and leave gaps where nothing changed', () => {
    const rows = unifiedRows(HUNKS, new Map(), false);
    expect(
      rows.map((row) => (row.kind === 'gap' ? `${row.newFrom}-${row.newTo ?? ''}` : `${row.oldNumber ?? ''}:${row.newNumber ?? ''}`)),
    ).toEqual(['1-3', '4:4', '5:', ':5', ':6', '6:7', '8-20', '20:', '21:21', '22:22', '23:23', '24-']);
  });

  it('fill a gap from its top, with numbers of both sides, until it is closed', () => {
    const opened = new Map([[1, { lines: ['x', 'y'], end: false }]]);
    const row = unifiedRows(HUNKS, opened, true).filter((one) => one.kind !== 'gap' && one.text === 'x')[0] as Line;
    expect([row.oldNumber, row.newNumber]).toEqual([7, 8]);
    const rest = unifiedRows(HUNKS, opened, true).filter((one) => one.kind === 'gap') as Gap[];
    expect(rest.map(({ newFrom, newTo }) => [newFrom, newTo])).toEqual([
      [1, 3],
      [10, 20],
    ]);
    const end = new Map([[2, { lines: ['last'], end: true }]]);
    expect(unifiedRows(HUNKS, end, false).at(-1)).toMatchObject({ text: 'last', newNumber: 24 });
  });

  it('offer nothing below the end of a file: fewer than three lines follow the last change', () => {
    const short: Hunk[] = [{ oldStart: 1, oldLines: 2, newStart: 1, newLines: 2, lines: lines('-a\n+b\n end') }];
    expect(unifiedRows(short, new Map(), false).filter(({ kind }) => kind === 'gap')).toEqual([]);
  });

  it('stand in two columns beside their partner', () => {
    const pairs = splitRows(unifiedRows(HUNKS.slice(0, 1), new Map(), true)).filter((row) => row.kind === 'pair');
    expect(pairs.map(({ left, right }) => [left?.text ?? null, right?.text ?? null])).toEqual([
      ['a', 'a'],
      ['b', 'B'],
      [null, 'c'],
      ['d', 'd'],
    ]);
  });
});

describe('marks inside of a line', () => {
  it('stand on the words that differ', () => {
    const [left, right] = markChanges('learning_rate = 0.001 # slow', 'learning_rate = 0.01 # slow');
    expect(left.map(([from, to]) => 'learning_rate = 0.001 # slow'.slice(from, to))).toEqual(['001']);
    expect(right.map(([from, to]) => 'learning_rate = 0.01 # slow'.slice(from, to))).toEqual(['01']);
  });

  it('are left out where hardly anything is the same, and of endless lines', () => {
    expect(markChanges('one two three', 'vier fünf sechs')).toEqual([[], []]);
    expect(markChanges('x'.repeat(9000), 'y'.repeat(9000))).toEqual([[], []]);
  });
});

describe('a history', () => {
  it('is grouped by days of the reader', () => {
    const at = (day: number, hour: number) => ({ at: new Date(2026, 10, day, hour).toISOString() });
    expect(groupByDay([at(26, 9), at(26, 1), at(25, 23)]).map(({ key, items }) => [key, items.length])).toEqual([
      ['2026-11-26', 2],
      ['2026-11-25', 1],
    ]);
  });
});
