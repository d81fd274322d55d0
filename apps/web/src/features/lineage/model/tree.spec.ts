import type { Ancestor, Lineage } from '../../../lib/api-types';
import { kindsOf, saysNothing, treeOf } from './tree';

const from = (depth: number, of: string, id: string, isHere = true): Ancestor =>
  ({
    depth,
    of,
    name: id,
    repository: isHere ? { id } : null,
    relation: 'finetune',
    source: 'claimed',
    making: null,
    measured: null,
  }) as Ancestor;
const names = (branches: ReturnType<typeof treeOf>): unknown[] => branches.map(({ ancestor, bases }) => [ancestor.name, names(bases)]);

describe('the tree of ancestors', () => {
  it('has each base below what was made from it', () => {
    const tree = treeOf([from(1, 'a/me', 'a/left'), from(1, 'a/me', 'elsewhere', false), from(2, 'a/left', 'a/root')]);
    expect(names(tree)).toEqual([
      ['a/left', [['a/root', []]]],
      ['elsewhere', []],
    ]);
  });

  it('draws what two were made from below both, and what that was made from once', () => {
    const both = [from(1, 'a/me', 'a/left'), from(1, 'a/me', 'a/right'), from(2, 'a/left', 'a/root'), from(2, 'a/right', 'a/root')];
    expect(names(treeOf([...both, from(3, 'a/root', 'a/seed')]))).toEqual([
      ['a/left', [['a/root', [['a/seed', []]]]]],
      ['a/right', [['a/root', []]]],
    ]);
  });

  it('ends where two say that each was made from the other', () => {
    expect(names(treeOf([from(1, 'a/egg', 'a/hen'), from(2, 'a/hen', 'a/egg')]))).toEqual([['a/hen', [['a/egg', []]]]]);
  });
});

describe('what was made from it', () => {
  const none = { count: 0, isExact: true };
  const lineage = {
    ancestors: [],
    datasets: [],
    isWhole: true,
    descendants: { adapter: none, merge: none },
    kin: { items: [], nextCursor: null },
  } as unknown as Lineage;

  it('is opened by the kinds there are', () => {
    expect(kindsOf({ ...lineage, descendants: { adapter: none, merge: { count: 2, isExact: true } } })).toEqual(['merge']);
  });

  it('and what it was made from, when there is none of them, leave nothing to show', () => {
    expect(saysNothing(lineage)).toBe(true);
    expect(saysNothing({ ...lineage, ancestors: [from(1, 'a/me', 'a/b')] })).toBe(false);
  });
});
