// Senders that lie, stop or go away: what they promised is refused, what they left is gone, and what they meant is not half there.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { sha256 } from '../lib/large-files.mjs';
import { openRequest } from '../lib/plain-socket.mjs';

/** How long the leftovers of a connection that broke may be seen. */
const GRACE_MS = 30_000;

export function senderSteps({ test }, lab) {
  test('a commit whose lines stop in the middle, at a line or inside of one, makes nothing', () => cutCommit(lab));
  test('a large file with other bytes than promised is refused with 422, and neither stored nor linked', () => otherBytes(lab));
  test('an uploader who goes away in the middle leaves nothing on the disk', () => vanishedUploader(lab));
  test('slow uploaders hold up nobody, and what they leave is gone', () => slowUploaders(lab));
}

async function cutCommit(lab) {
  const { hub, api } = lab;
  const id = await lab.repository('cut', { 'kept.txt': 'kept' });
  const tip = (await lab.refs(id)).get('refs/heads/main');
  const line = (key, value) => `${JSON.stringify({ key, value })}\n`;
  const body =
    line('header', { summary: 'half' }) +
    line('deletedFile', { path: 'kept.txt' }) +
    line('file', { path: 'new.txt', content: 'new', encoding: 'utf-8' });
  const ends = [...body.matchAll(/\n/g)].map((match) => match.index + 1);
  const framings = { 'content-length': String(body.length) };
  for (const length of [0, 5, ends[0], ends[1], ends[1] + 10, body.length - 1]) {
    const headers = { authorization: `Bearer ${lab.context.users.alice.write}`, 'content-type': 'application/x-ndjson' };
    const counted = openRequest(hub.endpoint, 'POST', `/api/models/${id}/commit/main`, { ...headers, ...framings });
    const chunked = openRequest(hub.endpoint, 'POST', `/api/models/${id}/commit/main`, { ...headers, 'transfer-encoding': 'chunked' });
    await counted.send(body.slice(0, length));
    if (length > 0) await chunked.send(`${length.toString(16)}\r\n${body.slice(0, length)}\r\n`);
    await sleep(50);
    for (const request of [counted, chunked]) request.vanish();
  }
  await sleep(500);
  assert.equal((await lab.refs(id)).get('refs/heads/main'), tip);
  assert.equal((await api.request('GET', `/${id}/resolve/main/kept.txt`)).status, 200);
}

async function otherBytes(lab) {
  const { hub, large } = lab;
  const id = await lab.repository('other-bytes');
  const promised = randomBytes(200_000);
  const oid = sha256(promised);
  const { upload, verify } = await large.planned(id, promised, ['basic']);
  for (const sent of [randomBytes(200_000), promised.subarray(1), Buffer.concat([promised, Buffer.alloc(1)])]) {
    const answer = await fetch(upload.href, { method: 'PUT', body: sent });
    assert.equal(answer.status, 422, await answer.text());
  }
  const verified = await fetch(verify.href, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ oid, size: promised.length }),
  });
  assert.equal(verified.status, 404);
  assert.equal(await large.isStored(id, oid, promised.length), false);
  assert.deepEqual(hub.filesOf(oid), []);
  await large.upload(id, promised);
  assert.equal(await large.isStored(id, oid, promised.length), true);
}

/** A PUT of which `sent` bytes are on their way. */
async function begun(lab, id, sent) {
  const content = randomBytes(5_000_000);
  const { upload } = await lab.large.planned(id, content, ['basic']);
  const request = openRequest(lab.hub.endpoint, 'PUT', new URL(upload.href).pathname, { 'content-length': String(content.length) });
  await request.send(content.subarray(0, sent));
  return { request, content };
}

async function vanishedUploader(lab) {
  const id = await lab.repository('vanished');
  for (const sent of [0, 1, 1_500_000, 4_999_999]) (await begun(lab, id, sent)).request.vanish();
  await nothingLeft(lab);
}

async function slowUploaders(lab) {
  const { hub, large } = lab;
  const id = await lab.repository('slow');
  const slow = await Promise.all(Array.from({ length: 30 }, () => begun(lab, id, 1_200_000)));
  await waitUntil(() => hub.halfWrittenFiles().length > 0, { within: GRACE_MS, what: 'the files of slow uploaders' });
  const content = randomBytes(300_000);
  await large.upload(id, content);
  assert.equal(sha256(await large.download(id, sha256(content), content.length)), sha256(content));
  for (const { request } of slow) request.vanish();
  await nothingLeft(lab);
}

function nothingLeft({ hub }) {
  return waitUntil(() => hub.halfWrittenFiles().length === 0, { within: GRACE_MS, what: 'a disk without leftovers' });
}
