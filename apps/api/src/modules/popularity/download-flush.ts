// Carries what was noted to the database: one statement every few seconds, and one when the process ends. A process that is killed loses what it
// noted since the last one.
import { createHmac } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AppConfig } from '../../platform/config';
import { Logger } from '../../platform/logging';
import { DownloadCounter, type SeenDownload } from './download-counter';
import { PopularityStore } from './popularity.store';

const FLUSH_EVERY_MS = 5_000;
const BATCH = 5_000;
const HASH_BYTES = 12;

@Injectable()
export class DownloadFlush implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly counter: DownloadCounter,
    private readonly store: PopularityStore,
    private readonly config: AppConfig,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
    await this.flush();
  }

  /** One at a time; a failure is logged, and its downloads are carried along to the next one. */
  flush(): Promise<void> {
    this.running ??= this.carry().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async carry(): Promise<void> {
    const { seen, dropped } = this.counter.take();
    if (dropped > 0) this.logger.warn({ dropped }, 'more downloads at once than are counted');
    for (let at = 0; at < seen.length; at += BATCH) {
      try {
        await this.store.count(seen.slice(at, at + BATCH).map((one) => ({ repositoryId: one.repositoryId, reader: this.hash(one) })));
      } catch (error) {
        this.counter.putBack(seen.slice(at));
        this.logger.warn({ err: error }, 'downloads could not be counted; it will be tried again');
        return;
      }
    }
  }

  /** Rows keep no address and no account: only that it is the same one, of this repository, as a moment ago. */
  private hash({ repositoryId, reader }: SeenDownload): Buffer {
    return createHmac('sha256', this.config.secretKey).update(`download ${repositoryId} ${reader}`).digest().subarray(0, HASH_BYTES);
  }
}
