// Wall clocks: what a clock in a time zone shows at a moment, and the moment when it shows something. By Intl, which knows the zones of Node itself.
// Temporal would say all of this in one line, but Node 24 does not have it, and what is needed of it is this page; zone.spec.ts holds the page against a
// polyfill of Temporal. A clock that jumps is read as Temporal's rule "compatible" reads it (RFC 5545 §3.3.5 too): a time that was skipped is as much later
// as was skipped, of a time that comes twice the first one counts.
import { refuseUnless } from './errors';

/** Milliseconds since 1970 of a clock that knew no zones: only to count days and hours with. */
export type WallClock = number;

const MAX_KNOWN = 700;
const DAY_MS = 86_400_000;
const READING = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const;
/** Making one takes a hundred times as long as asking it. */
const known = new Map<string, Intl.DateTimeFormat>();

export function wallClockOf(moment: number, zone: string): WallClock {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(zone).formatToParts(moment)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((moment % 1000) + 1000) % 1000);
}

/** A zone changes its clock at most once within two days: what it is a day before and a day after are all the offsets that can be meant. */
export function momentOf(clock: WallClock, zone: string): number {
  const before = offsetAt(clock - DAY_MS, zone);
  const after = offsetAt(clock + DAY_MS, zone);
  const meant = [clock - before, clock - after].find((moment) => wallClockOf(moment, zone) === clock);
  return meant ?? clock - before;
}

function offsetAt(moment: number, zone: string): number {
  return wallClockOf(moment, zone) - moment;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const found = known.get(zone);
  if (found) return found;
  if (known.size >= MAX_KNOWN) known.clear();
  const made = makeFormat(zone);
  known.set(zone, made);
  return made;
}

/** Names only: an offset such as +08:00 has no summer. */
function makeFormat(zone: string): Intl.DateTimeFormat {
  refuseUnless(/^[A-Za-z]/.test(zone), 'period/unknown-zone', `'${zone.slice(0, 60)}' is no name of a time zone`);
  try {
    return new Intl.DateTimeFormat('en-US', { ...READING, timeZone: zone, calendar: 'gregory', numberingSystem: 'latn' });
  } catch {
    refuseUnless(false, 'period/unknown-zone', `'${zone.slice(0, 60)}' is no name of a time zone`);
  }
}
