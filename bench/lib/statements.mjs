// How many statements the hub sends while something happens: PostgreSQL writes every one into its log (log_statement) for that time.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Statements of the pollers in the background are among them: take many requests. BEGIN and COMMIT count as well. */
export async function countStatements({ database, dataDir }, work) {
  const log = path.join(dataDir, 'postgres', 'log');
  await setLogging(database, 'all');
  const before = sizes(log);
  await work();
  const lines = added(log, before);
  await setLogging(database, 'none');
  return lines.filter((line) => / LOG:\s+(execute|statement)/.test(line)).length;
}

async function setLogging(database, value) {
  await database.query(`ALTER SYSTEM SET log_statement = '${value}'`);
  await database.query('SELECT pg_reload_conf()');
  await sleep(500); // every session has to notice
}

function sizes(folder) {
  return new Map(readdirSync(folder).map((name) => [name, statSync(path.join(folder, name)).size]));
}

function added(folder, before) {
  return readdirSync(folder).flatMap((name) => {
    const bytes = readFileSync(path.join(folder, name)).subarray(before.get(name) ?? 0);
    return bytes.toString('utf8').split('\n');
  });
}
