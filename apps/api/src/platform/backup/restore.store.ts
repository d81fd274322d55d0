// Putting rows back. Schema `grove_restore` exists from the first change to the last: it says which backup is being restored, what was taken down
// for speed (foreign keys, indexes, triggers) and which files are loaded, so that a killed restore goes on and no hub starts on half a database.
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DumpedTable, SequenceState } from './manifest';

const id = pg.escapeIdentifier;
const SYSTEM = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'grove_restore')`;

const BEGUN = `select to_regclass('grove_restore.state') is not null as begun`;
const BEGIN = `
  create schema grove_restore;
  create table grove_restore.state (backup_id text not null, is_stripped boolean not null default false);
  create table grove_restore.loaded (file text primary key);
  create table grove_restore.later (position int primary key, statement text not null)`;
const SCHEMAS = `select n.nspname as name from pg_namespace n where ${SYSTEM}`;
const OTHERS = `
  select count(*)::int as count from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
const HAS_PEOPLE = `select exists (select from namespaces) as found`;
/** Indexes go before foreign keys when they come back: the keys are checked with them. */
const TAKEN_DOWN = `
  select format('create %s', substr(pg_get_indexdef(i.indexrelid), 8)) as later, format('drop index %I.%I', n.nspname, c.relname) as now, 1 as step
  from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'i' and not c.relispartition and ${SYSTEM} and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
    and not exists (select from pg_class t where t.oid = i.indrelid and (t.relname = '_prisma_migrations' or t.relkind = 'p'))
  union all
  select format('alter table %I.%I add constraint %I %s', n.nspname, t.relname, k.conname, pg_get_constraintdef(k.oid)),
    format('alter table %I.%I drop constraint %I', n.nspname, t.relname, k.conname), 2
  from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_namespace n on n.oid = t.relnamespace
  where k.contype = 'f' and k.conparentid = 0 and ${SYSTEM}
  union all
  select format('alter table %I.%I enable trigger user', n.nspname, t.relname), format('alter table %I.%I disable trigger user', n.nspname, t.relname), 3
  from pg_class t join pg_namespace n on n.oid = t.relnamespace
  where t.relkind in ('r', 'p') and not t.relispartition and ${SYSTEM} and exists (select from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal)
  order by step`;
const TABLES = `
  select format('%I.%I', n.nspname, t.relname) as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
  where t.relkind in ('r', 'p') and not t.relispartition and ${SYSTEM} and t.relname <> '_prisma_migrations'`;
/**
 * What belongs to the moment and the machine: uploads whose parts are not in the backup, the hold of the backup itself, and the name of the
 * queue (a Redis that still has the old one may know the ids of rows that come anew).
 */
const FORGET = [`delete from blob_uploads`, `delete from instance_facts where key in ('backup_hold', 'queueNamespace')`];

/** The backup that is being restored into this database; null when none is. */
export async function restoreUnderWay(client: pg.ClientBase): Promise<string | null> {
  if (!(await client.query<{ begun: boolean }>(BEGUN)).rows[0]?.begun) return null;
  return (await client.query<{ id: string }>('select backup_id as id from grove_restore.state')).rows[0]?.id ?? '';
}

export async function otherConnections(client: pg.ClientBase): Promise<number> {
  return (await client.query<{ count: number }>(OTHERS)).rows[0]?.count ?? 0;
}

/** Whether anybody has an account or an organization here. */
export async function isInhabited(client: pg.ClientBase): Promise<boolean> {
  const exists = await client.query<{ found: boolean }>(`select to_regclass('public.namespaces') is not null as found`);
  return exists.rows[0]?.found === true && (await client.query<{ found: boolean }>(HAS_PEOPLE)).rows[0]?.found === true;
}

/** Everything in the database goes, and the mark that a restore is under way takes its place: one step. */
export async function clear(client: pg.ClientBase, backupId: string): Promise<void> {
  await inTransaction(client, async () => {
    for (const { name } of (await client.query<{ name: string }>(SCHEMAS)).rows) await client.query(`drop schema ${id(name)} cascade`);
    await client.query('create schema public');
    await client.query(BEGIN);
    await client.query('insert into grove_restore.state (backup_id) values ($1)', [backupId]);
  });
}

/** Takes down what slows loading or asks for an order of tables, remembers how to put it back, and empties what migrations filled. Once. */
export async function strip(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ is_stripped: boolean }>('select is_stripped from grove_restore.state');
  if (rows[0]?.is_stripped) return;
  await inTransaction(client, async () => {
    const parts = (await client.query<{ later: string; now: string }>(TAKEN_DOWN)).rows;
    for (const [position, { later }] of parts.entries())
      await client.query('insert into grove_restore.later (position, statement) values ($1, $2)', [position, later]);
    for (const { now } of parts) await client.query(now);
    const tables = (await client.query<{ name: string }>(TABLES)).rows.map((row) => row.name);
    if (tables.length > 0) await client.query(`truncate ${tables.join(', ')}`);
    await client.query('update grove_restore.state set is_stripped = true');
  });
}

export async function loadedFiles(client: pg.ClientBase): Promise<Set<string>> {
  return new Set((await client.query<{ file: string }>('select file from grove_restore.loaded')).rows.map((row) => row.file));
}

/** The rows and the note that they are there: one step. Throws when they are not as many as they were. */
export async function load(client: pg.ClientBase, table: DumpedTable, rows: Readable): Promise<void> {
  await inTransaction(client, async () => {
    const target = `${id(table.schema)}.${id(table.table)} (${table.columns.map(id).join(', ')})`;
    const copy = client.query(copyFrom(`copy ${target} from stdin with (format binary)`));
    await pipeline(rows, copy);
    if (copy.rowCount !== table.rows) throw new Error(`${table.file} has ${copy.rowCount} rows, and ${table.rows} were written into it`);
    await client.query('insert into grove_restore.loaded (file) values ($1)', [table.file]);
  });
}

export async function setSequences(client: pg.ClientBase, sequences: readonly SequenceState[]): Promise<void> {
  for (const { schema, name, lastValue } of sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [`${id(schema)}.${id(name)}`, lastValue]);
}

/** Puts back what `strip` took down, each piece once. */
export async function putBack(client: pg.ClientBase, onEach: () => void): Promise<void> {
  const pieces = await client.query<{ position: number; statement: string }>(
    'select position, statement from grove_restore.later order by position',
  );
  for (const { position, statement } of pieces.rows) {
    await inTransaction(client, async () => {
      await client.query(statement);
      await client.query('delete from grove_restore.later where position = $1', [position]);
    });
    onEach();
  }
}

/** The last step: from here on it is a hub's database like any other. */
export async function release(client: pg.ClientBase): Promise<void> {
  await inTransaction(client, async () => {
    for (const statement of FORGET) await client.query(statement);
    await client.query('drop schema grove_restore cascade');
  });
  await client.query('analyze');
}

async function inTransaction(client: pg.ClientBase, work: () => Promise<void>): Promise<void> {
  await client.query('begin');
  try {
    await work();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}
