// Carries the counters of this process to the rows that all processes share, and brings the totals back.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Logger } from '../logging';
import { FixedWindows, WINDOW_SECONDS, type WindowDelta } from './fixed-windows';
import { RateWindowsStore } from './rate-windows.store';

const FLUSH_EVERY_MS = 10_000;
const BATCH = 5000;

@Injectable()
export class RateFlush implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly windows: FixedWindows,
    private readonly store: RateWindowsStore,
    private readonly clock: Clock,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** One at a time; a failure is logged, and its counts are carried along to the next one. */
  flush(): Promise<void> {
    this.running ??= this.carry()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'rate limits could not be shared with other processes'))
      .finally(() => {
        this.running = undefined;
      });
    return this.running;
  }

  private async carry(): Promise<void> {
    const deltas = this.windows.deltas();
    for (let at = 0; at < deltas.length; at += BATCH) await this.add(deltas.slice(at, at + BATCH));
    if (deltas.length > 0) await this.store.prune(new Date(this.clock.now().getTime() - 2 * WINDOW_SECONDS * 1000));
    this.windows.sweep();
  }

  private async add(deltas: WindowDelta[]): Promise<void> {
    const totals = new Map((await this.store.add(deltas)).map((row) => [`${row.key}@${row.start_ms}`, row.count]));
    for (const delta of deltas) {
      const total = totals.get(`${delta.key}@${delta.windowStartMs}`);
      if (total !== undefined) this.windows.flushed(delta, total);
    }
  }
}
