// Two stores are the whole backup: a hub on a copy of the database and of the objects serves everything that was acknowledged.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gitFor } from '../../interop/git/git.mjs';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { freePort } from '../../interop/lib/processes.mjs';
import { FaultyHub } from '../lib/faulty-hub.mjs';

/** The database with its password, the objects, the key. */
const BACKED_UP = ['postgres', 'postgres.password', 'objects', 'secret.key'];

export function restoreSteps({ test }, lab) {
  test('no bare repository and no pack lies in the data folder', () => onlyRowsAndObjects(lab));
  test('a hub on copies of the two stores serves what was acknowledged, and git finds nothing wrong', () => restored(lab));
}

async function withContents(lab) {
  const id = await lab.repository('backup', { 'README.md': '# Kept', 'folder/a.txt': 'a' });
  const weights = randomBytes(300_000);
  const oid = await lab.large.upload(id, weights);
  const pointer = { key: 'lfsFile', value: { path: 'model.bin', algo: 'sha256', oid, size: weights.length } };
  const lines = [{ key: 'header', value: { summary: 'Add weights' } }, pointer].map((line) => JSON.stringify(line));
  const answer = await lab.api.request('POST', `/api/models/${id}/commit/main`, { body: lines.join('\n') });
  assert.equal(answer.status, 200);
  lab.ledger.keep(id, { 'model.bin': weights });
}

async function onlyRowsAndObjects(lab) {
  await withContents(lab);
  const names = readdirSync(lab.hub.dataDir, { recursive: true, encoding: 'utf8' });
  assert.ok(names.length > 100, 'the data folder was not read');
  assert.deepEqual(
    names.filter((name) => /\.(git|pack|idx)$/.test(name)),
    [],
  );
}

async function restored(lab) {
  await withContents(lab);
  const copy = new FaultyHub(lab.folder('restored'));
  await lab.hub.stop();
  mkdirSync(copy.dataDir, { recursive: true, mode: 0o700 });
  for (const name of BACKED_UP)
    cpSync(join(lab.hub.dataDir, name), join(copy.dataDir, name), { recursive: true, preserveTimestamps: true });
  await lab.hub.start();
  try {
    copy.port = await freePort();
    await copy.start();
    const context = { ...lab.context, endpoint: copy.endpoint };
    await lab.ledger.verify({ api: hubApi(context), git: gitFor(context, 'alice'), hub: copy, workDir: lab.workDir });
    copy.doctor();
  } finally {
    await copy.remove();
  }
}
