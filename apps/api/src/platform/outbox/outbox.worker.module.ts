import { Global, Module } from '@nestjs/common';
import { QueueModule } from '../queue';
import { Housekeeping } from './housekeeping';
import { JobHandlers } from './job-handlers';
import { OutboxTimings } from './outbox-timings';
import { OutboxWorker } from './outbox-worker';
import { OutboxStore } from './outbox.store';
import { Schedule } from './schedule';

/** Beside OutboxModule, in a process that runs jobs: the rooms' worker modules register with what it exports. */
@Global()
@Module({
  imports: [QueueModule],
  providers: [OutboxStore, OutboxTimings, JobHandlers, Housekeeping, Schedule, OutboxWorker],
  exports: [JobHandlers, Housekeeping, OutboxTimings],
})
export class OutboxWorkerModule {}
