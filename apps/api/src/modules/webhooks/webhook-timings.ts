import { Injectable } from '@nestjs/common';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long is waited for what, and how often. A provider of its own so that tests can be quick. */
@Injectable()
export class WebhookTimings {
  /** Of a whole attempt. */
  timeoutMs = 10_000;
  /** After so long another process takes an attempt for broken off. */
  leaseMs = 30_000;
  /** Between looks for what is due. */
  pollMs = 2_000;
  /** Before each further attempt, give or take a fifth: those that wait for the same program do not come all at once. */
  pausesMs = [10_000, MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 120 * MINUTE_MS, 360 * MINUTE_MS];
  /** A webhook is disabled after so many deliveries that were given up in a row, or when none arrives for so long. */
  mostFailures = 50;
  longestFailureMs = 3 * DAY_MS;
  /** Events that one webhook may have in an hour: what answers an event by a change would go round for ever. */
  perHour = 1_000;
}
