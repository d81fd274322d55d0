// Streams that hold something: a connection, a slot, a file.

/**
 * The same stream; `close` runs once when it ends, fails or is given up, also when it is given up before its first value was asked for.
 * The `finally` of a generator that was never started does not run.
 */
export function closing<T>(source: AsyncGenerator<T, void>, close: () => Promise<unknown>): AsyncGenerator<T, void> {
  let closed: Promise<unknown> | undefined;
  const end = (): Promise<unknown> => (closed ??= close());
  const giveUp = async (): Promise<IteratorResult<T, void>> => {
    await source.return().finally(end);
    return { done: true, value: undefined };
  };
  return {
    async next() {
      try {
        const result = await source.next();
        if (result.done) await end();
        return result;
      } catch (error) {
        await end();
        throw error;
      }
    },
    return: giveUp,
    async throw(error: unknown) {
      await giveUp();
      throw error;
    },
    async [Symbol.asyncDispose]() {
      await giveUp();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
