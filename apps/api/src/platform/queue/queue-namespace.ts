import { randomBytes } from 'node:crypto';
import { type Database, statement } from '../database';

const KEY = 'queueNamespace';
const MAKE = statement('queue_namespace_make', 'insert into instance_facts (key, value) values ($1, $2) on conflict (key) do nothing');
const READ = statement('queue_namespace_read', 'select value from instance_facts where key = $1');

/** Made once per hub: processes of one hub share their queue on Redis, those of different hubs never do. */
export async function queueNamespace(database: Database): Promise<string> {
  await database.execute(MAKE, [KEY, randomBytes(6).toString('hex')]);
  const row = await database.row<{ value: string }>(READ, [KEY]);
  if (!row) throw new Error('the name of the queue was removed while it was read');
  return row.value;
}
