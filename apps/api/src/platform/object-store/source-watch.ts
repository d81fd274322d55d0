// Tells an error of the source (a client that hung up, a refusal further up) from one of the store: the former passes through unchanged.

export class SourceWatch {
  private failure: { error: unknown } | undefined;

  async *watch(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      this.failure = { error };
      throw error;
    }
  }

  /** The source's own error when it had one, else what `translate` makes of `error`. */
  blame(error: unknown, translate: (error: unknown) => unknown): unknown {
    return this.failure ? this.failure.error : translate(error);
  }
}
