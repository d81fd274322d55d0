import fc from 'fast-check';

import { fuzzBudget, FUZZ_TIMEOUT_MS } from '../fuzz-budget';
import { hashObject } from '../objects/hash-object';
import { GitSandbox } from '../testing/git-sandbox';
import { packFile } from '../testing/pack-file';
import { applyDelta, deltaSizes } from './delta-apply';
import { createDelta } from './delta-create';

const MAX = 1 << 24;
const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array));
/** Few values, so that blocks repeat and matches overlap. */
const repetitive = fc
  .array(fc.constantFrom('abcdefgh', 'abcdefghijklmnop', '0123', '\0'.repeat(40)), { maxLength: 60 })
  .map((parts) => Buffer.from(parts.join('')));
const anything = fc.oneof(bytes, repetitive);

function noise(length: number, seed = 1): Buffer {
  const data = Buffer.alloc(length);
  for (let at = 0, state = seed; at < length; at++) data[at] = (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24;
  return data;
}

describe('a delta', () => {
  it(
    'makes the target from the base, whatever both are',
    () => {
      fc.assert(
        fc.property(anything, anything, anything, (head, one, other) => {
          const base = Buffer.concat([head, one, head]);
          const target = Buffer.concat([other, head, one.subarray(3)]);
          const delta = createDelta(base, target, MAX);
          if (base.equals(target)) return expect(delta).toBeNull();
          expect(applyDelta(base, delta!, target.length).equals(target)).toBe(true);
        }),
        fuzzBudget(500),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  it('is none when both are the same bytes: an object must not become a delta of itself', () => {
    expect(createDelta(noise(1000), noise(1000), MAX)).toBeNull();
    expect(createDelta(Buffer.alloc(0), Buffer.alloc(0), MAX)).toBeNull();
  });

  it('is none when it does not pay', () => {
    expect(createDelta(noise(1000, 1), noise(1000, 2))).toBeNull();
    expect(createDelta(noise(1000, 1), Buffer.concat([noise(1000, 1), noise(2000, 2)]))).toBeNull();
    expect(createDelta(Buffer.alloc(0), noise(10))).toBeNull();
  });

  it('costs a few bytes for what is inserted, removed or moved', () => {
    const base = noise(100_000);
    const moved = Buffer.concat([base.subarray(50_000), Buffer.from('inserted'), base.subarray(0, 50_000)]);
    expect(createDelta(base, moved)!.length).toBeLessThan(60);
    expect(createDelta(base, base.subarray(100, 99_000))!.length).toBeLessThan(30);
    const tripled = Buffer.concat([Buffer.from('<'), base, base, base, Buffer.from('>')]);
    expect(createDelta(base, tripled)!.length).toBeLessThan(100);
  });

  it('never exceeds what it may cost', () => {
    const [base, target] = [noise(5000, 1), Buffer.concat([noise(3000, 1), noise(300, 7)])];
    const needed = createDelta(base, target, MAX)!.length;
    expect(createDelta(base, target, needed)).toHaveLength(needed);
    expect(createDelta(base, target, needed - 1)).toBeNull();
  });

  it('is read by git: a pack of one base and its deltas', () => {
    const sandbox = new GitSandbox();
    try {
      const base = noise(200_000);
      const targets = [
        base.subarray(1),
        Buffer.concat([base.subarray(7), base]),
        Buffer.concat([base.subarray(0x10000), base.subarray(0, 0x20001)]),
      ];
      const baseOid = hashObject('blob', base);
      const deltas = targets.map((target) => ({ baseOid, delta: createDelta(base, target)! }));
      sandbox.git(['index-pack', '--stdin', '--strict'], packFile([{ type: 'blob', data: base }, ...deltas]));
      for (const target of targets) expect(sandbox.object(hashObject('blob', target)).data.equals(target)).toBe(true);
    } finally {
      sandbox.remove();
    }
  });
});

describe('applying a delta', () => {
  const base = Buffer.from('0123456789');
  const apply = (...delta: number[]) => applyDelta(base, Buffer.from(delta), 100);

  it('copies and inserts', () => {
    expect(apply(10, 5, 0x91, 2, 3, 2, 0x61, 0x62).toString()).toBe('234ab');
    expect(apply(10, 0)).toHaveLength(0);
  });

  it('takes a copy of no size for one of 65536 bytes', () => {
    const large = noise(0x10000);
    const delta = Buffer.from([0x80, 0x80, 0x04, 0x80, 0x80, 0x04, 0x80]);
    expect(applyDelta(large, delta, 0x10000).equals(large)).toBe(true);
  });

  it.each([
    ['a base of another size', [11, 1, 1, 0x61]],
    ['a copy that starts behind the base', [10, 1, 0x91, 11, 1]],
    ['a copy that ends behind the base', [10, 5, 0x91, 8, 5]],
    ['a copy from an offset of four bytes', [10, 1, 0x9f, 255, 255, 255, 255, 1]],
    ['a copy whose operands are cut off', [10, 1, 0x91, 0]],
    ['literal bytes that are cut off', [10, 3, 3, 0x61]],
    ['more than it says', [10, 1, 2, 0x61, 0x62]],
    ['less than it says', [10, 3, 1, 0x61]],
    ['the reserved instruction', [10, 1, 0]],
    ['a size that never ends', [10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 1]],
    ['nothing at all', []],
  ])('refuses %s', (_, delta) => {
    expect(() => apply(...delta)).toThrow(expect.objectContaining({ code: 'delta/corrupt' }));
  });

  it('refuses a result that is larger than allowed before it takes the memory', () => {
    const delta = Buffer.from([10, 0x80, 0x80, 0x80, 0x80, 0x40, 0x91, 0, 1]);
    expect(deltaSizes(delta).resultBytes).toBe(2 ** 34);
    expect(() => applyDelta(base, delta, 1000)).toThrow(expect.objectContaining({ code: 'delta/too-large' }));
  });

  it(
    'throws nothing but GitFormatError for any bytes',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 60 }), (noisy) => {
          try {
            expect(applyDelta(base, Buffer.from([10, ...noisy]), 10_000).length).toBeLessThanOrEqual(10_000);
          } catch (error) {
            expect(error).toMatchObject({ name: 'GitFormatError' });
          }
        }),
        fuzzBudget(2000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
