import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config';
import { Logger } from '../logging';
import { Database } from './database';
import { Transaction } from './transaction';

/** Connections per process; leave room for the queue's own pools and LISTEN connections. */
const MAX_CONNECTIONS = 20;
const MAX_STREAMS = 8;

@Global()
@Module({
  providers: [
    {
      provide: Database,
      inject: [AppConfig, Logger],
      useFactory: (config: AppConfig, logger: Logger) =>
        new Database({
          connectionString: config.databaseUrl,
          maxConnections: MAX_CONNECTIONS,
          maxStreams: MAX_STREAMS,
          onError: (error) => logger.warn({ err: error }, 'a database connection was lost'),
        }),
    },
    { provide: Transaction, useExisting: Database },
  ],
  exports: [Database, Transaction],
})
export class DatabaseModule {}
