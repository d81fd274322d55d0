// The worker's look at what nobody else would see: attempts whose runner is gone, quotes that nobody accepted, queued jobs that the queue has forgotten.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Logger } from '../../platform/logging';
import { JobDispatch } from './job-dispatch';
import { JobMoves } from './job-moves';
import { JobQueueStore } from './job-queue.store';
import { JobTimings } from './job-timings';
import { JobsStore } from './jobs.store';

const TICKETS_AT_A_TIME = 500;

@Injectable()
export class JobReaper implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly store: JobsStore,
    private readonly queue: JobQueueStore,
    private readonly moves: JobMoves,
    private readonly dispatch: JobDispatch,
    private readonly timings: JobTimings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.look(), this.timings.reapMs);
    void this.look();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  look(): Promise<void> {
    this.looking ??= this.reap()
      .catch((error: unknown) => this.logger.warn({ err: error }, 'jobs could not be looked after; it will be tried again'))
      .finally(() => (this.looking = undefined));
    return this.looking;
  }

  private async reap(): Promise<void> {
    for (const lost of await this.queue.lost()) await this.moves.lose(lost);
    for (const id of await this.store.quotesThatRanOut()) {
      const message = 'Nobody accepted the quote within a day. Ask for a new one.';
      await this.moves.failUnstarted(id, { class: 'cancelled', code: 'job/quote-expired', message });
    }
    await this.dispatch.add(await this.queue.waiting(this.timings.ticketLostMs, TICKETS_AT_A_TIME));
  }
}
