import type { Features } from '../features/features';
import { MemoryTable } from '../tables/memory-table';
import { findRows, type RowQuery } from './find-rows';
import { isLike, prunedBy } from './matcher';
import { parseOrder, parseWhere } from './where';

const features: Features = {
  n: { _type: 'Value', dtype: 'int64' },
  text: { _type: 'Value', dtype: 'string' },
  'odd "name"': { _type: 'Value', dtype: 'bool' },
  label: { _type: 'ClassLabel', names: ['cat', 'dog'] },
  list: { _type: 'List', feature: { _type: 'Value', dtype: 'string' } },
};
const rows = [
  { n: 1, text: 'alpha', 'odd "name"': true, label: 0, list: ['Deep Word'] },
  { n: 2, text: 'beta', 'odd "name"': false, label: 1, list: [] },
  { n: null, text: null, 'odd "name"': null, label: -1, list: null },
  { n: 10n, text: "it's", 'odd "name"': true, label: 1, list: ['x'] },
];
const find = async (query: RowQuery) => [...(await findRows(new MemoryTable(features, rows), query))];

describe('conditions', () => {
  it.each([
    ['"n" = 2', [1]],
    ['n > 1 AND n <= 10', [1, 3]],
    ['"n" <> 2', [0, 3]],
    ['NOT "n" = 2', [0, 3]],
    ['"n" IS NULL', [2]],
    ['"n" IS NOT NULL', [0, 1, 3]],
    [`"text" = 'it''s'`, [3]],
    [`"text" LIKE '%e_a'`, [1]],
    [`"text" ilike 'ALPHA'`, [0]],
    [`"text" NOT LIKE '%a'`, [3]],
    ['"n" IN (1, 10)', [0, 3]],
    ['"n" NOT IN (1)', [1, 3]],
    ['"n" BETWEEN 2 AND 10 AND "label" = 1', [1, 3]],
    ['"odd ""name""" = true', [0, 3]],
    [`"label" = 'dog'`, [1, 3]],
    [`("n" = 1 OR "n" = 2) AND ("text" = 'beta' OR "text" = 'x')`, [1]],
    [`"n" = 'two'`, []],
  ])('%s', async (where, expected) => {
    expect(await find({ where })).toEqual(expected);
  });

  it.each([
    ['', 'The condition ends where'],
    ['"n" = ', 'a number, a text'],
    ['"n" = 1 "n"', 'the end'],
    ['"missing" = 1', 'There is no column "missing"'],
    ['"n" = 1; drop table x', 'not understood at character 8'],
    ["'n' = 1", 'the name of a column'],
    ['"n" = 1 --', 'not understood'],
    ['"n" LIKE 1', 'a text in single quotes'],
    ['("n" = 1', 'a closing bracket'],
    [`${'('.repeat(60)}"n" = 1${')'.repeat(60)}`, 'too many brackets'],
    [`${'NOT '.repeat(60)}"n" = 1`, 'too many brackets'],
    [Array.from({ length: 300 }, () => '"n" = 1').join(' OR '), 'at most 200 comparisons'],
    ['"n" = 1'.padEnd(9000, ' '), 'at most 8000'],
    ['"__proto__" = 1', 'There is no column'],
  ])('refuse %j', (where, message) => {
    expect(() => parseWhere(where, features)).toThrow(message);
  });

  it('order rows, those without a value last, equal ones as they stand', async () => {
    expect(await find({ orderBy: '"n" DESC' })).toEqual([3, 1, 0, 2]);
    expect(await find({ orderBy: '"label"', where: '"label" >= 0' })).toEqual([0, 1, 3]);
    expect(() => parseOrder('"n" SIDEWAYS', features)).toThrow('the end');
  });

  it('of words look into nested texts, whatever their case', async () => {
    expect(await find({ search: 'deep WORD' })).toEqual([0]);
    expect(await find({ search: 'alpha x' })).toEqual([]);
  });
});

describe('LIKE', () => {
  it('takes time that grows with its lengths, not with their powers', () => {
    expect(isLike('a'.repeat(5000), `${'%a'.repeat(500)}b`)).toBe(false);
    expect(isLike('a%b', 'a%b')).toBe(true);
    expect(isLike('', '%')).toBe(true);
  });
});

describe('runs of rows', () => {
  const may = (where: string, min: unknown, max: unknown) =>
    prunedBy(parseWhere(where, features), features)(() => ({ min, max, nulls: 0, rows: 10 }));

  it('are passed over only where no row of them can match', () => {
    expect([may('"n" > 10', 1, 10), may('"n" >= 10', 1, 10), may('"n" = 0', 1, 10), may('"n" IN (0, 5)', 1n, 10n)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(may('"n" = 0 OR "n" = 3', 1, 10)).toBe(true);
    expect(may('NOT "n" = 0', 1, 10)).toBe(true);
    // Texts may be cut in statistics.
    expect(may(`"text" = 'zebra'`, 'a', 'b')).toBe(true);
    expect(may('"n" = 3', Number.NaN, Number.NaN)).toBe(true);
  });
});
