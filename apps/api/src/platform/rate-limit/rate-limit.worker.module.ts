import { Module, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Housekeeping } from '../outbox/worker';
import { WINDOW_SECONDS } from './fixed-windows';
import { RateWindowsStore } from './rate-windows.store';

/** Flushes prune as they come; this takes the windows that the last one left behind. */
@Module({ providers: [RateWindowsStore] })
export class RateLimitWorkerModule implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly windows: RateWindowsStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const oldest = (): Date => new Date(this.clock.now().getTime() - 2 * WINDOW_SECONDS * 1000);
    this.housekeeping.add({ name: 'rate windows', sweep: () => this.windows.prune(oldest()) });
  }
}
