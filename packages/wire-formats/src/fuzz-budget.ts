// How long property tests run: short by default, GROVE_FUZZ_SECONDS makes each of them run that long. Imported by specs only.

const seconds = Number(process.env['GROVE_FUZZ_SECONDS'] ?? 0);

/** fast-check parameters: a fixed number of runs, or as many as fit the asked time. */
export function fuzzBudget(numRuns: number): { numRuns: number; interruptAfterTimeLimit?: number } {
  return seconds > 0 ? { numRuns: 1_000_000_000, interruptAfterTimeLimit: seconds * 1000 } : { numRuns };
}

export const FUZZ_TIMEOUT_MS = 30_000 + seconds * 1000;
