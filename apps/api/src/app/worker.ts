// The worker's share of a process: queue, relay, handlers of jobs.
import type { AppConfig } from '../platform/config';

/** Starts it; the returned function finishes the running job and stops. */
export function startWorker(_config: AppConfig): Promise<() => Promise<void>> {
  return Promise.resolve(() => Promise.resolve());
}
