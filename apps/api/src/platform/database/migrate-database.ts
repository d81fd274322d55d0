// The first connection of a start: waits for nobody, makes the database when the server has none of that name, refuses servers that are too old.
import pg from 'pg';
import { MigrationError } from './migrate-errors';

/** Key of the advisory lock under which a missing database is made: two racing CREATE DATABASE collide. */
const CREATION_LOCK = 7_462_000;
const OLDEST_SERVER = 150_000;
const NO_SUCH_DATABASE = '3D000';

export async function ensureDatabase(connectionString: string, log: (message: string) => void): Promise<pg.Client> {
  const client = (await tryConnect(connectionString)) ?? (await createAndConnect(connectionString, log));
  const { rows } = await client.query<{ number: string; name: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name",
  );
  if (Number(rows[0]!.number) >= OLDEST_SERVER) return client;
  await client.end();
  throw new MigrationError('too-old', `The database server is PostgreSQL ${rows[0]!.name}; version 15 or newer is needed.`);
}

/** Null when the server answers but has no such database. */
async function tryConnect(connectionString: string): Promise<pg.Client | null> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined); // a lost connection is reported by the query that meets it
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    if (error instanceof pg.DatabaseError && error.code === NO_SUCH_DATABASE) return null;
    throw new MigrationError('no-connection', `The database at ${withoutSecrets(connectionString)} does not take us: ${messageOf(error)}`);
  }
}

async function createAndConnect(connectionString: string, log: (message: string) => void): Promise<pg.Client> {
  const url = new URL(connectionString);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = '/postgres';
  const admin = await tryConnect(url.href);
  if (!admin) throw new MigrationError('no-connection', `The server has no database '${name}'. Create it: CREATE DATABASE "${name}"`);
  try {
    await admin.query('select pg_advisory_lock($1)', [CREATION_LOCK]);
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (!rowCount) {
      await admin.query(`create database ${pg.escapeIdentifier(name)} encoding 'UTF8' template template0`);
      log(`created the database ${name}`);
    }
  } catch (error) {
    throw new MigrationError(
      'failed',
      `The database '${name}' could not be created (${messageOf(error)}). Create it: CREATE DATABASE "${name}"`,
    );
  } finally {
    await admin.end();
  }
  const client = await tryConnect(connectionString);
  if (!client) throw new MigrationError('no-connection', `The database '${name}' disappeared while we started.`);
  return client;
}

function withoutSecrets(connectionString: string): string {
  const url = new URL(connectionString);
  return `${url.host}${url.pathname}`;
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
