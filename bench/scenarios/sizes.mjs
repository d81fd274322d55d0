// What a repository takes in the database, against a pack that git has made as small as it can (repack -adf).
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { revParse, timedClone, timedPush } from '../lib/git.mjs';
import { timesAtMost } from '../lib/goals.mjs';
import { repackedBytes } from '../peers/git-on-disk.mjs';

const PEER = 'git repack -adf: pack and index';
const MIB = 2 ** 20;

export const sizesScenario = {
  name: 'sizes',
  rows: [
    { name: 'size-source', what: 'stored size of source, 5,000 objects', goal: timesAtMost(2.5, 2), unit: 'MiB', peer: PEER },
    {
      name: 'size-history',
      what: 'stored size of history: 6,000 commits over 2,000 files',
      goal: timesAtMost(1.5, 1),
      unit: 'MiB',
      peer: PEER,
    },
  ],
  run: (bench, settle) =>
    bench.withFreshHub(async (hub) => {
      let sofar = await gitSchemaBytes(hub.database);
      for (const shape of ['source', 'history']) {
        const source = await bench.fixture(shape);
        await pushed(hub, source);
        const now = await gitSchemaBytes(hub.database);
        const packed = await repackedBytes(source, sumOfFiles);
        settle(`size-${shape}`, { hub: [(now - sofar) / MIB], peer: [packed / MIB], notes: [await largestTables(hub.database)] });
        sofar = now;
      }
    }),
};

async function pushed(hub, source) {
  const repository = await hub.create();
  await timedPush(source, repository.url, 'refs/heads/main:refs/heads/bench');
  const tip = await revParse(source, 'main');
  await timedClone(repository.url, async (clone) => {
    if ((await revParse(clone, 'bench')) !== tip) throw new Error('the clone has another tip than what was pushed');
  });
}

/** Tables with their indexes and what is kept out of line, as VACUUM FULL leaves them. */
async function gitSchemaBytes(database) {
  for (const { name } of await tables(database)) await database.query(`VACUUM FULL ANALYZE ${name}`);
  return (await tables(database)).reduce((sum, { bytes }) => sum + Number(bytes), 0);
}

function tables(database) {
  return database.query(`
    SELECT c.oid::regclass::text AS name, pg_total_relation_size(c.oid) AS bytes
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'git' AND c.relkind = 'r' ORDER BY bytes DESC`);
}

async function largestTables(database) {
  const found = await tables(database);
  const sums = new Map();
  for (const { name, bytes } of found) {
    const family = name.replace(/_?\d+$/, '');
    sums.set(family, (sums.get(family) ?? 0) + Number(bytes));
  }
  const lines = [...sums].sort((a, b) => b[1] - a[1]).slice(0, 3);
  return `all so far, by table: ${lines.map(([name, bytes]) => `${name} ${(bytes / MIB).toFixed(1)} MiB`).join(', ')}`;
}

function sumOfFiles(folder, pattern) {
  const names = readdirSync(folder).filter((name) => pattern.test(name));
  return names.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}
