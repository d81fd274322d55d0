// Which database the operator means: the one of GROVE_DATABASE_URL, that of the hub which runs on the data folder, or, when none runs,
// the folder's own, started for as long as the command takes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AppConfig, findRunningHub } from '../../platform/config';
import { embeddedConnectionString, startEmbeddedPostgres } from '../../platform/database/server';
import { CommandFailed } from './errors';

export interface HubDatabase {
  connectionString: string;
  kind: 'external' | 'of the running hub' | 'of the stopped hub';
  /** Where the hub answers, as far as it is known. */
  url: string;
  close(): Promise<void>;
}

/** `mayMake`: a data folder without a database gets one. Otherwise an empty hub would be asked because of a wrong folder. */
export async function findDatabase(config: AppConfig, options: { mayMake: boolean }): Promise<HubDatabase> {
  const url = config.publicUrl;
  const close = () => Promise.resolve();
  if (!config.usesEmbeddedPostgres) return { connectionString: config.databaseUrl, kind: 'external', url, close };
  const running = findRunningHub(config.dataDir);
  if (!running?.socketDir) return openStopped(config, options.mayMake);
  const connectionString = embeddedConnectionString(config.dataDir, running.socketDir);
  return { connectionString, kind: 'of the running hub', url: running.url ?? url, close };
}

async function openStopped(config: AppConfig, mayMake: boolean): Promise<HubDatabase> {
  if (!mayMake && !existsSync(join(config.dataDir, 'postgres'))) {
    throw new CommandFailed(
      `There is no hub in ${config.dataDir}. Name its data folder (GROVE_DATA_DIR) or its database (GROVE_DATABASE_URL), or make a hub: npm start`,
    );
  }
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, log: () => undefined });
  return { connectionString: server.connectionString, kind: 'of the stopped hub', url: config.publicUrl, close: () => server.stop() };
}
