import type { AppConfig } from '../config';
import type { Database } from '../database';
import type { Logger } from '../logging';
import { postgresBackend, redisBackend } from './bull-backend';
import { BullQueue } from './bull-queue';
import { queueNamespace } from './queue-namespace';

/** On Redis when there is one, else in our own database. One queue of a name for a process. */
export async function makeQueue(name: string, config: AppConfig, database: Database, logger: Logger): Promise<BullQueue> {
  const { redisUrl, databaseUrl } = config;
  return new BullQueue(name, redisUrl ? redisBackend(redisUrl, await queueNamespace(database)) : postgresBackend(databaseUrl), logger);
}
