import { Injectable } from '@nestjs/common';

/** How often the outbox looks and how long it waits. A provider of its own so that tests can be quick. */
@Injectable()
export class OutboxTimings {
  /** Between looks that no notification asked for. */
  pollMs = 5_000;
  /** An enqueued job that is not done after this long is enqueued again: the queue may have lost it. */
  lostAfterMs = 60_000;
  /** What is derived from a repository is derived at most so often: commits that come meanwhile are one job. */
  restMs = 500;
  /** Before the second try; doubled for every further one. */
  retryMs = 1_000;
  maxRetryMs = 3_600_000;
  /** Between looks at what is due by the clock. */
  scheduleMs = 60_000;
  /** What runs may finish when the worker stops. */
  graceMs = 25_000;
}
