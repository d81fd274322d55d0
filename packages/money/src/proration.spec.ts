import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { periodAt } from './periods';
import { type ChangeWish, pieceMinor, planChange, type PlanItem, type Span, usedMinor } from './proration';

const JUNE: Span = { startAt: new Date('2027-06-01T08:00Z'), endAt: new Date('2027-07-01T08:00Z') };
const JUNE_SECONDS = 30 * 86_400;
const after = (seconds: number, { startAt }: Span = JUNE) => new Date(startAt.getTime() + seconds * 1000);
const item = (price: string, unitMinor: number, quantity = 1): PlanItem => ({
  price,
  unitMinor: BigInt(unitMinor),
  quantity: BigInt(quantity),
});
const change = (at: Date, current: PlanItem[], next: PlanItem[]) =>
  planChange({ at, current: { period: JUNE, items: current }, next: { period: JUNE, items: next } });
const amounts = ({ lines }: ReturnType<typeof planChange>) =>
  lines.map(({ kind, item: { price }, amountMinor }) => [kind, price, Number(amountMinor)]);

test('half of a period is half of the price, and half a cent goes up', () => {
  expect(usedMinor(999n, JUNE, after(JUNE_SECONDS / 2))).toBe(500n);
  expect(pieceMinor(999n, JUNE, after(JUNE_SECONDS / 2), JUNE.endAt)).toBe(499n);
  expect([-1, 0].map((second) => usedMinor(1n, JUNE, after(JUNE_SECONDS / 2 + second)))).toEqual([0n, 1n]);
  expect([usedMinor(999n, JUNE, JUNE.startAt), usedMinor(999n, JUNE, JUNE.endAt)]).toEqual([0n, 999n]);
});

test('a part of a second is not counted', () => {
  expect(usedMinor(BigInt(JUNE_SECONDS), JUNE, new Date(JUNE.startAt.getTime() + 10_999))).toBe(10n);
  expect(change(new Date(JUNE.startAt.getTime() + 10_999), [item('free', 0)], []).at).toEqual(after(10));
});

test('an upgrade gives back what is left of the old plan and charges what is left of the new one', () => {
  const upgrade = change(after(JUNE_SECONDS / 3), [item('pro', 900)], [item('team', 3_000)]);
  expect(amounts(upgrade)).toEqual([
    ['unused', 'pro', -600],
    ['remaining', 'team', 2_000],
  ]);
  expect(upgrade).toMatchObject({ totalMinor: 1_400n, dueMinor: 1_400n, creditMinor: 0n });
  expect(upgrade.lines[1]).toMatchObject({ fromAt: after(JUNE_SECONDS / 3), untilAt: JUNE.endAt });
});

test('seats that come and go are counted for the rest, and what stays has no line', () => {
  const more = change(after(JUNE_SECONDS / 2), [item('seat', 500, 3), item('storage', 700)], [item('seat', 500, 5), item('storage', 700)]);
  expect(amounts(more)).toEqual([
    ['unused', 'seat', -750],
    ['remaining', 'seat', 1_250],
  ]);
  const fewer = change(after((JUNE_SECONDS / 4) * 3), [item('seat', 500, 5)], [item('seat', 500, 2)]);
  expect(fewer).toMatchObject({ totalMinor: -375n, dueMinor: 0n, creditMinor: 375n });
  expect(change(after(1), [item('seat', 500, 5)], [item('seat', 500, 5)])).toMatchObject({ lines: [], totalMinor: 0n });
});

test('from months to years the rest of the month is given back and the year that begins is charged whole', () => {
  const at = after(JUNE_SECONDS / 2);
  const year = periodAt({ at, zone: 'UTC' }, 'year', 0);
  const wish: ChangeWish = {
    at,
    current: { period: JUNE, items: [item('pro', 900)] },
    next: { period: year, items: [item('pro', 9_000)] },
  };
  expect(amounts(planChange(wish))).toEqual([
    ['unused', 'pro', -450],
    ['remaining', 'pro', 9_000],
  ]);
});

test('the same price in a period that begins now is given back and charged, though it is the same', () => {
  const at = after(JUNE_SECONDS / 2);
  const wish: ChangeWish = {
    at,
    current: { period: JUNE, items: [item('pro', 900)] },
    next: { period: { startAt: at, endAt: after(JUNE_SECONDS) }, items: [item('pro', 900)] },
  };
  expect(planChange(wish).totalMinor).toBe(450n);
});

