const DAY_MS = 86_400_000;
/** A day rests so long after its end: what began on it has been written then, and clocks of servers may differ, and be set back. */
const REST_MS = 60 * 60_000;

/** Whether a day of UTC, `2026-11-27`, has ended for everybody: what is added up by the day may be. */
export function isDayOver(day: string, at: Date): boolean {
  return Date.parse(`${day}T00:00:00Z`) + DAY_MS + REST_MS <= at.getTime();
}
