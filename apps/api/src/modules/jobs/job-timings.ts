import { Injectable } from '@nestjs/common';

/** Set by the fault tests, which would wait for half a minute at every loss; never in production. */
const testLeaseMs = Number(process.env.GROVE_TEST_LEASE_MS ?? 0);

/** Apart, so that tests need not wait. */
@Injectable()
export class JobTimings {
  /** A runner that says nothing for so long has lost its job. */
  leaseMs = testLeaseMs || 30_000;
  /** How often attempts that are lost are looked for. */
  reapMs = testLeaseMs / 4 || 5_000;
  /** A queued job that no queue told anybody of for so long is told of again. */
  ticketLostMs = testLeaseMs || 60_000;
  /** A runner that said nothing for so long is not there. */
  runnerSeenMs = 90_000;
  /** How often whoever holds a ticket looks at its job, should the bell be silent. */
  ticketLookMs = 10_000;
  longestPollMs = 25_000;
}
