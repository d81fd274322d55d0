import fc from 'fast-check';
import { affordableMs, grainsOf, hourPriceMicro, jobCost, type MeteredLease, mostCostMinor, paidMs } from './compute-share';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

const HOUR_MS = 3_600_000n;
const lease = (priceMicro: bigint, hubMs: bigint, runnerMs: bigint | null = hubMs): MeteredLease => ({ priceMicro, hubMs, runnerMs });

test('an hour at 1.50 is 150 cents, and 2 of a currency without cents', () => {
  expect(jobCost([lease(1_500_000n, HOUR_MS)], 1_000n, 2)).toEqual({ totalMinor: 150n, partsMinor: [150n] });
  expect(jobCost([lease(1_500_000n, HOUR_MS)], 1_000n, 0).totalMinor).toBe(2n);
});

test('a millionth of the unit a second is a price', () => {
  expect(jobCost([lease(3_600n, 10_000n * 1_000n)], 100n, 2).totalMinor).toBe(1n);
});

test('the lower of the two reports is paid, and a machine that says nothing is paid nothing', () => {
  expect(paidMs({ hubMs: 10n, runnerMs: 7n })).toBe(7n);
  expect(paidMs({ hubMs: 10n, runnerMs: 1_000_000n })).toBe(10n);
  expect(paidMs({ hubMs: 10n, runnerMs: null })).toBe(0n);
});

test('attempts that are each below a cent are one sum before anything is rounded', () => {
  const short = lease(1_000_000n, 14_400n); // 0.4 cents
  expect(jobCost([short], 100n, 2).totalMinor).toBe(0n);
  expect(jobCost([short, short, short], 100n, 2)).toEqual({ totalMinor: 1n, partsMinor: [1n, 0n, 0n] });
});

test('each GPU has its price, and a job without any has another', () => {
  const card = { cpuHourMicro: 10n, gpuHourMicro: 300n };
  expect([0, 1, 4].map((gpus) => hourPriceMicro(card, gpus))).toEqual([10n, 300n, 1_200n]);
});

test('what is set aside is rounded up', () => {
  expect(mostCostMinor(1n, 1, 2)).toBe(1n);
  expect(mostCostMinor(1_000_000n, 3_600, 2)).toBe(100n);
  expect(mostCostMinor(0n, 86_400, 2)).toBe(0n);
});

test.each([
  [() => paidMs({ hubMs: -1n, runnerMs: 1n }), 'amount/negative'],
  [() => paidMs({ hubMs: 1n, runnerMs: -1n }), 'amount/negative'],
  [() => hourPriceMicro({ cpuHourMicro: -1n, gpuHourMicro: 0n }, 0), 'amount/negative'],
  [() => hourPriceMicro({ cpuHourMicro: 1n, gpuHourMicro: 0n }, 0.5), 'lease/gpus'],
  [() => mostCostMinor(1n, 0.5, 2), 'lease/seconds'],
  [() => jobCost([], 0n, 7), 'lease/digits'],
])('what makes no sense is refused (%#)', (call, code) => {
  expect(call).toThrow(expect.objectContaining({ code }));
});

const minor = fc.bigInt({ min: 0n, max: 10n ** 12n });
const price = fc.bigInt({ min: 0n, max: 10n ** 12n });
const time = fc.bigInt({ min: 0n, max: 10n ** 10n });
const leases = fc.array(fc.record({ priceMicro: price, hubMs: time, runnerMs: fc.option(time) }), { maxLength: 12 });
const digits = fc.constantFrom(0, 2, 3, 6);

test(
  'a cost is never above what is held nor above either report, and its parts are it',
  () => {
    fc.assert(
      fc.property(leases, minor, digits, (all, held, places) => {
        const { totalMinor, partsMinor } = jobCost(all, held, places);
        expect(totalMinor).toBeLessThanOrEqual(held);
        expect(partsMinor.reduce((a, b) => a + b, 0n)).toBe(totalMinor);
        const byRunner = all.map(({ priceMicro, runnerMs }) => lease(priceMicro, runnerMs ?? 0n));
        const byHub = all.map(({ priceMicro, hubMs }) => lease(priceMicro, hubMs));
        for (const one of [byRunner, byHub]) expect(totalMinor).toBeLessThanOrEqual(jobCost(one, held, places).totalMinor);
        all.forEach((one, index) => grainsOf(one) === 0n && expect(partsMinor[index]).toBe(0n));
      }),
      fuzzBudget(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'as long as it can be afforded it costs what is held, and a millisecond more is above it',
  () => {
    fc.assert(
      fc.property(leases, minor, fc.bigInt({ min: 1n, max: 10n ** 12n }), digits, (before, held, priceMicro, places) => {
        const most = affordableMs(before, held, priceMicro, places)!;
        const grainsOfHeld = (held * HOUR_MS * 1_000_000n) / 10n ** BigInt(places);
        const used = before.reduce((sum, one) => sum + grainsOf(one), 0n);
        if (most > 0n) expect(used + most * priceMicro).toBeLessThanOrEqual(grainsOfHeld);
        expect(used + (most + 1n) * priceMicro).toBeGreaterThan(grainsOfHeld);
      }),
      fuzzBudget(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test('what is held for a time is enough for it', () => {
  fc.assert(
    fc.property(price, fc.integer({ min: 0, max: 10 ** 7 }), digits, (priceMicro, seconds, places) => {
      const held = mostCostMinor(priceMicro, seconds, places);
      const most = affordableMs([], held, priceMicro, places);
      expect(most === null || most >= BigInt(seconds) * 1000n).toBe(true);
    }),
    fuzzBudget(300),
  );
});
