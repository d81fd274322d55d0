// Brings a database to the schema of this version: makes it when it is missing, applies pending migrations with the Prisma CLI, and returns
// after one query when there are none. Safe when several processes start at once. A database that a newer version migrated is refused
// before anything is written.
import pg from 'pg';
import { bundledMigrations } from './migrate-bundle';
import { ensureDatabase } from './migrate-database';
import { deploy } from './migrate-deploy';
import { MigrationError } from './migrate-errors';

/** Key of the advisory lock that one migrating process holds; Prisma's own is another. */
const MIGRATION_LOCK = 7_462_001;

export interface MigrateOptions {
  log: (message: string) => void;
  /** Another set of migrations: of a former version, for a restore and for tests. */
  migrationsDir?: string;
  /** The restore that is under way asks by itself. */
  isRestore?: boolean;
}

export interface MigrateResult {
  /** Names of the migrations that this call applied. */
  applied: string[];
}

/** @throws MigrationError whose message is for the operator */
export async function migrate(connectionString: string, options: MigrateOptions): Promise<MigrateResult> {
  const wanted = bundledMigrations(options.migrationsDir);
  const client = await ensureDatabase(connectionString, options.log);
  try {
    if (!options.isRestore) await refuseHalfRestored(client);
    if ((await pending(client, wanted)).length === 0) return { applied: [] };
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await migrateLocked(client, connectionString, wanted, options);
  } finally {
    await client.end(); // gives the lock back
  }
}

async function migrateLocked(
  client: pg.Client,
  connectionString: string,
  wanted: string[],
  options: MigrateOptions,
): Promise<MigrateResult> {
  const names = await pending(client, wanted); // again: the process that had the lock before us may have applied them
  if (names.length === 0) return { applied: [] };
  await forgetInterrupted(client);
  options.log(`applying ${names.length} ${names.length === 1 ? 'migration' : 'migrations'} to the database`);
  await deploy(connectionString, options.migrationsDir);
  const left = await pending(client, wanted);
  if (left.length > 0)
    throw new MigrationError('failed', `The migration ended without an error, but ${left.join(', ')} is not in the database.`);
  return { applied: names };
}

/** Rows may be missing, and nothing would notice: see platform/backup. */
async function refuseHalfRestored(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(`select to_regclass('grove_restore.state') is not null as found`);
  if (!rows[0]?.found) return;
  throw new MigrationError(
    'half-restored',
    'A restore into this database was broken off: rows are missing. Run the same grove restore again, it goes on where it stopped.',
  );
}

interface MigrationRow {
  name: string;
  finished: boolean;
}

/** Names of `wanted` that the database does not have. */
async function pending(client: pg.Client, wanted: string[]): Promise<string[]> {
  const rows = await appliedRows(client);
  const unknown = rows.filter((row) => row.finished && !wanted.includes(row.name)).map((row) => row.name);
  if (unknown.length > 0) {
    throw new MigrationError(
      'newer-schema',
      `The database was migrated by a newer version of Modelgrove (this one does not know ${unknown.join(', ')}). Nothing was changed. Start that version or a newer one.`,
    );
  }
  const done = new Set(rows.filter((row) => row.finished).map((row) => row.name));
  return wanted.filter((name) => !done.has(name));
}

async function appliedRows(client: pg.Client): Promise<MigrationRow[]> {
  try {
    const { rows } = await client.query<MigrationRow>(
      'select migration_name as name, finished_at is not null as finished from public._prisma_migrations where rolled_back_at is null',
    );
    return rows;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === '42P01') return []; // no such table: a fresh database
    throw error;
  }
}

/**
 * A migration is sent as one simple query, which PostgreSQL runs as one transaction: one that was killed on the way left nothing but its
 * row, which would hold up every later start.
 */
async function forgetInterrupted(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ exists: boolean }>("select to_regclass('public._prisma_migrations') is not null as exists");
  if (rows[0]?.exists)
    await client.query('update public._prisma_migrations set rolled_back_at = now() where finished_at is null and rolled_back_at is null');
}
