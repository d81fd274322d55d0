import { Module } from '@nestjs/common';
import { AppConfig } from '../config';
import { Database } from '../database';
import { Logger } from '../logging';
import { postgresBackend, redisBackend } from './bull-backend';
import { BullQueue } from './bull-queue';
import { JobQueue } from './job-queue';
import { queueNamespace } from './queue-namespace';

/** One queue for everything: the job's name picks the handler. */
const QUEUE = 'outbox';

@Module({
  providers: [
    {
      provide: JobQueue,
      inject: [AppConfig, Database, Logger],
      useFactory: async (config: AppConfig, database: Database, logger: Logger) => {
        const { redisUrl, databaseUrl } = config;
        return new BullQueue(
          QUEUE,
          redisUrl ? redisBackend(redisUrl, await queueNamespace(database)) : postgresBackend(databaseUrl),
          logger,
        );
      },
    },
  ],
  exports: [JobQueue],
})
export class QueueModule {}
