import fc from 'fast-check';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { type Anchor, type BillingInterval, periodAt, periodOf, trialFrom } from './periods';

const ZONES = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Pacific/Apia', 'Asia/Kathmandu', 'UTC'];
const anchor = (at: string, zone: string): Anchor => ({ at: new Date(at), zone });
const starts = (from: Anchor, interval: BillingInterval, count: number) =>
  Array.from({ length: count }, (_, index) =>
    periodAt(from, interval, index)
      .startAt.toISOString()
      .replace(/:00\.000Z$/, 'Z'),
  );
/** As the clock on the wall shows it, to the minute. */
const onTheWall = (moment: Date, zone: string) => walls.get(zone)!.format(moment);
const walls = new Map(
  ZONES.map((zone) => [zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })] as const),
);

// --- what a person would expect, written by hand

test.each<[string, string, string, string[]]>([
  [
    'the 31st',
    'UTC',
    '2027-01-31T10:00Z',
    ['01-31', '02-28', '03-31', '04-30', '05-31', '06-30', '07-31', '08-31', '09-30', '10-31', '11-30', '12-31', '01-31', '02-29'],
  ],
  ['the 30th', 'UTC', '2027-12-30T10:00Z', ['12-30', '01-30', '02-29', '03-30', '04-30']],
  ['the 29th of a leap year', 'UTC', '2028-02-29T10:00Z', ['02-29', '03-29', '04-29']],
  ['the 29th before a common year', 'UTC', '2026-12-29T10:00Z', ['12-29', '01-29', '02-28', '03-29']],
  ['the 31st in Shanghai, the 30th in UTC', 'Asia/Shanghai', '2027-01-30T16:30Z', ['01-30', '02-27', '03-30', '04-29', '05-30']],
])('months from %s end on the last day of short months and come back (%s)', (_, zone, at, days) => {
  expect(starts(anchor(at, zone), 'month', days.length).map((start) => start.slice(5, 10))).toEqual(days);
});

test('years from a leap day are on 28 February and come back to the 29th', () => {
  const years = starts(anchor('2028-02-29T10:00Z', 'UTC'), 'year', 9).map((start) => start.slice(0, 10));
  expect(years.slice(0, 5)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29']);
  expect(years[8]).toBe('2036-02-29');
});

test.each<[string, string, string, string[]]>([
  [
    'the hour stays when summer begins and ends',
    'Europe/Berlin',
    '2027-02-15T08:00Z',
    ['2027-02-15T08:00Z', '2027-03-15T08:00Z', '2027-04-15T07:00Z'],
  ],
  [
    'a time that is skipped is as much later',
    'Europe/Berlin',
    '2027-02-28T01:30Z',
    ['2027-02-28T01:30Z', '2027-03-28T01:30Z', '2027-04-28T00:30Z'],
  ],
  [
    'of a time that comes twice it is the first',
    'Europe/Berlin',
    '2027-08-31T00:30Z',
    ['2027-08-31T00:30Z', '2027-09-30T00:30Z', '2027-10-31T00:30Z', '2027-11-30T01:30Z'],
  ],
  [
    'of a time that comes twice it is the first',
    'America/New_York',
    '2027-10-07T05:30Z',
    ['2027-10-07T05:30Z', '2027-11-07T05:30Z', '2027-12-07T06:30Z'],
  ],
  [
    'a time that is skipped is as much later',
    'America/New_York',
    '2027-02-14T07:30Z',
    ['2027-02-14T07:30Z', '2027-03-14T07:30Z', '2027-04-14T06:30Z'],
  ],
  [
    'a day that a country skipped is the next',
    'Pacific/Apia',
    '2011-11-30T20:00Z',
    ['2011-11-30T20:00Z', '2011-12-30T20:00Z', '2012-01-29T20:00Z'],
  ],
  ['a quarter of an hour is kept', 'Asia/Kathmandu', '2027-01-31T18:15Z', ['2027-01-31T18:15Z', '2027-02-28T18:15Z', '2027-03-31T18:15Z']],
])('%s (%s)', (_, zone, at, expected) => {
  expect(starts(anchor(at, zone), 'month', expected.length)).toEqual(expected);
});

// --- the matrix: every kind of day × every zone, by rules

const DAYS = ['01-31', '01-30', '01-29', '02-28', '03-28', '03-14', '03-31', '04-30', '10-31', '11-07', '12-31'];
const LEAP = ['02-29'];
const YEARS = [2026, 2027, 2028, 2099, 2100];
const TIMES = ['00:00', '01:30', '02:30', '12:00', '23:59'];
const isLeap = (year: number) => new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
const DAY_MS = 86_400_000;

test.each(ZONES)(
  'in %s, from every kind of day and hour, 13 months are 13 periods that touch, on the day of the anchor or the last of a month',
  (zone) => {
    for (const year of YEARS)
      for (const day of [...DAYS, ...(isLeap(year) ? LEAP : [])]) for (const time of TIMES) follow(anchor(`${year}-${day}T${time}Z`, zone));
  },
);

function follow(from: Anchor): void {
  const [wantedDay, wantedTime] = [Number(onTheWall(from.at, from.zone).slice(8, 10)), onTheWall(from.at, from.zone).slice(11)];
  const periods = Array.from({ length: 13 }, (_, index) => periodAt(from, 'month', index));
  expect(periods[0]!.startAt).toEqual(from.at);
  for (const [index, { startAt, endAt }] of periods.entries()) {
    const next = periods[index + 1];
    if (next) expect(endAt).toEqual(next.startAt);
    const days = (endAt.getTime() - startAt.getTime()) / DAY_MS;
    expect(days > 27.9 && days < 31.1).toBe(true);
    expectDay(onTheWall(startAt, from.zone), wantedDay, wantedTime);
  }
  expect(periods[12]!.startAt).toEqual(periodAt(from, 'year', 0).endAt);
}

/** The anchor's day or the last of a shorter month, at the same time unless the clock had none such. */
function expectDay(seen: string, wantedDay: number, wantedTime: string): void {
  const [year, month, day] = seen.slice(0, 10).split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  expect({ seen, day }).toEqual({ seen, day: Math.min(wantedDay, last) });
  const isSkipped = wantedTime.startsWith('02:') && seen.slice(11).startsWith('03:');
  if (!isSkipped) expect(seen.slice(11)).toBe(wantedTime);
}

// --- which period a moment is in

test(
  'every moment since the anchor is in exactly one period, which is the one that its number gives',
  () => {
    const some = fc.record({
      at: fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2050, 0, 1) }),
      zone: fc.constantFrom(...ZONES),
      interval: fc.constantFrom<BillingInterval>('month', 'year'),
      later: fc.oneof(fc.integer({ min: 0, max: 20 * 365 * DAY_MS }), fc.integer({ min: 0, max: 65 * DAY_MS })),
    });
    fc.assert(
      fc.property(some, ({ at, zone, interval, later }) => {
        const from = { at: new Date(at), zone };
        const moment = new Date(at + later);
        const period = periodOf(from, interval, moment);
        expect(period.startAt <= moment && moment < period.endAt).toBe(true);
        expect(periodAt(from, interval, period.index)).toEqual(period);
        expect(periodOf(from, interval, period.startAt).index).toBe(period.index);
        expect(periodOf(from, interval, period.endAt).index).toBe(period.index + 1);
        expect(periodOf(from, interval, new Date(period.endAt.getTime() - 1)).index).toBe(period.index);
      }),
      fuzzBudget(200),
    );
  },
  FUZZ_TIMEOUT_MS,
);

