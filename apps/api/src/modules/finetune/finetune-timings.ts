import { Injectable } from '@nestjs/common';

/** Apart, so that tests need not wait. */
@Injectable()
export class FinetuneTimings {
  /** A check whose process died is taken up by another one after so long. */
  checkHeldMs = 60_000;
  checkKeptEveryMs = 20_000;
  pollMs = 5_000;
}
