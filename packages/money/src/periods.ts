// Billing periods. Period 0 begins at the anchor; period n begins when a clock in the anchor's zone shows the same day of the month and time of day n
// months (or years) later. A month that is too short has it on its last day, and the next one comes back to the anchor's day, since every period is
// counted from the anchor and never from the one before: 31 January, 28 February, 31 March. A period ends at the moment when the next one begins.
import { refuseUnless } from './errors';
import { momentOf, type WallClock, wallClockOf } from './zone';

export type BillingInterval = 'month' | 'year';

export interface Anchor {
  at: Date;
  /** An IANA name, such as Asia/Shanghai. It must not change while periods are counted from this anchor. */
  zone: string;
}

export interface Period {
  /** Counted from 0. */
  index: number;
  startAt: Date;
  /** Not contained: the start of the next one. */
  endAt: Date;
}

const MONTHS = { month: 1, year: 12 } as const;
/** Where calendars are what Intl says they are, and milliseconds are exact. */
const FIRST_MS = Date.UTC(1970, 0, 1);
const LAST_MS = Date.UTC(9000, 0, 1);
const MAX_MONTHS = 12 * 200;

export function periodAt(anchor: Anchor, interval: BillingInterval, index: number): Period {
  const months = MONTHS[interval];
  const isKnown = Number.isSafeInteger(index) && index >= 0 && (index + 1) * months <= MAX_MONTHS;
  refuseUnless(isKnown, 'period/index', `there is no period number ${index}`);
  const clock = clockOf(anchor);
  return { index, startAt: after(anchor, clock, index * months), endAt: after(anchor, clock, (index + 1) * months) };
}

/** The one period that contains the moment. */
export function periodOf(anchor: Anchor, interval: BillingInterval, moment: Date): Period {
  refuseUnless(moment >= anchor.at, 'period/before-anchor', 'nothing is billed before its beginning');
  const guess = Math.floor(monthsBetween(clockOf(anchor), wallClockOf(checked(moment), anchor.zone)) / MONTHS[interval]);
  // Counted in months the guess is at most one too late: the month has begun and the day in it may not have come.
  const period = periodAt(anchor, interval, guess);
  return moment < period.startAt ? periodAt(anchor, interval, guess - 1) : period;
}

export interface Trial {
  startAt: Date;
  endAt: Date;
  /** From here the first paid period begins. */
  anchor: Anchor;
}

/** Days as the clock in the zone counts them: a trial that begins at nine ends at nine, whatever the clocks do in between. No days are no trial. */
export function trialFrom(begin: Anchor, days: number): Trial {
  refuseUnless(Number.isSafeInteger(days) && days >= 0 && days <= 366, 'period/trial-days', `a trial is 0 to 366 days long, not ${days}`);
  const endAt = days === 0 ? begin.at : new Date(momentOf(clockOf(begin) + days * 86_400_000, begin.zone));
  return { startAt: begin.at, endAt, anchor: { at: endAt, zone: begin.zone } };
}

function after(anchor: Anchor, clock: WallClock, months: number): Date {
  return months === 0 ? anchor.at : new Date(momentOf(addMonths(clock, months), anchor.zone));
}

function addMonths(clock: WallClock, months: number): WallClock {
  const date = new Date(clock);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const timeOfDay = ((clock % 86_400_000) + 86_400_000) % 86_400_000;
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) + timeOfDay;
}

function monthsBetween(from: WallClock, to: WallClock): number {
  const [a, b] = [new Date(from), new Date(to)];
  return (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth();
}

function clockOf({ at, zone }: Anchor): WallClock {
  return wallClockOf(checked(at), zone);
}

function checked(moment: Date): number {
  const ms = moment.getTime();
  refuseUnless(ms >= FIRST_MS && ms < LAST_MS, 'period/out-of-range', 'a moment of billing is no date at all, or far from ours');
  return ms;
}
