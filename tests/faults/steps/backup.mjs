// Backups and restores that are killed: run again, they go on and come to the same end, and nothing starts on what is half done.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gitFor } from '../../interop/git/git.mjs';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { freePort } from '../../interop/lib/processes.mjs';
import { FaultyHub, GROVE } from '../lib/faulty-hub.mjs';

const BACKUP_STEPS = [
  'backup.table-written@3',
  'backup.rows-written',
  'backup.object-copied@2',
  'backup.before-manifest',
  'backup.finished',
];
const RESTORE_STEPS = ['restore.begun', 'restore.object-put@2', 'restore.stripped', 'restore.table-loaded@4', 'restore.piece-put-back@2'];

export function backupSteps({ test }, lab) {
  test('a backup of a running hub that is killed at every step goes on, and is whole in the end', () => killedBackup(lab), {
    limitMs: 240_000,
  });
  test(
    'a restore that is killed at every step goes on, no hub starts meanwhile, and all that was acknowledged is there in the end',
    () => killedRestore(lab),
    {
      limitMs: 300_000,
    },
  );
}

async function withContents(lab) {
  const id = await lab.repository('kept', { 'README.md': '# Kept' });
  for (const name of ['a.bin', 'b.bin', 'c.bin']) {
    const weights = randomBytes(200_000);
    const oid = await lab.large.upload(id, weights);
    const pointer = { key: 'lfsFile', value: { path: name, algo: 'sha256', oid, size: weights.length } };
    const lines = [{ key: 'header', value: { summary: 'Add weights' } }, pointer].map((line) => JSON.stringify(line));
    assert.equal((await lab.api.request('POST', `/api/models/${id}/commit/main`, { body: lines.join('\n') })).status, 200);
    lab.ledger.keep(id, { [name]: weights });
  }
}

/** Two kills of one run: the rows of the first are there for the second. */
async function killedBackup(lab) {
  await withContents(lab);
  const folder = lab.folder('backup');
  const env = { ...lab.hub.settings, GROVE_DATA_DIR: lab.hub.dataDir };
  for (const failpoint of BACKUP_STEPS) assert.equal(grove(env, ['backup', folder], failpoint).signal, 'SIGKILL', `at ${failpoint}`);
  const last = grove(env, ['backup', folder, '--json']);
  assert.equal(last.status, 0, last.stderr);
  assert.equal(JSON.parse(last.stdout).copied, 0, 'objects of killed runs are copied again');
  assert.equal(grove(env, ['backup', '--verify', folder]).status, 0);
  assert.deepEqual(leftovers(folder), [], 'rows of killed runs are left');
  lab.backupFolder = folder;
}

async function killedRestore(lab) {
  if (!lab.backupFolder) await killedBackup(lab);
  const copy = new FaultyHub(lab.folder('killed-restore'));
  const env = { ...copy.settings, GROVE_DATA_DIR: copy.dataDir };
  try {
    for (const failpoint of RESTORE_STEPS)
      assert.equal(grove(env, ['restore', lab.backupFolder], failpoint).signal, 'SIGKILL', `at ${failpoint}`);
    copy.port = await freePort();
    await assert.rejects(copy.start(), /hub/, 'a hub starts on half a database');
    assert.match(readFileSync(copy.process?.logFile ?? join(copy.folder, 'hub.log'), 'utf8'), /restore into this database was broken off/);
    const last = grove(env, ['restore', lab.backupFolder]);
    assert.equal(last.status, 0, last.stderr);
    await copy.start();
    const context = { ...lab.context, endpoint: copy.endpoint };
    await lab.ledger.verify({ api: hubApi(context), git: gitFor(context, 'alice'), hub: copy, workDir: lab.workDir });
    copy.doctor();
  } finally {
    await copy.remove();
  }
}

function leftovers(folder) {
  const { id } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  return readdirSync(join(folder, 'objects/database'), { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(id))
    .map((entry) => entry.name);
}

function grove(settings, args, failpoint) {
  const env = { ...process.env, ...settings, ...(failpoint ? { GROVE_FAILPOINT: failpoint } : {}) };
  return spawnSync(process.execPath, [GROVE, ...args], { env, encoding: 'utf8', timeout: 120_000 });
}
