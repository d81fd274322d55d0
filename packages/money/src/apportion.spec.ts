import fc from 'fast-check';
import { apportion } from './apportion';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';

test('who is ahead by more than the share is gives nothing back, so others get less', () => {
  expect(apportion(1n, [-9n, -9n, 28n], 10n)).toEqual([0n, 0n, 1n]);
  expect(apportion(1n, [-15n, 25n], 10n)).toEqual([0n, 1n]);
  expect(apportion(3n, [25n, 25n, -9n, -9n, -2n], 10n)).toEqual([2n, 1n, 0n, 0n, 0n]);
});

test.each<[string, bigint, bigint[], bigint]>([
  ['amount/negative', -1n, [-2n], 2n],
  ['split/not-the-whole', 2n, [1n, 2n], 2n],
  ['split/not-the-whole', 0n, [1n], 3n],
])('%s is refused', (code, total, numerators, denominator) => {
  expect(() => apportion(total, numerators, denominator)).toThrow(expect.objectContaining({ code }));
});

test(
  'the parts are those of giving out the units one by one, each to whoever is owed most, and nobody is ahead by a whole unit',
  () => {
    const owed = fc.array(fc.integer({ min: -6, max: 30 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(owed, fc.integer({ min: 7, max: 9 }), (some, denominator) => {
        // The last one makes the sum a number of whole units, not below zero.
        const rest = some.reduce((a, b) => a + b, 0);
        const total = Math.max(0, Math.ceil((rest - denominator + 1) / denominator));
        const numerators = [...some, total * denominator - rest];
        fc.pre(numerators.at(-1)! > -denominator);
        const parts = apportion(BigInt(total), numerators.map(BigInt), BigInt(denominator)).map(Number);
        expect(parts).toEqual(oneByOne(total, numerators, denominator));
        for (const [index, part] of parts.entries()) expect(numerators[index]! - part * denominator).toBeGreaterThan(-denominator);
      }),
      fuzzBudget(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

function oneByOne(total: number, numerators: readonly number[], denominator: number): number[] {
  const left = [...numerators];
  const parts = numerators.map(() => 0);
  for (let unit = 0; unit < total; unit += 1) {
    const most = left.indexOf(Math.max(...left));
    left[most]! -= denominator;
    parts[most]! += 1;
  }
  return parts;
}
