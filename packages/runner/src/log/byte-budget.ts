/** How much may pass: so many bytes a second on average, a burst at once, and an end to it. */
export class ByteBudget {
  private available: number;
  private refilledAt: number;
  private left: number;

  constructor(
    private readonly limits: { bytesPerSecond: number; burstBytes: number; totalBytes: number },
    private readonly nowMs: () => number,
  ) {
    this.available = limits.burstBytes;
    this.left = limits.totalBytes;
    this.refilledAt = nowMs();
  }

  /** How many of `wanted` bytes pass; none when fewer than `least` could. */
  take(wanted: number, least = 0): number {
    this.refill();
    const possible = Math.min(this.available, this.left);
    if (possible < Math.min(least, this.limits.burstBytes)) return 0;
    const taken = Math.min(wanted, possible);
    this.available -= taken;
    this.left -= taken;
    return taken;
  }

  private refill(): void {
    const now = this.nowMs();
    const earned = Math.floor(((now - this.refilledAt) / 1000) * this.limits.bytesPerSecond);
    if (earned <= 0) return;
    this.available = Math.min(this.available + earned, this.limits.burstBytes);
    this.refilledAt = now;
  }
}
