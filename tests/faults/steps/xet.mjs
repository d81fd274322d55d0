// kill -9 at every step of what the Xet store does while the newest `hf` uploads to it; the hub is started again behind its back.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { PART_BYTES, settled } from '../lib/faulty-hub.mjs';
import { hfClient } from '../lib/hf.mjs';
import { sha256 } from '../lib/large-files.mjs';

const STEPS = ['xet.xorb-stored', 'xet.xorb-rows', 'xet.files-kept', 'xet.shard-registered'];
const HASHING = ['xet.files-hashed', 'xet.hashes-noted'];
const LARGE_BYTES = 3 * PART_BYTES;
/** Small files are hashed before they are linked, larger ones by a job afterwards. */
const SMALL_BYTES = PART_BYTES / 2;

export function xetSteps({ test }, lab) {
  const whole = 'arrives whole, whether the client tries again by itself or is told to';
  for (const step of STEPS)
    test(`a file that hf uploads by Xet while the hub dies at ${step} ${whole}`, () => dying(lab, step, LARGE_BYTES));
  for (const step of HASHING) {
    test(`a file whose bytes are hashed at once while the hub dies at ${step} ${whole}`, () => dying(lab, step, SMALL_BYTES));
    test(`a file whose bytes are hashed by a job while the hub dies at ${step} arrives whole, and is hashed in the end`, () =>
      dying(lab, step, LARGE_BYTES));
  }
  test('a garbage collection that dies between a row and its bytes goes on when it is run again, and leaves what is used', () =>
    gcDies(lab));
}

async function dying(lab, step, size) {
  const { hub } = lab;
  const { id, content, upload } = await prepared(lab, size);
  hub.arm(step);
  const uploading = settled(upload());
  assert.equal(await hub.process.ended, 'SIGKILL', `the hub was not killed at ${step}`);
  await hub.start();
  const { error } = await uploading;
  if (error) await upload();
  assert.deepEqual(hub.halfWrittenFiles(), [], 'what the dead hub was writing is still on the disk');
  await arrived(lab, id, content);
}

async function prepared(lab, size) {
  const id = await lab.repository('xet');
  const content = randomBytes(size);
  const file = join(lab.folder('xet'), 'w.bin');
  writeFileSync(file, content);
  const hf = hfClient(lab);
  return { id, content, upload: () => hf('upload', id, file, 'w.bin') };
}

/** By Xet and without, told of by its Xet hash, every byte on the disk as it should be, and hashed by us. */
async function arrived(lab, id, content) {
  const { hub, api } = lab;
  const [entry] = (await api.json(`/api/models/${id}/tree/main`)).filter(({ path }) => path === 'w.bin');
  assert.match(entry?.xetHash ?? 'none', /^[0-9a-f]{64}$/, 'the file did not come by Xet');
  const folder = lab.folder('down');
  await hfClient(lab)('download', id, 'w.bin', '--local-dir', folder);
  assert.equal(sha256(readFileSync(join(folder, 'w.bin'))), sha256(content));
  lab.ledger.keep(id, { 'w.bin': content });
  const isHashed = async () => (await hub.sql('select 1 from xet_files where sha256 is null')).length === 0;
  await waitUntil(isHashed, { within: 60_000, what: 'the sha256 of every file' });
  hub.doctor('--deep', '--repository', id);
}

async function gcDies(lab) {
  const { hub, api } = lab;
  const [kept, gone] = [await prepared(lab, LARGE_BYTES), await prepared(lab, LARGE_BYTES)];
  for (const { upload } of [kept, gone]) await upload();
  const [organization, name] = gone.id.split('/');
  assert.equal((await api.request('DELETE', '/api/repos/delete', { json: { organization, name, type: 'model' } })).status, 200);
  lab.ledger.forget(gone.id);
  await hub.sql("update xet_files set created_at = now() - interval '40 days'");
  assert.equal(hub.grove(['gc']).status, 0);
  await hub.sql("update xet_xorbs set unused_since = unused_since - interval '40 days'");
  const rows = async () => (await hub.sql('select 1 from xet_xorbs where unused_since is not null')).length;
  const before = await rows();
  assert.ok(before > 0, 'no xorb has become unused');
  assert.equal(hub.grove(['gc'], { GROVE_FAILPOINT: 'xet.gc-row-removed' }).signal, 'SIGKILL');
  assert.equal(await rows(), before - 1, 'it did not die behind the first row');
  const again = hub.grove(['gc']);
  assert.equal(again.status, 0, again.out);
  assert.equal(await rows(), 0);
  await arrived(lab, kept.id, kept.content);
}
