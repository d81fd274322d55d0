import { conditionsOf, conditionText, withCondition, withoutCondition } from './conditions';
import { cellText, typeName } from './column-type';
import { nextOrder, orderOf, stateOf, viewerAddress } from './viewer-state';

describe('conditions', () => {
  it('are written so that quotes in names and values stay what they are', () => {
    expect(conditionText('a "b"', 'equal', "it's", 'text')).toBe(`"a ""b""" = 'it''s'`);
    expect(conditionText('n', 'atLeast', ' 1.5e3 ', 'number')).toBe('"n" >= 1.5e3');
    expect(conditionText('n', 'equal', '1 OR 1=1', 'number')).toBeNull();
    expect(conditionText('ok', 'equal', 'true', 'bool')).toBe('"ok" = TRUE');
    expect(conditionText('t', 'contains', '模', 'text')).toBe(`"t" ILIKE '%模%'`);
  });

  it('are taken apart at AND, but not in quotes, brackets or BETWEEN', () => {
    const where = `"a AND b" = 'x and y' AND ("c" = 1 AND "d" = 2) AND "e" BETWEEN 1 AND 3 AND "f" IS NULL`;
    expect(conditionsOf(where)).toEqual([`"a AND b" = 'x and y'`, '("c" = 1 AND "d" = 2)', '"e" BETWEEN 1 AND 3', '"f" IS NULL']);
    expect(conditionsOf('"a" = 1 OR "b" = 2 AND "c" = 3')).toHaveLength(1);
    expect(conditionsOf('')).toEqual([]);
  });

  it('come and go one by one', () => {
    expect(withCondition('"a" = 1 OR "b" = 2', '"c" = 3')).toBe('("a" = 1 OR "b" = 2) AND "c" = 3');
    expect(withCondition('"a" = 1', '"a" = 1')).toBe('"a" = 1');
    expect(withoutCondition('"a" = 1 AND "b" = 2', '"a" = 1')).toBe('"b" = 2');
  });
});

describe('the address of the viewer', () => {
  const key = { type: 'dataset' as const, namespace: 'ann', name: 'd' };

  it('says what is shown, and is read back', () => {
    const state = { search: 'a b', where: `"x" = 'é'`, orderby: '"x" DESC', page: 3, row: 7, sql: 'select "x"' };
    const address = viewerAddress(key, { config: 'a/b', split: 'train' }, state);
    expect(address).toMatch(/^\/datasets\/ann\/d\/viewer\/a%2Fb\/train\?/);
    const query = Object.fromEntries(new URL(address, 'http://x').searchParams);
    expect(stateOf(query)).toEqual(state);
    expect(stateOf({ page: '-1', row: 'x' })).toMatchObject({ page: 1, row: null, sql: null });
    expect(viewerAddress(key, { config: 'a', split: 'b' }, { sql: '' })).toMatch(/\?sql=$/);
  });

  it('turns an order round, and away', () => {
    expect(nextOrder('', 'a"b')).toBe('"a""b"');
    expect(nextOrder('"a""b"', 'a"b')).toBe('"a""b" DESC');
    expect(nextOrder('"a""b" DESC', 'a"b')).toBe('');
    expect(orderOf('"a" DESC', 'a')).toBe('descending');
  });
});

describe('cells', () => {
  it('are texts of what they are', () => {
    expect(cellText(1, { _type: 'ClassLabel', names: ['cat', 'dog'] })).toBe('dog (1)');
    expect(cellText({ a: [1] }, {})).toBe('{"a":[1]}');
    expect(typeName({ _type: 'List', feature: { role: { _type: 'Value', dtype: 'string' } } })).toBe('list[{role}]');
  });
});
