// Who has failed several times in a row is left alone for a while; then one call finds out whether it is back.

const FAILURES = 3;
const PAUSE_MS = 30_000;

export class Breaker {
  private failures = 0;
  /** While it is left alone, and while the one call is under way that finds out. */
  private closedUntil = 0;

  constructor(private readonly now: () => number) {}

  /** The caller tells how it ended. */
  mayTry(): boolean {
    if (this.failures < FAILURES) return true;
    if (this.now() < this.closedUntil) return false;
    this.closedUntil = this.now() + PAUSE_MS;
    return true;
  }

  succeeded(): void {
    this.failures = 0;
  }

  failed(): void {
    this.failures++;
    this.closedUntil = this.now() + PAUSE_MS;
  }
}
