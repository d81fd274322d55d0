import type { Features } from '@modelgrove/dataset-reader';
import { columnChanges } from './table-changes';

const value = (dtype: string) => ({ _type: 'Value' as const, dtype });
const label = (...names: string[]) => ({ _type: 'ClassLabel' as const, names });
const told = (before: Features, after: Features) =>
  columnChanges(before, after).items.map(({ kind, name, before: from, after: to }) => `${kind} ${name}: ${from} → ${to}`);

describe('what differs between two tables', () => {
  it('is told by name: columns that came, went and have another type, nested ones too', () => {
    const before = {
      id: value('int64'),
      gone: value('string'),
      score: value('int64'),
      turns: { _type: 'List', feature: { role: value('string') } },
      kind: label('no', 'yes'),
    } as Features;
    const after = {
      id: value('int64'),
      score: value('float64'),
      turns: { _type: 'List', feature: { role: value('string'), content: value('string') } },
      kind: label('no', 'yes', 'maybe'),
      picture: { _type: 'Image' },
    } as Features;
    expect(told(before, after)).toEqual([
      'changed score: int64 → float64',
      'changed turns: list[{role: string}] → list[{role: string, content: string}]',
      'changed kind: label(no, yes) → label(no, yes, maybe)',
      'added picture: null → image',
      'removed gone: string → null',
    ]);
    expect(columnChanges(before, after)).toMatchObject({ same: 1, isReordered: false });
  });

  it('is nothing where only the order is another, and that is said', () => {
    const [a, b, c] = [value('int64'), value('string'), value('bool')];
    expect(columnChanges({ a, b }, { b, c, a })).toMatchObject({ same: 2, isReordered: true, items: [{ kind: 'added', name: 'c' }] });
    expect(columnChanges({ a, b, c }, { a, c })).toMatchObject({ same: 2, isReordered: false });
  });

  it('is short, however long a type or odd a name is', () => {
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`field ${at}`, value('string')]));
    const [change] = columnChanges({}, { wide }).items;
    expect(change!.after).toHaveLength(300);
    const odd = JSON.parse('{"__proto__": {"_type": "Value", "dtype": "int64"}}') as Features;
    expect(told({}, odd)).toEqual(['added __proto__: null → int64']);
    expect(told(odd, odd)).toEqual([]);
  });
});