// --- trials

test('a trial counts days of the clock, and the first paid period begins where it ends', () => {
  const trial = trialFrom(anchor('2027-03-20T08:00Z', 'Europe/Berlin'), 14);
  expect(trial.endAt.toISOString()).toBe('2027-04-03T07:00:00.000Z');
  expect(periodAt(trial.anchor, 'month', 0)).toEqual({ index: 0, startAt: trial.endAt, endAt: new Date('2027-05-03T07:00Z') });
});

test('no days of trial begin with the first paid period', () => {
  const begin = anchor('2027-03-20T08:00:00.123Z', 'Europe/Berlin');
  expect(trialFrom(begin, 0)).toEqual({ startAt: begin.at, endAt: begin.at, anchor: begin });
  const secondOfTwo = anchor('2027-10-31T01:30Z', 'Europe/Berlin');
  expect(trialFrom(secondOfTwo, 0).endAt).toEqual(secondOfTwo.at);
});

test.each<[string, () => unknown]>([
  ['period/index', () => periodAt(anchor('2027-01-01T00:00Z', 'UTC'), 'month', -1)],
  ['period/index', () => periodAt(anchor('2027-01-01T00:00Z', 'UTC'), 'month', 1.5)],
  ['period/index', () => periodAt(anchor('2027-01-01T00:00Z', 'UTC'), 'year', 200)],
  ['period/unknown-zone', () => periodAt(anchor('2027-01-01T00:00Z', 'Nowhere'), 'month', 0)],
  ['period/out-of-range', () => periodAt(anchor('not a date', 'UTC'), 'month', 0)],
  ['period/out-of-range', () => periodAt(anchor('1969-12-31T23:59Z', 'UTC'), 'month', 0)],
  ['period/out-of-range', () => periodOf(anchor('2027-01-01T00:00Z', 'UTC'), 'month', new Date(Date.UTC(9000, 0, 1)))],
  ['period/before-anchor', () => periodOf(anchor('2027-01-01T00:00Z', 'UTC'), 'month', new Date('2026-12-31T23:59Z'))],
  ['period/before-anchor', () => periodOf(anchor('2027-01-01T00:00Z', 'UTC'), 'month', new Date('never'))],
  ['period/trial-days', () => trialFrom(anchor('2027-01-01T00:00Z', 'UTC'), -1)],
  ['period/trial-days', () => trialFrom(anchor('2027-01-01T00:00Z', 'UTC'), 367)],
])('%s is refused', (code, ask) => {
  expect(ask).toThrow(expect.objectContaining({ code }));
});
