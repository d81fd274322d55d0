// A disk that is nearly full, an object store that cannot be used: uploads are refused in a sentence, everything else goes on.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, waitUntil } from '../../interop/lib/processes.mjs';
import { settled } from '../lib/faulty-hub.mjs';
import { sha256 } from '../lib/large-files.mjs';

export function storageSteps({ test }, lab) {
  test('a hub whose disk is nearly full refuses uploads and large pushes in a sentence, reads and small commits go on', () =>
    fullDisk(lab));
  test('a hub whose object store folder cannot be used refuses uploads, goes on with git, and takes files again when it is mended', () =>
    brokenFolder(lab));
  test('a hub whose S3 server is away starts, serves git, and refuses large files in a sentence', () => storeAway(lab));
}

async function fullDisk(lab) {
  const { hub } = lab;
  const stored = await withLargeFile(lab, 'full');
  await hub.stop();
  await hub.start({ GROVE_MIN_FREE_BYTES: '900000GB' }, { probe: 'live' });
  try {
    await refusesLargeFiles(lab, stored.id, /room|space/);
    await readsGoOn(lab, stored);
    const local = await lab.clone(stored.id);
    await lab.commitAll(local, { 'noise.dat': randomBytes(1_300_000).toString('base64') });
    const { error } = await settled(lab.git(local, 'push', 'origin', 'main'));
    assert.match(error?.message ?? 'pushed', /503/);
    await reports(lab, 200, 'disk is nearly full');
    await lab.api.commit(stored.id, { 'small.txt': 'small' });
    lab.ledger.keep(stored.id, { 'small.txt': 'small' });
  } finally {
    await hub.stop();
    await hub.start();
  }
  await lab.large.upload(stored.id, randomBytes(1000));
}

async function brokenFolder(lab) {
  const { hub } = lab;
  const stored = await withLargeFile(lab, 'broken');
  const incoming = join(hub.dataDir, 'objects/incoming');
  renameSync(incoming, `${incoming}.away`);
  writeFileSync(incoming, 'a file where a folder should be');
  try {
    await refusesLargeFiles(lab, stored.id, /cannot be used/);
    await readsGoOn(lab, stored);
    await lab.api.commit(stored.id, { 'small.txt': 'small' });
    await reports(lab, 503, 'object store');
  } finally {
    rmSync(incoming);
    renameSync(`${incoming}.away`, incoming);
  }
  await lab.large.upload(stored.id, randomBytes(1000));
}

async function storeAway(lab) {
  const { hub, api } = lab;
  const id = await lab.repository('away', { 'kept.txt': 'kept' });
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  await hub.stop();
  const settings = { GROVE_S3_ENDPOINT: endpoint, GROVE_S3_BUCKET: 'grove', GROVE_S3_ACCESS_KEY: 'key', GROVE_S3_SECRET_KEY: 'secret-key' };
  await hub.start(settings, { probe: 'live' });
  try {
    await refusesLargeFiles(lab, id, /object store/i);
    assert.equal(await (await api.request('GET', `/${id}/resolve/main/kept.txt`)).text(), 'kept');
    await api.commit(id, { 'small.txt': 'small' });
    await lab.refs(id);
    await reports(lab, 503, 'object store');
  } finally {
    await hub.stop();
    await hub.start();
  }
}

async function withLargeFile(lab, word) {
  const id = await lab.repository(word, { 'kept.txt': 'kept' });
  const content = randomBytes(100_000);
  const oid = await lab.large.upload(id, content);
  return { id, oid, content };
}

async function refusesLargeFiles({ large }, id, sentence) {
  const content = randomBytes(50_000);
  const { error } = await settled(large.upload(id, content));
  assert.equal(error?.status, 503, error?.message ?? 'the upload was taken');
  assert.match(error.text, sentence);
  assert.doesNotMatch(error.text, /\/tmp\/|Something went wrong|at .*\.js/, error.text);
  assert.equal(await large.isStored(id, sha256(content), content.length), false);
}

async function readsGoOn({ api, large }, { id, oid, content }) {
  assert.equal(await (await api.request('GET', `/${id}/resolve/main/kept.txt`)).text(), 'kept');
  assert.equal(sha256(await large.download(id, oid, content.length)), oid);
}

/** A load balancer takes out what is not ready: that helps with a store that is away, and not with a full one that can be read. */
async function reports({ api }, status, words) {
  const isSaid = async () => {
    const answer = await api.request('GET', '/health/ready', { user: null });
    return answer.status === status && (await answer.text()).includes(words);
  };
  await waitUntil(isSaid, { within: 45_000, what: `the report '${words}'` });
}
