import { Injectable } from '@nestjs/common';
import { Database, statement } from '../../platform/database';
import { bundledMigrations } from '../../platform/database/migrate-bundle';

export interface DatabaseFacts {
  server: string;
  connections: number;
  maxConnections: number;
}

const FACTS = statement(
  'administration_database',
  `select current_setting('server_version') as server, current_setting('max_connections')::int as "maxConnections",
     (select count(*)::int from pg_stat_activity where datname = current_database()) as connections`,
);
const HAS_MIGRATIONS = statement('administration_has_migrations', `select to_regclass('public._prisma_migrations') is not null as found`);
const MIGRATIONS = statement(
  'administration_migrations',
  'select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null order by 1',
);

@Injectable()
export class HealthStore {
  constructor(private readonly database: Database) {}

  async facts(): Promise<DatabaseFacts> {
    const row = await this.database.row<DatabaseFacts>(FACTS);
    if (!row) throw new Error('the database answered nothing');
    return row;
  }

  /** What this version brings and the database lacks, and the other way round. Null when the database keeps no list. */
  async migrations(): Promise<{ newest: string; pending: string[]; unknown: string[] } | null> {
    if (!(await this.database.row<{ found: boolean }>(HAS_MIGRATIONS))?.found) return null;
    const applied = (await this.database.rows<{ name: string }>(MIGRATIONS)).map(({ name }) => name);
    const bundled = bundledMigrations();
    const pending = bundled.filter((name) => !applied.includes(name));
    return { newest: applied.at(-1) ?? '', pending, unknown: applied.filter((name) => !bundled.includes(name)) };
  }
}
