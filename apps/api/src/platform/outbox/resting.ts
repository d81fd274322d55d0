// What was derived a moment ago rests: what comes for it meanwhile waits, and is one job. Known to one process; another one's relay
// knows nothing of it, and derives once more.
const MOST = 2_000;

export class Resting {
  private readonly until = new Map<string, number>();

  constructor(
    private readonly timings: { restMs: number },
    private readonly now: () => number = () => performance.now(),
  ) {}

  note(keys: Iterable<string | null>): void {
    for (const key of keys) if (key !== null && this.until.size < MOST) this.until.set(key, this.now() + this.timings.restMs);
  }

  keys(): string[] {
    for (const [key, until] of this.until) if (until <= this.now()) this.until.delete(key);
    return [...this.until.keys()];
  }

  /** Milliseconds until the first of them has rested; null: none rests. */
  nextMs(): number | null {
    const [first] = this.until.values();
    return first === undefined ? null : Math.max(0, first - this.now());
  }
}
