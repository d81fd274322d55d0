import fc from 'fast-check';
import { contentRange, parseRange, type ByteRange } from './byte-range';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

const WHOLE = { kind: 'whole' };
const UNSATISFIABLE = { kind: 'unsatisfiable' };

function range(start: number, endInclusive: number): ByteRange {
  return { kind: 'range', start, endInclusive };
}

describe('ranges', () => {
  test.each<[string | undefined, number, object]>([
    [undefined, 10, WHOLE],
    ['bytes=0-0', 10, range(0, 0)],
    ['bytes=2-5', 10, range(2, 5)],
    ['bytes=2-', 10, range(2, 9)],
    ['bytes=2-100', 10, range(2, 9)],
    ['bytes=9-9', 10, range(9, 9)],
    ['bytes=10-', 10, UNSATISFIABLE],
    ['bytes=10-20', 10, UNSATISFIABLE],
    ['bytes=-3', 10, range(7, 9)],
    ['bytes=-30', 10, range(0, 9)],
    ['bytes=-0', 10, UNSATISFIABLE],
    ['bytes=5-2', 10, WHOLE],
    ['bytes=0-1,3-4', 10, WHOLE],
    ['bytes=a-b', 10, WHOLE],
    ['bytes=-', 10, WHOLE],
    ['bytes=', 10, WHOLE],
    ['bytes=1', 10, WHOLE],
    ['lines=1-2', 10, WHOLE],
    ['Bytes= 1-2 ', 10, range(1, 2)],
    ['bytes=99999999999999999999999-', 10, UNSATISFIABLE],
    ['bytes=0-99999999999999999999999', 10, range(0, 9)],
    [`bytes=0-${'9'.repeat(400)}`, 10, range(0, 9)],
  ])('%p of %p bytes', (header, size, expected) => {
    expect(parseRange(header, size)).toEqual(expected);
  });

  test('an empty file has an empty first byte for clients that only ask its size, and no other range', () => {
    const asked = parseRange('bytes=0-0', 0);
    expect(asked).toEqual(range(0, -1));
    expect(asked.kind === 'range' && asked.endInclusive - asked.start + 1).toBe(0);
    expect(asked.kind === 'range' && contentRange(asked, 0)).toBe('bytes 0-0/0');
    expect(['bytes=0-', 'bytes=0-5', 'bytes=1-', 'bytes=-0'].map((header) => parseRange(header, 0).kind)).toEqual(
      Array.from({ length: 4 }, () => 'unsatisfiable'),
    );
    expect(parseRange('bytes=-5', 0)).toEqual(WHOLE);
  });

  test('Content-Range', () => {
    expect(contentRange({ kind: 'range', start: 2, endInclusive: 5 }, 10)).toBe('bytes 2-5/10');
    expect(contentRange({ kind: 'unsatisfiable' }, 10)).toBe('bytes */10');
  });

  test(
    'a satisfied range lies inside the file and holds exactly the bytes that were asked for',
    () => {
      const bound = fc.option(fc.nat(30), { nil: undefined });
      fc.assert(
        fc.property(bound, bound, fc.integer({ min: 1, max: 20 }), (first, last, size) => {
          const answer = parseRange(`bytes=${first ?? ''}-${last ?? ''}`, size);
          const all = Array.from({ length: size }, (_, i) => i);
          const wanted =
            first === undefined ? all.slice(Math.max(0, size - (last ?? 0))) : all.filter((i) => i >= first && i <= (last ?? Infinity));
          if (answer.kind === 'range') expect(all.slice(answer.start, answer.endInclusive + 1)).toEqual(wanted);
          else if (answer.kind === 'unsatisfiable') expect(wanted).toEqual([]);
          else expect(first === undefined ? last : last! < first).toBe(first === undefined ? undefined : true);
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );

  test(
    'no header makes it throw or leave the file',
    () => {
      fc.assert(
        fc.property(fc.oneof(fc.string(), fc.stringMatching(/^bytes=[-0-9, ]{0,12}$/)), fc.nat(50), (header, size) => {
          const answer = parseRange(header, size);
          if (answer.kind !== 'range' || size === 0) return;
          expect(answer.start).toBeLessThanOrEqual(answer.endInclusive);
          expect(answer.endInclusive).toBeLessThan(size);
        }),
        fuzzBudget(1000),
      );
    },
    FUZZ_TIMEOUT_MS,
  );
});
