// While a backup copies objects, nothing may remove one that its rows name. The hold is a row with an end, renewed as long as the backup lives: it
// outlasts a killed one for a while, so that the next run goes on where that one stopped. Beginning a hold waits for a collection under way.
import type pg from 'pg';

const KEY = 'backup_hold';
/** Keys of advisory locks: one backup (or restore) of a hub at a time; a collection against the beginning of a hold. */
const BACKUP_LOCK = 7_462_010;
const COLLECTION_LOCK = 7_462_011;
const HELD_FOR = `interval '6 hours'`;

const PUT = `
  insert into instance_facts (key, value)
  values ('${KEY}', json_build_object('id', $1::text, 'until', extract(epoch from now() + ${HELD_FOR}))::text)
  on conflict (key) do update set value = excluded.value`;
const CURRENT = `
  select value::json ->> 'id' as id, to_timestamp((value::json ->> 'until')::float8) as until from instance_facts
  where key = '${KEY}' and to_timestamp((value::json ->> 'until')::float8) > now()`;

/** False when another backup or restore has it. Until the connection ends. */
export async function lockBackups(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [BACKUP_LOCK]);
  return rows[0]?.mine ?? false;
}

/** The hold is written and `work` (which takes the snapshot) done before a collection may begin. */
export async function beginHold<T>(client: pg.ClientBase, id: string, work: () => Promise<T>): Promise<T> {
  await client.query('select pg_advisory_lock($1)', [COLLECTION_LOCK]);
  try {
    await renewHold(client, id);
    return await work();
  } finally {
    await client.query('select pg_advisory_unlock($1)', [COLLECTION_LOCK]);
  }
}

export async function renewHold(client: pg.ClientBase, id: string): Promise<void> {
  await client.query(PUT, [id]);
}

export async function endHold(client: pg.ClientBase): Promise<void> {
  await client.query(`delete from instance_facts where key = '${KEY}'`);
}

/** Null when nothing is held. */
export async function currentHold(client: pg.ClientBase): Promise<{ id: string; until: Date } | null> {
  return (await client.query<{ id: string; until: Date }>(CURRENT)).rows[0] ?? null;
}

/** Keeps backups from beginning until the connection ends. */
export async function lockCollections(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [COLLECTION_LOCK]);
}
