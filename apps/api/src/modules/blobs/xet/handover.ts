/** From one who brings to one who takes, one thing at a time: what was put is done with when the next is asked for. */
export class Handover<T> {
  private offered: { value: T; done: () => void; failed: (error: Error) => void } | null = null;
  private taken: { done: () => void; failed: (error: Error) => void } | null = null;
  private asked: { resolve: (value: T) => void; reject: (error: Error) => void } | null = null;
  private failure: Error | null = null;

  put(value: T): Promise<void> {
    return new Promise((done, failed) => {
      if (this.failure) return failed(this.failure);
      this.offered = { value, done, failed };
      this.match();
    });
  }

  take(): Promise<T> {
    this.taken?.done();
    this.taken = null;
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      this.asked = { resolve, reject };
      this.match();
    });
  }

  /** Both sides learn of it, whoever waits or comes. */
  fail(error: Error): void {
    this.failure ??= error;
    for (const side of [this.offered, this.taken]) side?.failed(this.failure);
    this.asked?.reject(this.failure);
    this.offered = this.taken = this.asked = null;
  }

  private match(): void {
    const { offered, asked } = this;
    if (!offered || !asked) return;
    this.taken = offered;
    this.offered = this.asked = null;
    asked.resolve(offered.value);
  }
}
