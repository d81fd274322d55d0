import { Injectable } from '@nestjs/common';

/** Set by the fault tests, which would wait for half a minute at every step; never in production. */
const testLeaseMs = Number(process.env.GROVE_TEST_LEASE_MS ?? 0);

/** How long is waited for what. A provider of its own so that tests can be quick. */
@Injectable()
export class ImportTimings {
  /** Of an upstream that has begun to answer, or was asked. */
  silenceMs = 60_000;
  /** The same while a person waits for the page. */
  askedSilenceMs = 15_000;
  /** Before the second try of one call; doubled for every further one. */
  pauseMs = 1_000;
  /** Tries of one call, and of one stretch of a file without any byte that was new. */
  tries = 6;
  /** A longer pause than this, when an upstream asks for it, is waited outside: the import lets go of its turn. */
  longestPauseMs = 90_000;
  /** Before an import that failed is taken up again; doubled for every further failure. */
  retryMs = 30_000;
  /** Failures in a row, without any byte that was new, after which nobody tries any more. */
  attempts = 8;
  /** Between notes of progress, which keep the lease as well. */
  progressMs = 1_000;
  /** After so long without a note another process takes the import up. */
  leaseMs = testLeaseMs || 30_000;
  /** Between looks for imports that nobody is at. */
  pollMs = testLeaseMs || 5_000;
}
