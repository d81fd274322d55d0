// The worker's share: takes up imports that are due and that no living process is at, a few at a time. Woken by the outbox, and every few seconds for
// what a process that died left behind. When the process ends it lets go of what it is at, and the next one goes on there.
import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger } from '../../platform/logging';
import { ImportTimings } from './import-timings';
import { ImportsStore } from './imports.store';
import { ImportExecutor } from './run/import-executor';

/** Each has several connections and some memory of its own. */
const AT_ONCE = 2;

@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly holder = randomUUID();
  private readonly stop = new AbortController();
  private readonly running = new Set<Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private claiming: Promise<void> | undefined;

  constructor(
    private readonly store: ImportsStore,
    private readonly executor: ImportExecutor,
    private readonly timings: ImportTimings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.wake(), this.timings.pollMs);
    this.wake();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    this.stop.abort();
    await this.claiming;
    await Promise.all(this.running);
  }

  wake(): void {
    this.claiming ??= this.claim()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'imports that are due could not be looked for'))
      .finally(() => (this.claiming = undefined));
  }

  private async claim(): Promise<void> {
    while (this.running.size < AT_ONCE && !this.stop.signal.aborted) {
      const id = await this.store.claim(this.holder, this.timings.leaseMs);
      if (id === null) return;
      const run = this.executor
        .execute(id, { holder: this.holder, stop: this.stop.signal })
        .catch((error: unknown) => this.logger.error({ err: error, importId: String(id) }, 'an import broke off; it is taken up again'))
        .finally(() => {
          this.running.delete(run);
          this.wake();
        });
      this.running.add(run);
    }
  }
}
