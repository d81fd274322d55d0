import { Module } from '@nestjs/common';
import { AppConfig } from '../config';
import { Database } from '../database';
import { Logger } from '../logging';
import { JobQueue } from './job-queue';
import { makeQueue } from './make-queue';

/** One queue for everything that the outbox hands out: the job's name picks the handler. */
const QUEUE = 'outbox';

@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [AppConfig, Database, Logger],
      useFactory: (config: AppConfig, database: Database, logger: Logger) => makeQueue(QUEUE, config, database, logger),
    },
  ],
  exports: [JobQueue],
})
export class QueueModule {}
