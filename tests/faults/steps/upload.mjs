// kill -9 at every step of an upload, whole and in parts.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { PART_BYTES } from '../lib/faulty-hub.mjs';
import { sha256 } from '../lib/large-files.mjs';

const WHOLE = ['upload.bytes-stored', 'upload.linked'];
const IN_PARTS = ['parts.joined', 'parts.published', 'parts.cleared', 'parts.linked'];

export function uploadSteps({ test }, lab) {
  for (const step of WHOLE) {
    test(`an upload whose hub dies at ${step} is there whole or not at all, and uploading again succeeds`, () =>
      dieDuringUpload(lab, step, false));
  }
  for (const step of IN_PARTS) {
    test(`an upload in parts whose hub dies at ${step} is there whole or not at all, and uploading again succeeds`, () =>
      dieDuringUpload(lab, step, true));
  }
}

async function dieDuringUpload(lab, step, inParts) {
  const { hub, large } = lab;
  const id = await lab.repository('upload');
  const content = randomBytes(inParts ? 2 * PART_BYTES + 12_345 : 400_000);
  const oid = sha256(content);
  const outcome = await hub.diesAt(step, () => large.upload(id, content, { inParts }));
  assert.ok(outcome.error, 'the upload was acknowledged although its hub was dead');
  await hub.start();
  assert.deepEqual(hub.halfWrittenFiles(), [], 'what the dead hub was writing is still on the disk');
  const isStored = await large.isStored(id, oid, content.length);
  if (isStored) assert.equal(sha256(await large.download(id, oid, content.length)), oid);
  await large.upload(id, content, { inParts });
  assert.equal(sha256(await large.download(id, oid, content.length)), oid);
  const foreign = await lab.repository('foreign');
  assert.equal(await large.isStored(foreign, oid, content.length), false, 'another repository has gained the file');
}
