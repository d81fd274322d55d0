import fc from 'fast-check';
import { fraction, sum } from './fraction';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { type Share, splitByShares, splitCarrying, type SplitLine } from './split';

const amount = fc.bigInt(0n, 10n ** 15n);
const shares = fc
  .uniqueArray(fc.record({ payee: fc.string({ minLength: 1, maxLength: 3 }), weight: fc.bigInt(0n, 10_000n) }), {
    minLength: 1,
    maxLength: 8,
    selector: ({ payee }) => payee,
  })
  .filter((some) => some.some(({ weight }) => weight > 0n));

const total = (lines: readonly SplitLine[]) => lines.reduce((all, { amountMinor }) => all + amountMinor, 0n);
const amounts = (lines: readonly SplitLine[]) => Object.fromEntries(lines.map(({ payee, amountMinor }) => [payee, amountMinor]));

test('the units that are left go to the largest fractions, and those of a tie to the payee whose id comes first', () => {
  const thirds = ['c', 'a', 'b'].map((payee) => ({ payee, weight: 1n }));
  expect(amounts(splitByShares(100n, thirds))).toEqual({ a: 34n, b: 33n, c: 33n });
  expect(amounts(splitByShares(101n, thirds))).toEqual({ a: 34n, b: 34n, c: 33n });
  expect(
    splitByShares(5n, [
      { payee: 'b', weight: 3n },
      { payee: 'a', weight: 1n },
    ]),
  ).toEqual([
    {
      payee: 'a',
      repository: null,
      amountMinor: 1n,
      exactMinor: fraction(5n, 4n),
      floorMinor: 1n,
      remainderMinor: 0n,
      owedMinor: fraction(1n, 4n),
    },
    {
      payee: 'b',
      repository: null,
      amountMinor: 4n,
      exactMinor: fraction(15n, 4n),
      floorMinor: 3n,
      remainderMinor: 1n,
      owedMinor: fraction(-1n, 4n),
    },
  ]);
});

test('one payee may have a line for each of several repositories', () => {
  const both = splitByShares(
    3n,
    ['model', 'app'].map((repository) => ({ payee: 'alice', repository, weight: 1n })),
  );
  expect(both.map(({ repository, amountMinor }) => [repository, amountMinor])).toEqual([
    ['app', 2n],
    ['model', 1n],
  ]);
});

test.each<[string, bigint, Share[]]>([
  ['amount/negative', -1n, [{ payee: 'a', weight: 1n }]],
  ['split/no-shares', 5n, []],
  ['split/no-shares', 5n, [{ payee: 'a', weight: 0n }]],
  [
    'split/negative-weight',
    5n,
    [
      { payee: 'a', weight: 2n },
      { payee: 'b', weight: -1n },
    ],
  ],
  [
    'split/payee-twice',
    5n,
    [
      { payee: 'a', weight: 1n },
      { payee: 'a', weight: 2n },
    ],
  ],
])('%s is refused', (code, totalMinor, some) => {
  expect(() => splitByShares(totalMinor, some)).toThrow(expect.objectContaining({ name: 'MoneyError', code }));
});

test(
  'no unit is made or lost, nobody is more than a unit from the exact share, who has no share gets nothing, and the order of shares is nothing',
  () => {
    fc.assert(
      fc.property(amount, shares, fc.infiniteStream(fc.nat()), (totalMinor, some, keys) => {
        const lines = splitByShares(totalMinor, some);
        expect(total(lines)).toBe(totalMinor);
        expect(sum(...lines.map(({ exactMinor }) => exactMinor))).toEqual(fraction(totalMinor));
        for (const { payee, amountMinor, exactMinor, floorMinor, remainderMinor } of lines) {
          expect(amountMinor).toBe(floorMinor + remainderMinor);
          expect(floorMinor).toBe(exactMinor.numerator / exactMinor.denominator);
          expect([0n, exactMinor.denominator === 1n ? 0n : 1n]).toContain(remainderMinor);
          expect(exactMinor).toEqual(fraction(totalMinor * some.find((share) => share.payee === payee)!.weight, weightOf(some)));
        }
        const shuffled = some.map((share) => ({ share, key: keys.next().value })).sort((a, b) => a.key - b.key);
        expect(
          splitByShares(
            totalMinor,
            shuffled.map(({ share }) => share),
          ),
        ).toEqual(lines);
      }),
      fuzzBudget(200),
    );
  },
  FUZZ_TIMEOUT_MS,
);

