import { formatMonth, ofMonth, sumOf } from './uses';

const uses = [
  { periodAt: '2026-11-01T00:00:00.000Z', amountMinor: '120' },
  { periodAt: '2026-11-01T00:00:00.000Z', amountMinor: '3' },
  { periodAt: '2026-10-01T00:00:00.000Z', amountMinor: '9007199254740993' },
];

test('what was used in a month of UTC is told apart and added up, however much it is', () => {
  expect(ofMonth(uses, new Date('2026-11-30T23:59:59Z'))).toHaveLength(2);
  expect(ofMonth(uses, new Date('2026-12-01T00:00:00Z'))).toEqual([]);
  expect([sumOf(uses.slice(0, 2)), sumOf(uses.slice(2)), sumOf([])]).toEqual([123n, 9007199254740993n, 0n]);
});

test('a month is the one of UTC in every place', () => {
  expect(formatMonth('2026-11-01T00:00:00.000Z', 'en')).toBe('November 2026');
});
