// What a service may hold of the database: the border of a transaction, nothing else.

export abstract class Transaction {
  /** Everything the stores do inside `work` commits or rolls back together. No network, object store or queue call inside. */
  abstract inTransaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The same, begun anew a few times when PostgreSQL ended it in favour of another one (deadlocks, serialization failures). `work` may run several
   * times, so it changes nothing but rows. Inside another transaction it joins that one, whose beginner decides.
   */
  abstract inRetriedTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** Whether the caller stands in one: what may wait for others does not belong there. */
  abstract get isInside(): boolean;
  /** Runs once the surrounding transaction has committed (cache invalidation, wake-ups); at once when there is none. */
  abstract afterCommit(action: () => void): void;
}
