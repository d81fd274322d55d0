import fc from 'fast-check';
import { fraction } from './fraction';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { reverse } from './refund';
import { saleSplit, type SaleLine, type SaleTerms } from './sale-split';

/** Field research §8.4, minor units of CNY. */
const EXAMPLE: SaleTerms = {
  grossMinor: 9_999n,
  taxMinor: 566n,
  providerFeeMinor: 60n,
  platformFeeBasisPoints: 1_500n,
  shares: [
    { payee: 'app-author', weight: 55n },
    { payee: 'dataset-author', weight: 10n },
    { payee: 'model-author', weight: 20n },
  ],
};
const whole = (lines: readonly { amountMinor: bigint }[]) => lines.reduce((all, { amountMinor }) => all + amountMinor, 0n);
const nameOf = ({ kind, payee }: SaleLine) => payee ?? kind;

test('the sale of the research is cut to the cent, and each line says how', () => {
  const { baseMinor, lines } = saleSplit(EXAMPLE);
  expect(baseMinor).toBe(9_373n);
  expect(lines.map((line) => [nameOf(line), line.amountMinor, line.exactMinor, line.floorMinor, line.remainderMinor])).toEqual([
    ['tax', 566n, fraction(566n), 566n, 0n],
    ['provider-fee', 60n, fraction(60n), 60n, 0n],
    ['platform-fee', 1_406n, fraction(140_595n, 100n), 1_405n, 1n],
    ['app-author', 5_155n, fraction(515_515n, 100n), 5_155n, 0n],
    ['dataset-author', 937n, fraction(9_373n, 10n), 937n, 0n],
    ['model-author', 1_875n, fraction(18_746n, 10n), 1_874n, 1n],
  ]);
  expect(whole(lines)).toBe(9_999n);
});

test('half of it refunded and then the other half gives back exactly what every line had', () => {
  const lines = saleSplit(EXAMPLE).lines.map((line) => ({ id: nameOf(line), amountMinor: line.amountMinor }));
  const first = reverse(lines, [], 5_000n);
  const second = reverse(lines, first, 4_999n);
  expect(first.map(({ amountMinor }) => amountMinor)).toEqual([283n, 30n, 703n, 2_578n, 468n, 938n]);
  expect(second.map(({ amountMinor }, index) => amountMinor + first[index]!.amountMinor)).toEqual(
    lines.map(({ amountMinor }) => amountMinor),
  );
});

test('shares of 70, 20 and 10 divide what a fee of 15 % leaves of 9.99', () => {
  const shares = [
    { payee: 'app', weight: 70n },
    { payee: 'model', weight: 20n },
    { payee: 'dataset', weight: 10n },
  ];
  const { lines } = saleSplit({ grossMinor: 999n, taxMinor: 0n, providerFeeMinor: 0n, platformFeeBasisPoints: 1_500n, shares });
  // 149.85, 594.405, 84.915, 169.83
  expect(lines.slice(2).map((line) => [nameOf(line), line.amountMinor])).toEqual([
    ['platform-fee', 150n],
    ['app', 594n],
    ['dataset', 85n],
    ['model', 170n],
  ]);
});

test('in a tie the author comes before the platform', () => {
  const half = { grossMinor: 1n, taxMinor: 0n, providerFeeMinor: 0n, platformFeeBasisPoints: 5_000n, shares: [{ payee: 'z', weight: 1n }] };
  expect(saleSplit(half).lines.map((line) => [nameOf(line), line.amountMinor])).toEqual([
    ['tax', 0n],
    ['provider-fee', 0n],
    ['platform-fee', 0n],
    ['z', 1n],
  ]);
});

test.each<[string, Partial<SaleTerms>]>([
  ['amount/negative', { taxMinor: -1n }],
  ['amount/negative', { providerFeeMinor: -1n }],
  ['amount/negative', { grossMinor: -1n }],
  ['split/fee-rate', { platformFeeBasisPoints: 10_001n }],
  ['split/fee-rate', { platformFeeBasisPoints: -1n }],
  ['split/negative-base', { grossMinor: 625n }],
  ['split/no-shares', { shares: [] }],
  ['split/payee-twice', { shares: [...EXAMPLE.shares, { payee: 'app-author', weight: 1n }] }],
])('%s is refused', (code, change) => {
  expect(() => saleSplit({ ...EXAMPLE, ...change })).toThrow(expect.objectContaining({ code }));
});

test(
  'the lines of any sale are its gross, none below zero, and none a whole unit from its exact share',
  () => {
    const terms = fc.record({
      grossMinor: fc.bigInt(0n, 10n ** 12n),
      taxMinor: fc.bigInt(0n, 100n),
      providerFeeMinor: fc.bigInt(0n, 100n),
      platformFeeBasisPoints: fc.bigInt(0n, 10_000n),
      shares: fc
        .array(fc.bigInt(1n, 10_000n), { minLength: 1, maxLength: 9 })
        .map((weights) => weights.map((weight, index) => ({ payee: `p${index}`, weight }))),
    });
    fc.assert(
      fc.property(terms, (some) => {
        const gross = some.grossMinor + some.taxMinor + some.providerFeeMinor;
        const { lines } = saleSplit({ ...some, grossMinor: gross });
        expect(whole(lines)).toBe(gross);
        for (const { amountMinor, exactMinor, floorMinor, remainderMinor } of lines) {
          expect(amountMinor === floorMinor + remainderMinor && floorMinor >= 0n && (remainderMinor === 0n || remainderMinor === 1n)).toBe(
            true,
          );
          expect(exactMinor.numerator / exactMinor.denominator).toBe(floorMinor);
        }
        const { numerator, denominator } = lines[2]!.exactMinor;
        expect(numerator * 10_000n).toBe(some.grossMinor * some.platformFeeBasisPoints * denominator);
      }),
      fuzzBudget(200),
    );
  },
  FUZZ_TIMEOUT_MS,
);
