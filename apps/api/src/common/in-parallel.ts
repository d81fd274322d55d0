/** Runs `work` on what `source` yields, at most `limit` at a time; the first failure ends it, once those under way have ended. */
export async function inParallel<T>(
  source: Iterable<T> | AsyncIterable<T>,
  limit: number,
  work: (item: T, lane: number) => Promise<void>,
): Promise<void> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  let failed = false;
  // One asks at a time: a generator that reads lines cannot be asked by several.
  let turn: Promise<unknown> = Promise.resolve();
  const next = (): Promise<IteratorResult<T>> => {
    const asked = turn.then(() => iterator.next());
    turn = asked.catch(() => undefined);
    return asked;
  };
  const lane = async (number: number): Promise<void> => {
    try {
      for (let item = await next(); !item.done && !failed; item = await next()) await work(item.value, number);
    } catch (error) {
      failed = true;
      throw error;
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: limit }, (_, number) => lane(number)));
  await iterator.return?.();
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) throw failure.reason;
}
