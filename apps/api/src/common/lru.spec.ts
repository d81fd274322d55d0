import { Lru } from './lru';

function filled(maxWeight: number, keys: string[]): Lru<string, number> {
  const lru = new Lru<string, number>(maxWeight);
  keys.forEach((key, value) => lru.set(key, value, 1));
  return lru;
}

function kept(lru: Lru<string, number>, keys: string[]): string[] {
  return keys.filter((key) => lru.get(key) !== undefined);
}

describe('an LRU', () => {
  it('forgets the oldest when it is full', () => {
    expect(kept(filled(3, ['a', 'b', 'c', 'd']), ['a', 'b', 'c', 'd'])).toEqual(['b', 'c', 'd']);
  });

  it('keeps what was used, and forgets what was not', () => {
    const lru = filled(3, ['a', 'b', 'c']);
    lru.get('a');
    lru.set('d', 3, 1);
    lru.set('e', 4, 1);
    expect(kept(lru, ['a', 'b', 'c', 'd', 'e'])).toEqual(['a', 'd', 'e']);
  });

  it('forgets even what was used when all of it was', () => {
    const lru = filled(3, ['a', 'b', 'c']);
    for (const key of ['a', 'b', 'c']) lru.get(key);
    lru.set('d', 3, 1);
    expect(kept(lru, ['a', 'b', 'c', 'd'])).toHaveLength(3);
    expect(lru.get('d')).toBe(3);
  });

  it('counts weights: a heavy value takes the place of several, one that is too heavy is not kept', () => {
    const lru = filled(4, ['a', 'b', 'c', 'd']);
    lru.set('heavy', 9, 3);
    expect(kept(lru, ['a', 'b', 'c', 'd', 'heavy'])).toEqual(['d', 'heavy']);
    lru.set('too heavy', 10, 5);
    expect(lru.get('too heavy')).toBeUndefined();
    expect(lru.get('heavy')).toBe(9);
  });

  it('replaces a value and its weight', () => {
    const lru = filled(3, ['a', 'b']);
    lru.set('a', 7, 2);
    expect([lru.get('a'), lru.get('b')]).toEqual([7, 1]);
    lru.delete('a');
    lru.set('c', 8, 2);
    expect([lru.get('a'), lru.get('b'), lru.get('c')]).toEqual([undefined, 1, 8]);
  });
});
