// Our page of wall clocks against Temporal, which is made for it.
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { fuzzBudget, FUZZ_TIMEOUT_MS } from './fuzz-budget';
import { momentOf, wallClockOf } from './zone';

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'America/New_York',
  'America/Sao_Paulo',
  'Europe/Berlin',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
];
const FIRST = Date.UTC(1980, 0, 1);
const LAST = Date.UTC(2090, 0, 1);

const temporalClock = (ms: number, zone: string) => {
  const { year, month, day, hour, minute, second, millisecond } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone);
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
};
const temporalMoment = (clock: number, zone: string) =>
  Temporal.PlainDateTime.from(new Date(clock).toISOString().slice(0, -1)).toZonedDateTime(zone).epochMilliseconds;

/** Moments at which a zone moves its clock, from Temporal's own list. */
function jumps(zone: string, from: string, count: number): number[] {
  const found: number[] = [];
  let at: Temporal.ZonedDateTime | null = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  while (found.length < count && (at = at.getTimeZoneTransition('next'))) found.push(at.epochMilliseconds);
  return found;
}

test(
  'a clock shows what Temporal says, and a time means the moment that Temporal says',
  () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), fc.constantFrom(...ZONES), (ms, zone) => {
        expect(wallClockOf(ms, zone)).toBe(temporalClock(ms, zone));
        expect(momentOf(ms, zone)).toBe(temporalMoment(ms, zone));
      }),
      fuzzBudget(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test.each(ZONES)('in %s also in the hours around every jump of the clock', (zone) => {
  const around = [-90, -61, -60, -31, -30, -29, -1, 0, 1, 29, 30, 31, 59, 60, 61, 90, 720, 1439, 1440].map((minutes) => minutes * 60_000);
  for (const jump of [...jumps(zone, '2011-01-01T00:00Z', 4), ...jumps(zone, '2026-01-01T00:00Z', 4)])
    for (const off of around) {
      const clock = temporalClock(jump, zone) + off;
      expect({ clock, moment: momentOf(clock, zone) }).toEqual({ clock, moment: temporalMoment(clock, zone) });
      expect(wallClockOf(jump + off, zone)).toBe(temporalClock(jump + off, zone));
    }
});

test.each(['Mars/Olympus', '', '+08:00', 'Asia/Shanghai; drop', 'x'.repeat(500)])(
  'what is no zone is refused with a short sentence (%#)',
  (zone) => {
    expect(() => wallClockOf(0, zone)).toThrow(
      expect.objectContaining({ code: 'period/unknown-zone', message: expect.stringMatching(/^.{0,100}$/) }),
    );
  },
);

test('names in any mixture of capitals are the same zone, also more of them than are kept', () => {
  const mixed = (number: number) =>
    'americanewyork'.replace(/./g, (letter, at: number) => ((number >> at) & 1 ? letter.toUpperCase() : letter));
  for (let number = 0; number < 720; number += 1) {
    const letters = mixed(number);
    expect(wallClockOf(0, `${letters.slice(0, 7)}/${letters.slice(7, 10)}_${letters.slice(10)}`)).toBe(-5 * 3_600_000);
  }
});
