// Trying again what may work later: ever longer pauses, with some chance in them so that a hundred runners do not come back as one.
import { pause } from '../limits/every';
import { HubRefused, isTemporary } from './hub-errors';

const FIRST_MS = 500;
const LONGEST_MS = 15_000;

export function pauseMs(failures: number, error?: unknown, chance: () => number = Math.random): number {
  const asked = error instanceof HubRefused ? (error.retryAfterMs ?? 0) : 0;
  const grown = Math.min(FIRST_MS * 2 ** Math.min(failures - 1, 10), LONGEST_MS);
  return Math.max(asked, grown * (0.5 + chance() / 2));
}

export interface Patience {
  signal: AbortSignal;
  /** Of all tries together; what failed last is thrown then. */
  forMs: number;
  onFailure?: (error: unknown) => void;
}

/** Throws at once what another try does not mend. */
export async function withPatience<T>({ signal, forMs, onFailure }: Patience, work: () => Promise<T>): Promise<T> {
  const until = performance.now() + forMs;
  for (let failures = 1; ; failures++) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      const waitMs = pauseMs(failures, error);
      if (!isTemporary(error) || performance.now() + waitMs > until) throw error;
      onFailure?.(error);
      await pause(waitMs, signal);
      signal.throwIfAborted();
    }
  }
}
