// Clients of the Xet campaign. Each keeps to repositories of its own, so that what is at the tip of main is what it did last.
import { createCipheriv, createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { hfClient } from '../../tests/faults/lib/hf.mjs';
import { sha256 } from '../../tests/faults/lib/large-files.mjs';
import { commitLarge } from './clients.mjs';

const MOST_BYTES = 2_500_000;
const LEAST_BYTES = 200_000;

/** @returns eight clients `{ name, next }`: each `next` prepares a deed and resolves with { attempt, acknowledged } */
export async function openXetClients(lab, random, seed) {
  const bytes = source(seed);
  const kit = { lab, random, bytes, content: () => bytes(LEAST_BYTES + random(MOST_BYTES)), seen: [] };
  return [
    { name: 'hf by Xet', next: await hf(kit, { byXet: true }) },
    { name: 'hf by Xet', next: await hf(kit, { byXet: true }) },
    { name: 'hf downloads by Xet', next: downloads(kit) },
    { name: 'hf without Xet', next: await hf(kit, { byXet: false }) },
    { name: 'git push with git-lfs', next: await gitLfs(kit) },
    { name: 'plain uploads and ranges', next: await plain(kit) },
    { name: 'copies of repositories', next: await copies(kit) },
    { name: 'deletions', next: await deletions(kit) },
  ];
}

/** Bytes that look random and are the same for the same seed, however much is taken. */
function source(seed) {
  const key = createHash('md5').update(String(seed)).digest();
  const cipher = createCipheriv('aes-128-ctr', key, Buffer.alloc(16));
  return (length) => cipher.update(Buffer.alloc(length));
}

/** New bytes, or an edit of bytes that somebody sent before: most of their chunks are known to the hub. */
function nextContent({ random, bytes, content, seen }) {
  const older = seen.length > 0 && random(2) === 0 ? seen[random(seen.length)] : null;
  const at = older ? random(older.length) : 0;
  const made = older ? Buffer.concat([older.subarray(0, at), bytes(1 + random(2_000)), older.subarray(at)]) : content();
  seen.push(made);
  if (seen.length > 20) seen.shift();
  return made;
}

/** With caches of its own for every attempt: a collection of what is old may take what an older cache still knows. */
async function upload({ lab }, id, file, content, byXet) {
  const folder = mkdtempSync(path.join(lab.workDir, 'sent-'));
  try {
    const from = path.join(folder, 'content');
    writeFileSync(from, content);
    await hfClient({ ...lab, workDir: folder }, { byXet })('upload', id, from, file);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function hf(kit, { byXet }) {
  const id = await kit.lab.repository(byXet ? 'soak-xet' : 'soak-no-xet', { 'README.md': 'uploaded to' });
  let count = 0;
  return async () => {
    // Every fifth replaces a file that is there.
    const name = `${kit.random(5) === 0 && count > 0 ? 1 + kit.random(count) : (count += 1)}.bin`;
    const content = nextContent(kit);
    return { attempt: () => upload(kit, id, name, content, byXet), acknowledged: () => keep(kit.lab, id, name, content) };
  };
}

/** Of a file of another client, by Xet when it came so. */
function downloads({ lab, random }) {
  const known = () => lab.ledger.files().filter(({ id, path: name }) => id.includes('/soak-up-') && name.endsWith('.bin'));
  return async () => {
    while (known().length === 0) await sleep(500);
    const { id, path: name, sha256: expected } = known()[random(known().length)];
    const attempt = async () => {
      const folder = mkdtempSync(path.join(lab.workDir, 'got-'));
      try {
        await hfClient({ ...lab, workDir: folder })('download', id, name, '--local-dir', folder);
        if (sha256(readFileSync(path.join(folder, name))) !== expected) throw new Error(`${id}: ${name} came as other bytes`);
      } finally {
        rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      }
    };
    return { attempt, acknowledged: () => undefined };
  };
}

async function gitLfs(kit) {
  const { lab } = kit;
  const id = await lab.repository('soak-lfs', { 'README.md': 'pushed to' });
  const local = await lab.clone(id);
  await lab.commitAll(local, { '.gitattributes': '*.bin filter=lfs diff=lfs merge=lfs -text\n' }, 'lfs').catch(() => undefined);
  let count = 0;
  return async () => {
    const files = { [`${(count += 1)}.bin`]: nextContent(kit) };
    await lab.commitAll(local, files, `push ${count}`);
    return { attempt: () => lab.git(local, 'push', '--quiet', 'origin', 'main'), acknowledged: () => lab.ledger.keep(id, files) };
  };
}

/** Once files are never replaced, others may read them. */
async function plain(kit) {
  const { lab, random } = kit;
  const id = await lab.repository('soak-up', { 'README.md': 'uploaded to' });
  const own = [];
  return async () => {
    if (own.length > 0 && random(2) === 0)
      return { attempt: () => readRange(lab, random, id, own[random(own.length)]), acknowledged: () => undefined };
    const content = nextContent(kit);
    const name = `${own.length + 1}-${random(1e6)}.bin`;
    const byXet = random(2) === 0;
    const attempt = async () =>
      byXet ? upload(kit, id, name, content, true) : commitLarge(lab, id, name, await lab.large.upload(id, content), content.length);
    return { attempt, acknowledged: () => (own.push({ name, content }), keep(lab, id, name, content)) };
  };
}

async function readRange({ api }, random, id, { name, content }) {
  const start = random(content.length);
  const end = Math.min(content.length - 1, start + random(300_000));
  const answer = await api.request('GET', `/${id}/resolve/main/${name}`, { headers: { range: `bytes=${start}-${end}` } });
  const at = answer.headers.get('location');
  const got = answer.status === 302 ? await fetch(at, { headers: { range: `bytes=${start}-${end}` } }) : answer;
  if (got.status !== 206) throw new Error(`a range answered ${got.status}`);
  const read = Buffer.from(await got.arrayBuffer());
  if (!read.equals(content.subarray(start, end + 1))) throw new Error(`${id}: ${name}: bytes ${start} to ${end} are others`);
}

async function copies(kit) {
  const { lab } = kit;
  const id = await lab.repository('soak-copied', { 'README.md': 'copied' });
  const first = nextContent(kit);
  await upload(kit, id, '1.bin', first, true);
  keep(lab, id, '1.bin', first);
  let count = 0;
  return async () => {
    const to = `alice/soak-copy-${(count += 1)}`;
    const attempt = async () => {
      const answer = await lab.api.request('POST', `/api/models/${id}/duplicate`, { json: { repository: to } });
      // The answer to an earlier attempt was lost.
      if (!answer.ok && answer.status !== 409) throw new Error(`duplicate: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
    };
    return { attempt, acknowledged: () => lab.ledger.keep(to, { 'README.md': 'copied', '1.bin': first }) };
  };
}

/** Of a repository that was just filled by Xet: its chunks are nobody's then, or others use them too. */
async function deletions(kit) {
  const { lab } = kit;
  let count = 0;
  return async () => {
    const id = `alice/soak-gone-${(count += 1)}`;
    const content = nextContent(kit);
    const attempt = async () => {
      const made = await lab.api.request('POST', '/api/repos/create', {
        json: { name: id.split('/')[1], organization: 'alice', type: 'model' },
      });
      if (!made.ok && made.status !== 409) throw new Error(`create: ${made.status}`);
      await upload(kit, id, 'w.bin', content, true);
      const json = { organization: 'alice', name: id.split('/')[1], type: 'model' };
      const gone = await lab.api.request('DELETE', '/api/repos/delete', { json });
      if (!gone.ok) throw new Error(`delete: ${gone.status}`);
    };
    return { attempt, acknowledged: () => undefined };
  };
}

function keep(lab, id, name, content) {
  lab.ledger.keep(id, { [name]: content });
}
