import { decodePlace, keyOf, moved, slugOf, themeOf, wordsOf } from './collections.policy';
import { THEMES } from './collections.types';

const KEY = '0123456789abcdef01234567';

describe('an address', () => {
  it.each([
    ['Good Models!', `good-models-${KEY}`],
    ['Modèles à essayer', `modeles-a-essayer-${KEY}`],
    ['医疗模型', KEY],
    ['--', KEY],
  ])('of "%s" is %s, and its end is found again', (title, slug) => {
    expect([slugOf({ title, key: KEY }), keyOf(slug)]).toEqual([slug, KEY]);
  });

  it.each(['', 'good-models', `good-models${KEY}x`, `x${KEY}`, KEY.toUpperCase()])('is not "%s"', (slug) => {
    expect(keyOf(slug)).toBeNull();
  });
});

describe('moving', () => {
  const order = [1n, 2n, 3n, 4n];
  const all = new Set(order);

  it.each<[number, bigint[]]>([
    [0, [3n, 1n, 2n, 4n]],
    [-5, [3n, 1n, 2n, 4n]],
    [1, [1n, 3n, 2n, 4n]],
    [2, order],
    [3, [1n, 2n, 4n, 3n]],
    [99, [1n, 2n, 4n, 3n]],
  ])('to %d', (to, expected) => {
    expect(moved(order, all, 3n, to)).toEqual(expected);
  });

  it('counts what one sees alone', () => {
    expect(moved(order, new Set([1n, 3n, 4n]), 4n, 1)).toEqual([1n, 4n, 2n, 3n]);
    expect(moved(order, new Set([4n]), 4n, 3)).toEqual([4n, 1n, 2n, 3n]);
  });
});

it('gives each key one of the colours, and uses all of them', () => {
  const keys = Array.from({ length: 60 }, (_, at) => at.toString(16).padStart(6, '0') + KEY.slice(6));
  expect(new Set(keys.map(themeOf))).toEqual(new Set(THEMES));
});

it('looks for a few words at the most', () => {
  expect(wordsOf('  a b  c d e f g h ')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

it.each(['', 'x', 'WzEsMl0', Buffer.from('["updated","yesterday","1"]').toString('base64url')])('takes no place "%s"', (cursor) => {
  expect(() => decodePlace('updated', cursor)).toThrow(/not valid any more/);
});
