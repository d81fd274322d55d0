import { Injectable } from '@nestjs/common';

/** Apart, so that tests need not wait. */
@Injectable()
export class JobTimings {
  /** A runner that says nothing for so long has lost its job. */
  leaseMs = 30_000;
  /** How often attempts that are lost are looked for. */
  reapMs = 5_000;
  /** A queued job that no queue told anybody of for so long is told of again. */
  ticketLostMs = 60_000;
  /** A runner that said nothing for so long is not there. */
  runnerSeenMs = 90_000;
  /** How often whoever holds a ticket looks at its job, should the bell be silent. */
  ticketLookMs = 10_000;
  longestPollMs = 25_000;
}