test.each<[string, () => unknown]>([
  ['amount/negative', () => usedMinor(-1n, JUNE, JUNE.startAt)],
  ['amount/negative', () => change(after(1), [item('pro', 900)], [item('pro', 900, -1)])],
  ['amount/negative', () => change(after(1), [item('pro', 900)], [item('pro', -900)])],
  ['amount/negative', () => change(after(1), [item('pro', 900)], [item('pro', -900, -1)])],
  ['proration/outside-period', () => usedMinor(1n, JUNE, new Date(JUNE.startAt.getTime() - 1))],
  ['proration/outside-period', () => usedMinor(1n, JUNE, after(JUNE_SECONDS + 1))],
  ['proration/outside-period', () => change(JUNE.endAt, [item('pro', 900)], [])],
  ['proration/outside-period', () => change(after(-1), [item('pro', 900)], [])],
  ['proration/empty-period', () => usedMinor(1n, { startAt: JUNE.startAt, endAt: JUNE.startAt }, JUNE.startAt)],
  ['proration/backwards', () => pieceMinor(1n, JUNE, after(2), after(1))],
  ['proration/item-twice', () => change(after(1), [item('pro', 900), item('pro', 800)], [])],
  ['proration/item-twice', () => change(after(1), [], [item('pro', 900), item('pro', 900)])],
  [
    'proration/other-period',
    () =>
      planChange({
        at: after(5),
        current: { period: JUNE, items: [] },
        next: { period: { startAt: after(6), endAt: JUNE.endAt }, items: [] },
      }),
  ],
])('%s is refused', (code, ask) => {
  expect(ask).toThrow(expect.objectContaining({ code }));
});

const moments = fc.uniqueArray(fc.integer({ min: 0, max: JUNE_SECONDS - 1 }), { maxLength: 12 }).map((some) => some.sort((a, b) => a - b));

test(
  'wherever a period is cut, its pieces are the price, and none is a whole unit from its exact share',
  () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 9n), moments, (price, cuts) => {
        const bounds = [0, ...cuts, JUNE_SECONDS];
        const pieces = bounds.slice(1).map((until, index) => pieceMinor(price, JUNE, after(bounds[index]!), after(until)));
        expect(pieces.reduce((a, b) => a + b, 0n)).toBe(price);
        for (const [index, piece] of pieces.entries()) {
          const seconds = BigInt(bounds[index + 1]! - bounds[index]!);
          const off = piece * BigInt(JUNE_SECONDS) - price * seconds;
          expect(piece >= 0n && off <= BigInt(JUNE_SECONDS) && -off <= BigInt(JUNE_SECONDS)).toBe(true);
        }
      }),
      fuzzBudget(200),
    );
  },
  FUZZ_TIMEOUT_MS,
);

const items = fc
  .array(fc.tuple(fc.constantFrom('pro', 'team', 'seat', 'storage'), fc.nat(100_000), fc.nat(20)), { maxLength: 4 })
  .map((some) => [...new Map(some.map(([price, unit, quantity]) => [price, item(price, unit, quantity)])).values()]);

test(
  'after any changes of a period, what was invoiced is what was used, to the unit, and every credit is covered by a charge',
  () => {
    fc.assert(
      fc.property(items, fc.array(items, { maxLength: 6 }), moments, (first, later, cuts) => {
        const worth = (some: readonly PlanItem[]) => some.reduce((all, { unitMinor, quantity }) => all + unitMinor * quantity, 0n);
        let [current, invoiced, used, since] = [first, worth(first), 0n, 0];
        const usedBy = (some: readonly PlanItem[], from: number, until: number) =>
          some.reduce((all, { unitMinor, quantity }) => all + pieceMinor(unitMinor * quantity, JUNE, after(from), after(until)), 0n);
        for (const [index, next] of later.slice(0, cuts.length).entries()) {
          const preview = change(after(cuts[index]!), current, next);
          // Shown, kept for a while, and invoiced with the moment that was shown.
          expect(change(preview.at, current, next)).toEqual(preview);
          expect(preview.dueMinor - preview.creditMinor).toBe(preview.totalMinor);
          invoiced += preview.totalMinor;
          used += usedBy(current, since, cuts[index]!);
          expect(invoiced - used).toBe(usedBy(next, cuts[index]!, JUNE_SECONDS));
          [current, since] = [next, cuts[index]!];
        }
        expect(invoiced).toBe(used + usedBy(current, since, JUNE_SECONDS));
      }),
      fuzzBudget(150),
    );
  },
  FUZZ_TIMEOUT_MS,
);
