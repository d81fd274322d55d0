// How long property tests run: short by default, GROVE_FUZZ_SECONDS makes each of them run that long. The seed is always the same one, so that
// a red test is red again, unless GROVE_FUZZ_SEED names another (`npm run soak -- fuzz` draws and prints one). Imported by specs only.

const seconds = Number(process.env['GROVE_FUZZ_SECONDS'] ?? 0);
const seed = Number(process.env['GROVE_FUZZ_SEED'] ?? 20261126);

/** fast-check parameters: a fixed number of runs, or as many as fit the asked time. */
export function fuzzBudget(numRuns: number): { seed: number; numRuns: number; interruptAfterTimeLimit?: number } {
  return seconds > 0 ? { seed, numRuns: 1_000_000_000, interruptAfterTimeLimit: seconds * 1000 } : { seed, numRuns };
}

export const FUZZ_TIMEOUT_MS = 30_000 + seconds * 1000;
