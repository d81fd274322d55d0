// The worker's share of a process: relay, queue, handlers, timetable. Starts once every kind has its handler; stops by letting what
// runs finish.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AppConfig } from '../config';
import { Logger } from '../logging';
import { type JobConsumer, JobQueue } from '../queue';
import { JobHandlers } from './job-handlers';
import { OutboxRelay } from './outbox-relay';
import { OutboxRunner } from './outbox-runner';
import { OutboxSession } from './outbox-session';
import { OutboxTimings } from './outbox-timings';
import { OutboxStore } from './outbox.store';
import { Schedule } from './schedule';

const CONCURRENCY = 4;

@Injectable()
export class OutboxWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly relay: OutboxRelay;
  private readonly session: OutboxSession;
  private readonly runner: OutboxRunner;
  private consumer: JobConsumer | undefined;

  constructor(
    config: AppConfig,
    store: OutboxStore,
    private readonly queue: JobQueue,
    private readonly handlers: JobHandlers,
    private readonly schedule: Schedule,
    private readonly timings: OutboxTimings,
    private readonly logger: Logger,
  ) {
    this.relay = new OutboxRelay(store, queue, timings, logger);
    this.session = new OutboxSession(config.databaseUrl, logger, () => this.relay.wake());
    this.runner = new OutboxRunner(store, handlers, this.session, timings, logger, () => this.relay.wake());
  }

  async onApplicationBootstrap(): Promise<void> {
    this.handlers.assertComplete();
    await this.session.open();
    this.consumer = await this.queue.consume((job) => this.runner.run(job), { concurrency: CONCURRENCY });
    this.relay.start();
    this.schedule.start();
    this.logger.debug({}, 'the worker is ready');
  }

  async onModuleDestroy(): Promise<void> {
    await this.schedule.stop();
    await this.relay.stop();
    await this.consumer?.close(this.timings.graceMs);
    await this.session.close();
    await this.queue.close();
  }
}
