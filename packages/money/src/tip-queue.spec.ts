import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import {
  claimsUntilTaken,
  jumpedBy,
  laneOf,
  type LanePolicy,
  longestWaitMs,
  nextInLane,
  TIP_CURVE,
  tipBonusTurns,
  tipWeight,
  TURNS_OF_TIPS,
} from './tip-queue';

const HALF: LanePolicy = { free: 1, of: 2, overdueAfterMs: 1_000 };
const job = (id: number, turn: number, place = turn, queuedAtMs = 0) => ({ id, turn, place, queuedAtMs });

test('everybody weighs one, a tip adds its logarithm, and the cap is the end of it', () => {
  expect(tipWeight(0)).toBe(1);
  expect(tipWeight(Math.E - 1, { slope: 0.5, cap: 4 })).toBeCloseTo(1.5, 12);
  expect(tipWeight(Number.MAX_VALUE)).toBe(1 + TIP_CURVE.cap);
  for (const credits of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => tipWeight(credits)).toThrow(expect.objectContaining({ code: 'tip/credits' }));
});

test(
  'more credits never weigh less, twice the credits never weigh twice, and no weight is worth all turns',
  () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e12, noNaN: true }), fc.double({ min: 1, max: 3, noNaN: true }), (credits, factor) => {
        const [one, more] = [tipWeight(credits), tipWeight(credits * factor)];
        expect(more >= one && more <= one * factor).toBe(true);
        expect(tipBonusTurns(one) >= 0 && tipBonusTurns(one) <= tipBonusTurns(more) && tipBonusTurns(more) < TURNS_OF_TIPS).toBe(true);
      }),
      fuzzBudget(200),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test('of any jobs in a row the free lane has its share, rounded down', () => {
  for (let of = 1; of <= 12; of += 1)
    for (let free = 0; free <= of; free += 1) {
      const lanes = Array.from({ length: 4 * of }, (_, claim) => laneOf(claim, { free, of, overdueAfterMs: 0 }));
      for (let from = 0; from < of; from += 1)
        for (let length = 1; length <= 3 * of; length += 1) {
          const count = lanes.slice(from, from + length).filter((lane) => lane === 'free').length;
          expect(count >= Math.floor((length * free) / of) && count <= Math.ceil((length * free) / of)).toBe(true);
        }
    }
});

test.each([
  [-1, 2],
  [3, 2],
  [1.5, 2],
  [1, 0],
  [0, 0.5],
])('%p of %p is no share', (free, of) => {
  expect(() => laneOf(0, { free, of, overdueAfterMs: 0 })).toThrow(expect.objectContaining({ code: 'tip/lanes' }));
});

test('the lane of tips goes by place, the free one by who waits too long, then by turn; in both the older one is before its equal', () => {
  const waiting = [job(4, 3, -5), job(3, 2), job(2, 2), job(1, 9, 9, -50)];
  expect(nextInLane(waiting, 'tips', 0, HALF)).toMatchObject({ id: 4 });
  expect(nextInLane(waiting, 'free', 0, HALF)).toMatchObject({ id: 2 });
  expect(nextInLane(waiting, 'free', 950, HALF)).toMatchObject({ id: 1 });
  expect(nextInLane(waiting, 'free', 1_000, HALF)).toMatchObject({ id: 1 });
  expect(nextInLane([job(6, 1, 1, -500), job(5, 9, 9, -500)], 'free', 500, HALF)).toMatchObject({ id: 5 });
  expect(nextInLane([job(2, 1), job(1, 1)], 'tips', 0, HALF)).toMatchObject({ id: 1 });
  expect(nextInLane([], 'free', 0, HALF)).toBeNull();
});

test('a job jumped those that the free order has before it', () => {
  const waiting = [job(1, 1), job(2, 2), job(3, 3, -4)];
  expect(jumpedBy(waiting[2]!, waiting, 0, HALF).map(({ id }) => id)).toEqual([1, 2]);
  expect(jumpedBy(waiting[0]!, waiting, 0, HALF)).toEqual([]);
});

test('the bound in jobs and in time, as the page says it', () => {
  expect([0, 1, 5].map((older) => claimsUntilTaken(older, HALF))).toEqual([2, 4, 12]);
  expect(claimsUntilTaken(1, { free: 2, of: 3, overdueAfterMs: 0 })).toBe(3);
  // 1 s until it is overdue; then 6 jobs on 4 slots: two rounds of the longest.
  expect(longestWaitMs({ older: 2, slots: 4, longestJobMs: 600 }, HALF)).toBe(2_200);
  expect(() => claimsUntilTaken(1, { ...HALF, free: 0 })).toThrow(expect.objectContaining({ code: 'tip/lanes' }));
});
