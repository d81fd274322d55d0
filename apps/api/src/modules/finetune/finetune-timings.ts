import { Injectable } from '@nestjs/common';

/** Set by the fault tests, which would wait for a minute at every kill; never in production. */
const testLeaseMs = Number(process.env.GROVE_TEST_LEASE_MS ?? 0);

/** Apart, so that tests need not wait. */
@Injectable()
export class FinetuneTimings {
  /** A check whose process died is taken up by another one after so long. */
  checkHeldMs = testLeaseMs || 60_000;
  checkKeptEveryMs = testLeaseMs / 3 || 20_000;
  pollMs = testLeaseMs / 4 || 5_000;
}
