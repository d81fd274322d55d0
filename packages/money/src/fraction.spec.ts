import fc from 'fast-check';
import { floor, fraction, minus, overCommonDenominator, roundHalfUp, sum, times } from './fraction';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

test('a fraction is reduced, with its sign above the line', () => {
  expect(fraction(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n });
  expect(fraction(0n, 7n)).toEqual({ numerator: 0n, denominator: 1n });
  expect(() => fraction(1n, 0n)).toThrow(expect.objectContaining({ code: 'amount/zero-denominator' }));
});

test('floors go down below zero too, halves go up, and nothing negative is rounded', () => {
  expect([7n, -7n, -8n].map((n) => floor(fraction(n, 4n)))).toEqual([1n, -2n, -2n]);
  expect([1n, 2n, 3n, 5n].map((n) => roundHalfUp(fraction(n, 4n)))).toEqual([0n, 1n, 1n, 1n]);
  expect(() => roundHalfUp(fraction(-1n, 4n))).toThrow(expect.objectContaining({ code: 'amount/negative' }));
});

test(
  'sums, differences and products are those of cross multiplication',
  () => {
    const any = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 1000n));
    fc.assert(
      fc.property(any, any, ([a, b], [c, d]) => {
        expect(sum(fraction(a, b), fraction(c, d))).toEqual(fraction(a * d + c * b, b * d));
        expect(minus(sum(fraction(a, b), fraction(c, d)), fraction(c, d))).toEqual(fraction(a, b));
        expect(times(fraction(a, b), fraction(c, d))).toEqual(fraction(a * c, b * d));
        const { numerators, denominator } = overCommonDenominator([fraction(a, b), fraction(c, d)]);
        expect(numerators.map((numerator) => fraction(numerator, denominator))).toEqual([fraction(a, b), fraction(c, d)]);
      }),
      fuzzBudget(100),
    );
  },
  FUZZ_TIMEOUT_MS,
);
