// What a backup asks of PostgreSQL's catalogues: which tables hold rows, which sequences run, which migrations were applied.
import type pg from 'pg';
import type { SequenceState } from './manifest';

export interface TableToDump {
  /** Where its rows are read. */
  schema: string;
  name: string;
  /** Where they belong: of a partition, the partitioned table. */
  rootSchema: string;
  rootName: string;
  columns: string[];
  /** Its large values are compressed already. */
  isDense: boolean;
  bytes: string;
}

/** Schemas that are not ours to keep: the queue makes its own anew. */
const SCHEMAS = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'bull', 'grove_restore')`;

const TABLES = `
  select n.nspname as schema, c.relname as name, rn.nspname as "rootSchema", r.relname as "rootName",
    array(select a.attname::text from pg_attribute a
          where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum) as columns,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and a.attstorage = 'e') as "isDense",
    pg_table_size(c.oid)::text as bytes
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_class r on r.oid = coalesce(pg_partition_root(c.oid), c.oid) join pg_namespace rn on rn.oid = r.relnamespace
  where c.relkind = 'r' and c.relpersistence <> 't' and ${SCHEMAS} and c.relname <> '_prisma_migrations'
  order by pg_table_size(c.oid) desc, 1, 2`;
const SEQUENCES = `
  select n.schemaname as schema, n.sequencename as name, n.last_value::text as "lastValue" from pg_sequences n
  where ${SCHEMAS.replaceAll('n.nspname', 'n.schemaname')} and n.last_value is not null order by 1, 2`;
const MIGRATIONS = `
  select migration_name as name from public._prisma_migrations where finished_at is not null and rolled_back_at is null order by 1`;
const UNDEFINED_TABLE = '42P01';

/** The largest first. */
export async function tablesToDump(client: pg.ClientBase): Promise<TableToDump[]> {
  return (await client.query<TableToDump>(TABLES)).rows;
}

export async function sequenceStates(client: pg.ClientBase): Promise<SequenceState[]> {
  return (await client.query<SequenceState>(SEQUENCES)).rows;
}

/** Empty for a database that was never migrated. Outside of transactions only. */
export async function appliedMigrations(client: pg.ClientBase): Promise<string[]> {
  try {
    return (await client.query<{ name: string }>(MIGRATIONS)).rows.map((row) => row.name);
  } catch (error) {
    if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return [];
    throw error;
  }
}

export async function instanceId(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query<{ value: string }>(`select value from instance_facts where key = 'instance_id'`);
  return rows[0]?.value ?? '';
}
