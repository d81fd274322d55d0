// The gate to the queue. It wakes workers and nothing else: what a job means, whether it is done and how often it was tried are rows
// in Postgres. A queue may therefore lose jobs or deliver them twice; who reads from it must bear both.

/** `id` is unique among the jobs that wait or run: adding one that is there already changes nothing. No colon, not a bare number. */
export interface QueuedJob {
  id: string;
  kind: string;
}

export interface JobConsumer {
  /** Takes no further job and waits for those that run; after `graceMs` they are left to be delivered anew, with 0 at once. */
  close(graceMs: number): Promise<void>;
}

/** An abstract class, not an interface, so that Nest can inject it by its own token. */
export abstract class JobQueue {
  /** Rejects when the backend does not take them within seconds. */
  abstract add(jobs: readonly QueuedJob[]): Promise<void>;

  /** A job whose process died is delivered again after seconds. One that `handle` rejects is forgotten: the caller's rows remember it. */
  abstract consume(handle: (job: QueuedJob) => Promise<void>, options: { concurrency: number }): Promise<JobConsumer>;

  abstract close(): Promise<void>;
}

/** The queue that wakes runners. Of its own, so that jobs that take hours hold no turn of the others. */
export abstract class DispatchQueue extends JobQueue {}
