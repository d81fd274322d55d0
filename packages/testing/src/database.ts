// A database of its own for a test file. All migrations run once per server and migration hash, into a template database;
// every test database is a copy of that template, so that a spec starts in a fraction of a second.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

const MIGRATIONS = join(__dirname, '../../../prisma/migrations');
/** Any constant: those who build templates at the same time wait for each other on this advisory lock. */
const TEMPLATE_LOCK = 7_203_411;

export interface TestDatabase {
  connectionString: string;
  drop(): Promise<void>;
}

/** Needs GROVE_TEST_DATABASE_URL: the address of a Postgres server and a user who may create databases. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.GROVE_TEST_DATABASE_URL;
  if (!server) throw new Error('Set GROVE_TEST_DATABASE_URL to a Postgres server whose user may create databases.');
  const name = `grove_test_${randomBytes(6).toString('hex')}`;
  await withClient(addressOf(server, 'postgres'), async (client) => {
    const template = await templateFor(client, server);
    await client.query(`create database ${name} template ${template}`);
  });
  return { connectionString: addressOf(server, name), drop: () => dropDatabase(server, name) };
}

async function dropDatabase(server: string, name: string): Promise<void> {
  await withClient(addressOf(server, 'postgres'), (client) => client.query(`drop database if exists ${name} with (force)`));
}

/** The template's name; made when this server has none for the migrations as they are. */
async function templateFor(client: pg.Client, server: string): Promise<string> {
  const migrations = readMigrations();
  const template = `grove_template_${createHash('sha256').update(migrations.join('\0')).digest('hex').slice(0, 16)}`;
  await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (found.rowCount === 0) await buildTemplate(client, server, template, migrations);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
  }
  return template;
}

/** Built under another name and renamed at the end: a template that exists is complete. */
async function buildTemplate(client: pg.Client, server: string, template: string, migrations: string[]): Promise<void> {
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft} template template0 encoding 'UTF8'`);
  await withClient(addressOf(server, draft), async (target) => {
    for (const sql of migrations) await target.query(sql);
  });
  await client.query(`alter database ${draft} allow_connections false`);
  await client.query(`alter database ${draft} rename to ${template}`);
}

function readMigrations(): string[] {
  return readdirSync(MIGRATIONS)
    .toSorted()
    .map((folder) => join(MIGRATIONS, folder, 'migration.sql'))
    .filter((file) => existsSync(file))
    .map((file) => readFileSync(file, 'utf8'));
}

function addressOf(server: string, database: string): string {
  const address = new URL(server);
  address.pathname = `/${database}`;
  return address.href;
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
