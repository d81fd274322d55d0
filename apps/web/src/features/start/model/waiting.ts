const FIRST_MS = 2000;
const LONGEST_MS = 15_000;
const GROWTH = 1.15;

/** How long a page waits before it asks once more, after `times` questions. */
export function pauseBefore(times: number): number {
  return Math.min(FIRST_MS * GROWTH ** times, LONGEST_MS);
}
