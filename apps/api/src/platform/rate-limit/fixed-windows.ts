// Counters in fixed windows of five minutes, as Hugging Face has them. Counting costs no statement: what a process counted is added to
// the shared rows from time to time, and what the others counted comes back with the answer.
import type { Clock } from '../../common/clock';

export const WINDOW_SECONDS = 300;
const WINDOW_MS = WINDOW_SECONDS * 1000;
/** Beyond this many keys the oldest is forgotten: a flood of addresses must not eat the memory. */
const MAX_KEYS = 50_000;

interface Counter {
  windowStartMs: number;
  /** Counted here and not yet added to the shared row; below zero when more was taken back. */
  own: number;
  /** The shared row as last seen. */
  shared: number;
}

export interface Count {
  count: number;
  /** Whole seconds until the window ends, at least 1. */
  resetSeconds: number;
}

export interface WindowDelta {
  key: string;
  windowStartMs: number;
  amount: number;
}

export class FixedWindows {
  private readonly counters = new Map<string, Counter>();

  constructor(private readonly clock: Clock) {}

  add(key: string): Count {
    const now = this.clock.now().getTime();
    const counter = this.current(key, now);
    counter.own += 1;
    return { count: counter.shared + counter.own, resetSeconds: Math.max(1, Math.ceil((counter.windowStartMs + WINDOW_MS - now) / 1000)) };
  }

  /** Takes one back that turned out not to count. */
  undo(key: string): void {
    const counter = this.counters.get(key);
    if (counter && counter.own + counter.shared > 0) counter.own -= 1;
  }

  /** Forgets what this process knows of the key. */
  clear(key: string): void {
    this.counters.delete(key);
  }

  /** What is to be added to the shared rows. */
  deltas(): WindowDelta[] {
    const pending: WindowDelta[] = [];
    for (const [key, { own, windowStartMs }] of this.counters) if (own !== 0) pending.push({ key, windowStartMs, amount: own });
    return pending;
  }

  /** `delta` has been added; the shared row is `total` now. */
  flushed(delta: WindowDelta, total: number): void {
    const counter = this.counters.get(delta.key);
    if (counter?.windowStartMs !== delta.windowStartMs) return;
    counter.own -= delta.amount;
    counter.shared = total;
  }

  /** Lets go of counters whose window is over. */
  sweep(): void {
    const start = windowStart(this.clock.now().getTime());
    for (const [key, counter] of this.counters) if (counter.windowStartMs < start) this.counters.delete(key);
  }

  private current(key: string, now: number): Counter {
    const windowStartMs = windowStart(now);
    const known = this.counters.get(key);
    if (known?.windowStartMs === windowStartMs) return known;
    const fresh = { windowStartMs, own: 0, shared: 0 };
    if (!known && this.counters.size >= MAX_KEYS) this.forgetOldest();
    this.counters.set(key, fresh);
    return fresh;
  }

  private forgetOldest(): void {
    for (const key of this.counters.keys()) {
      this.counters.delete(key);
      return;
    }
  }
}

function windowStart(ms: number): number {
  return ms - (ms % WINDOW_MS);
}
