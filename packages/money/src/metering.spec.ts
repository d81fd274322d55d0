import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { atomsOf, atomsToMinor, dueMinor, freeThenPaid, inTiers, type MeteredUse, priceAt, type Tier } from './metering';

/** 2.50 of the unit for a million tokens. */
const PRICE = 2_500_000n;
const use = (quantity: number, priceMicro = PRICE): MeteredUse => ({ quantity: BigInt(quantity), priceMicro });

test('a million tokens at 2.50 are 250 cents, or 3 of a currency without cents', () => {
  expect(atomsToMinor(atomsOf([use(1_000_000)]), 2)).toBe(250n);
  expect(atomsToMinor(atomsOf([use(1_000_000)]), 0)).toBe(3n);
  expect(atomsToMinor(atomsOf([use(1_000_000)]), 6)).toBe(PRICE);
});

test('calls that are each far below a cent add up before anything is rounded', () => {
  // 1,999 calls of one token: 0.49975 cents; one more is half a cent, which goes up.
  const calls = Array.from({ length: 1_999 }, () => use(1));
  expect(atomsToMinor(atomsOf(calls), 2)).toBe(0n);
  expect(atomsToMinor(atomsOf([...calls, use(1)]), 2)).toBe(1n);
});

test('what a free quota leaves is paid, wherever in a call it ends', () => {
  const tiers = freeThenPaid(1_000n, PRICE);
  expect(inTiers(0n, 1_000n, tiers)).toEqual([use(1_000, 0n)]);
  expect(inTiers(900n, 300n, tiers)).toEqual([use(100, 0n), use(200)]);
  expect(inTiers(1_000n, 5n, tiers)).toEqual([use(5)]);
  expect(inTiers(1_000n, 0n, tiers)).toEqual([]);
  expect(inTiers(0n, 5n, freeThenPaid(0n, PRICE))).toEqual([use(5)]);
});

test('a price counts from its moment until the next one, however the history is ordered', () => {
  const day = (number: number) => new Date(Date.UTC(2027, 0, number));
  const history = [
    { fromAt: day(10), priceMicro: 2n },
    { fromAt: day(1), priceMicro: 1n },
    { fromAt: day(20), priceMicro: 3n },
  ];
  expect([1, 9, 10, 19, 20, 300].map((number) => priceAt(history, day(number)))).toEqual([1n, 1n, 2n, 2n, 3n, 3n]);
  expect(() => priceAt(history, day(0))).toThrow(expect.objectContaining({ code: 'meter/no-price' }));
});

test.each<[string, () => unknown]>([
  ['amount/negative', () => atomsOf([use(-1)])],
  ['amount/negative', () => atomsOf([use(1, -1n)])],
  ['amount/negative', () => atomsToMinor(-1n, 2)],
  ['amount/negative', () => dueMinor(1n, -1n, 2)],
  ['amount/negative', () => freeThenPaid(-1n, 1n)],
  ['amount/negative', () => inTiers(-1n, 1n, freeThenPaid(5n, 1n))],
  ['amount/negative', () => inTiers(1n, -1n, freeThenPaid(5n, 1n))],
  ['meter/digits', () => atomsToMinor(1n, 7)],
  ['meter/digits', () => atomsToMinor(1n, -1)],
  ['meter/digits', () => atomsToMinor(1n, 1.5)],
  ['meter/tiers', () => inTiers(0n, 1n, [])],
  ['meter/tiers', () => inTiers(0n, 1n, [{ upTo: 5n, priceMicro: 1n }])],
  [
    'meter/tiers',
    () =>
      inTiers(0n, 1n, [
        { upTo: null, priceMicro: 1n },
        { upTo: null, priceMicro: 1n },
      ]),
  ],
  [
    'meter/tiers',
    () =>
      inTiers(0n, 1n, [
        { upTo: 5n, priceMicro: 1n },
        { upTo: 5n, priceMicro: 1n },
        { upTo: null, priceMicro: 1n },
      ]),
  ],
  [
    'meter/tiers',
    () =>
      inTiers(0n, 1n, [
        { upTo: 0n, priceMicro: 1n },
        { upTo: null, priceMicro: 1n },
      ]),
  ],
])('%s is refused', (code, ask) => {
  expect(ask).toThrow(expect.objectContaining({ code }));
});

const ladder = fc.array(fc.tuple(fc.bigInt(1n, 1_000n), fc.bigInt(0n, 10n ** 7n)), { maxLength: 4 }).map((steps): Tier[] => {
  const ends = steps.map((_, index) => steps.slice(0, index + 1).reduce((all, [width]) => all + width, 0n));
  return [...steps.map(([, priceMicro], index) => ({ upTo: ends[index]!, priceMicro })), { upTo: null, priceMicro: 7n }];
});

test(
  'in whatever order calls come and are cut, the tiers give one total, each token in its tier',
  () => {
    fc.assert(
      fc.property(ladder, fc.array(fc.bigInt(0n, 900n), { maxLength: 20 }), (tiers, calls) => {
        const costOf = (some: readonly bigint[]) =>
          some.reduce<[bigint, bigint]>(
            ([before, atoms], call) => [before + call, atoms + atomsOf(inTiers(before, call, tiers))],
            [0n, 0n],
          )[1];
        const tokens = calls.reduce((a, b) => a + b, 0n);
        expect(costOf(calls)).toBe(costOf([tokens]));
        expect(costOf(calls.toReversed())).toBe(costOf([tokens]));
        const oneByOne = Array.from(
          { length: Math.min(Number(tokens), 300) },
          (_, index) => tiers.find(({ upTo }) => upTo === null || BigInt(index) < upTo)!.priceMicro,
        );
        expect(costOf([BigInt(oneByOne.length)])).toBe(oneByOne.reduce((a, b) => a + b, 0n));
      }),
      fuzzBudget(150),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  'invoices of parts add up to the invoice of all, and a use that is taken back becomes a credit',
  () => {
    const uses = fc.array(fc.tuple(fc.nat(3_000_000), fc.bigInt(0n, 10n ** 8n)), { maxLength: 15 });
    fc.assert(
      fc.property(uses, fc.constantFrom(0, 2, 3), (some, digits) => {
        let [atoms, invoiced] = [0n, 0n];
        for (const [quantity, priceMicro] of some) {
          atoms += atomsOf([use(quantity, priceMicro)]);
          const due = dueMinor(atoms, invoiced, digits);
          expect(due).toBeGreaterThanOrEqual(0n);
          invoiced += due;
        }
        expect(invoiced).toBe(atomsToMinor(atoms, digits));
        const unit = 10n ** BigInt(12 - digits);
        const off = 2n * (invoiced * unit - atoms);
        expect(off > -unit && off <= unit).toBe(true);
        expect(dueMinor(0n, invoiced, digits)).toBe(-invoiced);
      }),
      fuzzBudget(150),
    );
  },
  FUZZ_TIMEOUT_MS,
);
