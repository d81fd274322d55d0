import { Module } from '@nestjs/common';
import { AppConfig } from '../config';
import { Database } from '../database';
import { Logger } from '../logging';
import { makeQueue } from './make-queue';
import { DispatchQueue } from './job-queue';

@Module({
  providers: [
    {
      provide: DispatchQueue,
      inject: [AppConfig, Database, Logger],
      useFactory: (config: AppConfig, database: Database, logger: Logger) => makeQueue('jobs', config, database, logger),
    },
  ],
  exports: [DispatchQueue],
})
export class DispatchQueueModule {}