const weightOf = (some: readonly Share[]) => some.reduce((all, { weight }) => all + weight, 0n);

test(
  'what is carried on keeps every payee within the bound of the exact sum, whatever the amounts are',
  () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.bigInt(0n, 3n), amount), { minLength: 1, maxLength: 60 }), shares, (sales, some) => {
        let lines: SplitLine[] = [];
        const given = new Map(some.map(({ payee }) => [payee, 0n]));
        for (const sale of sales) {
          lines = splitCarrying(sale, some, lines);
          expect(total(lines)).toBe(sale);
          for (const { payee, amountMinor, owedMinor, floorMinor, remainderMinor } of lines) {
            expect(amountMinor >= 0n && floorMinor >= 0n).toBe(true);
            expect(floorMinor + remainderMinor).toBe(amountMinor);
            expect(owedMinor.numerator).toBeGreaterThan(-owedMinor.denominator);
            expect(owedMinor.numerator).toBeLessThanOrEqual(BigInt(some.length - 1) * owedMinor.denominator);
            given.set(payee, given.get(payee)! + amountMinor);
          }
        }
        const all = sales.reduce((a, b) => a + b, 0n);
        for (const { payee, owedMinor } of lines)
          expect(sum(fraction(given.get(payee)!), owedMinor)).toEqual(
            fraction(all * some.find((share) => share.payee === payee)!.weight, weightOf(some)),
          );
      }),
      fuzzBudget(60),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test('what other terms owed is not carried on', () => {
  const before = splitByShares(1n, [
    { payee: 'a', weight: 1n },
    { payee: 'b', weight: 1n },
  ]);
  expect(() => splitCarrying(1n, [{ payee: 'a', weight: 1n }], before)).toThrow(expect.objectContaining({ code: 'split/other-terms' }));
  // Somebody came: what they were owed is not there, and the sums would not meet.
  const more = ['a', 'b', 'c'].map((payee) => ({ payee, weight: 1n }));
  expect(splitCarrying(1n, more, before).reduce((all, { amountMinor }) => all + amountMinor, 0n)).toBe(1n);
});

const UNEQUAL = [
  { payee: 'app', weight: 7_000n },
  { payee: 'data', weight: 301n },
  { payee: 'model', weight: 2_699n },
];

test('over a million sales, a hundred at every price up to 10,000, rounding moves less than a ten-thousandth of a unit a sale', () => {
  const given = { app: 0n, data: 0n, model: 0n };
  for (let price = 1n; price <= 10_000n; price += 1n)
    for (const { payee, amountMinor } of splitByShares(price, UNEQUAL)) given[payee as 'app'] += 100n * amountMinor;
  const all = (100n * 10_000n * 10_001n) / 2n;
  for (const { payee, weight } of UNEQUAL) {
    const drift = given[payee as 'app'] - (all * weight) / 10_000n;
    expect(drift > -100n && drift < 100n).toBe(true);
  }
});

test('a payee of 3 % starves in sales of one unit, and gets every unit of the exact sum when what is owed is carried on', () => {
  let lines: SplitLine[] = [];
  const given = { app: 0n, data: 0n, model: 0n };
  for (let sale = 0; sale < 20_000; sale += 1) {
    lines = splitCarrying(1n, UNEQUAL, lines);
    for (const { payee, amountMinor } of lines) given[payee as 'app'] += amountMinor;
  }
  expect(amounts(splitByShares(1n, UNEQUAL))).toEqual({ app: 1n, data: 0n, model: 0n });
  expect(given).toEqual({ app: 14_000n, data: 602n, model: 5_398n });
});
