// A second and a third attempt for requests that may be repeated without harm.
import { isPassing } from './s3-errors';

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 100;

/** Only for work that starts from scratch each time: no half-read streams. */
export async function retrying<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || signal?.aborted || !isPassing(error)) throw error;
      await new Promise((resume) => setTimeout(resume, FIRST_PAUSE_MS * 4 ** (attempt - 1) * (1 + Math.random())));
    }
  }
}
