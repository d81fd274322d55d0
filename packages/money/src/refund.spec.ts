import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { type RefundableLine, reverse } from './refund';

const lines = (...amounts: number[]): RefundableLine[] =>
  amounts.map((amount, index) => ({ id: `line${index}`, amountMinor: BigInt(amount) }));
const amounts = (some: readonly RefundableLine[]) => some.map(({ amountMinor }) => Number(amountMinor));

test('a refund is divided like what is left, ties by the id of the line, and says what is left then', () => {
  expect(reverse(lines(50, 30, 20), [], 10n)).toEqual([
    { id: 'line0', amountMinor: 5n, leftMinor: 45n },
    { id: 'line1', amountMinor: 3n, leftMinor: 27n },
    { id: 'line2', amountMinor: 2n, leftMinor: 18n },
  ]);
  expect(amounts(reverse(lines(1, 1, 1).reverse(), [], 1n))).toEqual([0, 0, 1]);
  expect(amounts(reverse(lines(50, 30, 20), [...lines(50, 10), ...lines(0, 20)], 20n))).toEqual([0, 0, 20]);
});

test.each<[string, RefundableLine[], RefundableLine[], bigint]>([
  ['refund/nothing', lines(5), [], 0n],
  ['refund/nothing', lines(5), [], -1n],
  ['refund/too-much', lines(5, 5), lines(5), 6n],
  ['refund/too-much', [], [], 1n],
  ['refund/line-twice', [...lines(5), ...lines(5)], [], 1n],
  ['refund/unknown-line', lines(5), lines(0, 1), 1n],
  ['refund/reversed-too-much', lines(5), lines(6), 1n],
  ['refund/reversed-too-much', lines(5), lines(-1), 1n],
  ['amount/negative', lines(5, -1), [], 1n],
])('%s is refused', (code, all, before, refundMinor) => {
  expect(() => reverse(all, before, refundMinor)).toThrow(expect.objectContaining({ code }));
});

test(
  'however the whole is cut into refunds, no line is ever below zero and each has given back exactly what it had',
  () => {
    const sale = fc.array(fc.nat(10_000), { minLength: 1, maxLength: 8 }).filter((some) => some.some((amount) => amount > 0));
    fc.assert(
      fc.property(sale, fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { maxLength: 12 }), (some, parts) => {
        const all = lines(...some);
        const before: RefundableLine[] = [];
        const left = () => some.reduce((a, b) => a + b, 0) - amounts(before).reduce((a, b) => a + b, 0);
        for (const part of [...parts, 1]) {
          const wanted = BigInt(Math.ceil(left() * part));
          if (wanted === 0n) break;
          const refund = reverse(all, before, wanted);
          expect(refund.reduce((sum, { amountMinor }) => sum + amountMinor, 0n)).toBe(wanted);
          expect(refund.every(({ amountMinor, leftMinor }) => amountMinor >= 0n && leftMinor >= 0n)).toBe(true);
          before.push(...refund);
        }
        expect(all.map(({ id }) => amounts(before.filter((line) => line.id === id)).reduce((a, b) => a + b, 0))).toEqual(some);
      }),
      fuzzBudget(200),
    );
  },
  FUZZ_TIMEOUT_MS,
);
