// "Last used" facts are written behind the request's back: nobody waits for them, the same row is written by one at a time, and a
// process that ends waits for what it has begun.

export class LazyTouch {
  private readonly pending = new Map<bigint, Promise<void>>();

  constructor(private readonly onError: (error: unknown) => void) {}

  start(id: bigint, write: () => Promise<void>): void {
    if (this.pending.has(id)) return;
    const running = write()
      .catch(this.onError)
      .finally(() => this.pending.delete(id));
    this.pending.set(id, running);
  }

  async settled(): Promise<void> {
    await Promise.all(this.pending.values());
  }
}
