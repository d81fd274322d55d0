import startSqlite from 'sql.js';
import type { ViewerTable } from '../../../lib/api-types';
import { SqlEngine } from './sql-engine';

const COLUMNS = [
  { name: 'id', type: { _type: 'Value', dtype: 'int64' } },
  { name: 'Name', type: { _type: 'Value', dtype: 'string' } },
  { name: 'name', type: { _type: 'ClassLabel', names: ['cat', 'dog'] } },
  { name: 'ok', type: { _type: 'Value', dtype: 'bool' } },
  { name: 'turns', type: { _type: 'List', feature: { role: { _type: 'Value', dtype: 'string' } } } },
];
const SPLITS = ['train', 'test', 'odd "split"'];
const ROWS: Record<string, unknown[][]> = {
  train: Array.from({ length: 25 }, (_, id) => [id, `row ${id}`, id % 2, id > 20, [{ role: 'user' }, { role: `r${id}` }]]),
  test: [
    ['9007199254740993', "it's", 0, null, null],
    [2, '模林', 1, false, []],
  ],
  'odd "split"': [[7, 'x', null, true, null]],
};

async function engine({ current = 'train', splits = SPLITS, isPartial = false } = {}) {
  const { Database } = await startSqlite();
  const reads: [string, number, number][] = [];
  const read = (split: string, offset: number, mostRows: number): Promise<ViewerTable> => {
    reads.push([split, offset, mostRows]);
    const all = ROWS[split]!;
    const rows = all.slice(offset, offset + Math.min(mostRows, 10));
    return Promise.resolve({ columns: COLUMNS, rows, total: all.length, truncated: 1, partial: isPartial, commit: 'c' });
  };
  const made = new SqlEngine(new Database(), { splits, current }, read, () => undefined);
  const rowsOf = async (sql: string, mostLoaded = 1000, mostRows = 100) => (await made.run({ sql, mostLoaded, mostRows }))?.rows;
  return { made, reads, rowsOf };
}

describe('statements over splits', () => {
  it('bring the splits that they name, once, in blocks', async () => {
    const { rowsOf, reads } = await engine();
    expect(await rowsOf('select count(*), max(id) from train')).toEqual([[25, 24]]);
    expect(await rowsOf('select count(*) from TRAIN where id > 4')).toEqual([[20]]);
    expect(reads).toEqual([
      ['train', 0, 1000],
      ['train', 10, 990],
      ['train', 20, 980],
    ]);
    expect(await rowsOf('select a.id from test a join train b on a.id = b.id')).toEqual([[2]]);
    expect(await rowsOf('select id from "odd ""split"""')).toEqual([[7]]);
  });

  it('call the one that is looked at `data`, unless a split has that name', async () => {
    const { rowsOf } = await engine({ current: 'test' });
    expect(await rowsOf('select count(*) from data')).toEqual([[2]]);
    expect(await rowsOf('select count(*) from main.data, test')).toEqual([[4]]);
  });

  it('see labels by name, truth as 1 and 0, nested values as JSON, great numbers whole, names that differ by case', async () => {
    const { rowsOf } = await engine();
    expect(await rowsOf('select Name, name_2, ok, turns from train where id = 1')).toEqual([
      ['row 1', 'dog', 0, '[{"role":"user"},{"role":"r1"}]'],
    ]);
    expect(await rowsOf("select json_extract(turns, '$[1].role') from train where id = 3")).toEqual([['r3']]);
    expect(await rowsOf('select id, id - 1, typeof(id) from test where id > 10')).toEqual([
      ['9007199254740993', '9007199254740992', 'integer'],
    ]);
    expect(await rowsOf("select ok from test where Name = 'it''s'")).toEqual([[null]]);
  });

  it('see as many rows as were asked for, and more when more are asked for', async () => {
    const { made, rowsOf } = await engine({ isPartial: true });
    expect(await rowsOf('select count(*) from train', 15)).toEqual([[15]]);
    expect(made.splits).toEqual([{ split: 'train', loaded: 15, total: 25, isPartial: true, truncated: 2 }]);
    expect(await rowsOf('select count(*) from train', 1000)).toEqual([[25]]);
    const { rows, hasMore } = (await made.run({ sql: 'select id from train', mostLoaded: 1000, mostRows: 4 }))!;
    expect([rows.length, hasMore]).toEqual([4, true]);
    expect((await made.run({ sql: 'select id from train limit 4', mostLoaded: 1000, mostRows: 4 }))!.hasMore).toBe(false);
  });

  it('may be several: what stands before a split that has to be brought is not run twice', async () => {
    const { rowsOf } = await engine();
    expect(
      await rowsOf('create table seen (n); insert into seen values (1); insert into seen select id from test; select count(*) from seen'),
    ).toEqual([[3]]);
    expect(await rowsOf('create table more (n)')).toBeUndefined();
  });

  it('are refused in the words of SQLite, and the next one runs', async () => {
    const { rowsOf } = await engine();
    await expect(rowsOf('select * from nowhere')).rejects.toThrow('no such table: nowhere');
    await expect(rowsOf('select missing from train')).rejects.toThrow('no such column: missing');
    await expect(rowsOf('selct 1')).rejects.toThrow('syntax error');
    expect(await rowsOf('select 1')).toEqual([[1]]);
  });
});
