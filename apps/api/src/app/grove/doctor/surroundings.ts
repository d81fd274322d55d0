// Everything around the hub's contents: database, clocks, connections, object store, folder, disks, addresses, jobs.
import pg from 'pg';
import { createObjectStore } from '../../../platform/object-store';
import type { Operator } from '../operator';
import { checkBacklog } from './backlog.check';
import { checkDatabaseClock, checkStoreClock } from './clocks.check';
import { checkConnections } from './connections.check';
import { checkDatabase } from './database.check';
import { type Finding, messageOf, problem } from './finding';
import { checkDataFolder, checkDisks } from './folder.check';
import { checkObjects, checkSignedAddress } from './objects.check';
import { checkPublicUrl } from './public-url.check';

/** In an order in which an earlier line explains a later one. A check that breaks is a problem of its own. */
export async function* examineSurroundings(operator: Operator): AsyncGenerator<Finding> {
  const { config, env } = operator;
  yield* await attempt('data folder', () => [checkDataFolder(config)]);
  yield* await attempt('disk', () => checkDisks(config));
  const hub = await operator.hub();
  const database = await checkDatabase(hub.connectionString);
  yield database;
  if (database.level === 'ok') yield* examineDatabase(hub.connectionString, hub.kind !== 'of the stopped hub');
  const store = createObjectStore(config.objectStore);
  yield* await attempt('clocks', () => checkStoreClock(config.objectStore));
  const objects = await checkObjects(store, config.objectStore);
  yield objects;
  if (objects.level === 'ok') yield* await attempt('signed addresses', async () => [await checkSignedAddress(store)]);
  yield* await attempt('public address', () => checkPublicUrl(config, hub, env));
}

async function* examineDatabase(connectionString: string, isRunning: boolean): AsyncGenerator<Finding> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined); // a lost connection is reported by the query that meets it
  await client.connect();
  try {
    yield* await attempt('clocks', async () => [await checkDatabaseClock(client)]);
    yield* await attempt('connections', async () => [await checkConnections(connectionString)]);
    yield* await attempt('jobs', async () => [await checkBacklog(client, isRunning)]);
  } finally {
    await client.end();
  }
}

async function attempt(check: string, work: () => Finding[] | Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await work();
  } catch (error) {
    return [problem(check, `the check broke off: ${messageOf(error)}`, 'this should not happen: please report it')];
  }
}
