// Bytes collected in one buffer that grows by doubling, so that a body sent byte by byte costs no more memory.

export class GrowingBuffer {
  private bytes = Buffer.alloc(0);
  private used = 0;

  constructor(
    private readonly maxBytes: number,
    private readonly refusal: () => Error,
  ) {}

  add(part: Uint8Array): void {
    const end = this.used + part.length;
    if (end > this.maxBytes) throw this.refusal();
    if (end > this.bytes.length) this.grow(end);
    this.bytes.set(part, this.used);
    this.used = end;
  }

  /** All of it, good until the next `add`. */
  take(): Buffer {
    const whole = this.bytes.subarray(0, this.used);
    this.used = 0;
    return whole;
  }

  /** The last bytes as text, one character a byte. */
  tail(length: number): string {
    return this.bytes.toString('latin1', Math.max(0, this.used - length), this.used);
  }

  private grow(needed: number): void {
    const larger = Buffer.allocUnsafe(Math.min(Math.max(needed, this.bytes.length * 2), this.maxBytes));
    this.bytes.copy(larger, 0, 0, this.used);
    this.bytes = larger;
  }
}
