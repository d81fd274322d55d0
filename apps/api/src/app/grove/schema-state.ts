import pg from 'pg';
import { bundledMigrations } from '../../platform/database/migrate-bundle';

export interface SchemaState {
  /** PostgreSQL's own version. */
  server: string;
  /** The newest migration that the database has; '' for an empty one. */
  version: string;
  /** Migrations of this version that it lacks. */
  pending: string[];
  /** Migrations that this version does not know: a newer one made them. */
  unknown: string[];
}

/** Reads only. Throws what pg throws when nobody answers. */
export async function schemaState(connectionString: string): Promise<SchemaState> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // a lost connection is reported by the query that meets it
  await client.connect();
  try {
    const server = (await client.query<{ version: string }>(`select current_setting('server_version') as version`)).rows[0]?.version ?? '';
    const applied = await appliedMigrations(client);
    const bundled = bundledMigrations();
    const pending = bundled.filter((name) => !applied.includes(name));
    const unknown = applied.filter((name) => !bundled.includes(name));
    return { server, version: applied.at(-1) ?? '', pending, unknown };
  } finally {
    await client.end();
  }
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const exists = await client.query<{ found: boolean }>(`select to_regclass('public._prisma_migrations') is not null as found`);
  if (!exists.rows[0]?.found) return [];
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null order by 1`,
  );
  return rows.map((row) => row.name);
}
