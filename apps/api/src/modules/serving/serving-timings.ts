import { Injectable } from '@nestjs/common';

/** Apart, so that tests need not wait. */
@Injectable()
export class ServingTimings {
  /** Nobody asked for so long: the model is let go. */
  idleMs = 5 * 60_000;
  /** The same, while other jobs wait for the runner. */
  idleInTheWayMs = 10_000;
  /** Whoever asks waits so long for a runner and for the model to be loaded. */
  readyMs = 10 * 60_000;
  /** How often a call looks, should the bell be silent. */
  lookMs = 2_000;
  longestPollMs = 25_000;
  /** Loaded so long, it is let go between two calls. */
  longestMs = 12 * 3600_000;
}
