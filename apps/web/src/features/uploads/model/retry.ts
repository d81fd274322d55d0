import { HubError, isWorthRetrying } from '../../../lib/hub-error';
import { SendError } from './upload-types';

/** Resolves after so long, sooner when the network is back; rejects when the signal aborts. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

const MOST_ATTEMPTS = 8;
const FIRST_MS = 500;
const LONGEST_MS = 20_000;

export interface Patience {
  signal: AbortSignal;
  wait: Wait;
  /** Hears when nothing comes through, and when something does again. */
  onTrouble?: (isWaiting: boolean) => void;
}

/** Again and again, with longer and longer waits, while trying again can help. A lost connection is waited for as long as it takes, failing servers are not. */
export async function retrying<T>(work: () => Promise<T>, { signal, wait, onTrouble }: Patience): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      signal.throwIfAborted();
      const done = await work();
      if (attempt > 1) onTrouble?.(false);
      return done;
    } catch (error) {
      if (signal.aborted || (attempt >= MOST_ATTEMPTS && !isLostLine(error)) || !canHelp(error)) throw error;
      if (attempt > 1) onTrouble?.(true);
      await wait(delayMs(attempt), signal);
    }
  }
}

function isLostLine(error: unknown): boolean {
  return error instanceof SendError ? error.status === 0 : error instanceof TypeError;
}

function canHelp(error: unknown): boolean {
  if (error instanceof SendError) return error.status === 0 || error.status === 408 || error.status === 429 || error.status >= 500;
  // A page that was left throws TypeError for a lost connection; anything else is our own mistake.
  return error instanceof HubError ? isWorthRetrying(error) : error instanceof TypeError;
}

export function delayMs(attempt: number, random: number = Math.random()): number {
  return Math.min(FIRST_MS * 2 ** (attempt - 1), LONGEST_MS) * (0.75 + random / 2);
}

export const waitInBrowser: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
