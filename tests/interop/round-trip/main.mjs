// One repository through every client in turn: hf uploads, git edits, hf sees the edit, @huggingface/hub reads it. Every step compares sha256.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { downloadFile, listFiles } from '@huggingface/hub';
import { gitFor } from '../git/git.mjs';
import { readContext, suite } from '../lib/case.mjs';
import { pythonOf } from '../lib/clients.mjs';

const context = readContext();
const { test, run } = suite(context, 'round-trip', 'all');
const MEGABYTE = 1024 * 1024;
const megabytes = context.big ? 300 : 30;
const hfProgram = join(dirname(pythonOf('hf-2')), 'hf');

const hf = (folder, ...args) =>
  promisify(execFile)(hfProgram, args, {
    cwd: folder,
    env: { ...process.env, HF_TOKEN: context.users.alice.write, HF_HOME: join(folder, 'hf-home') },
    timeout: 200_000,
    maxBuffer: 1 << 26,
  });

test(
  `hf uploads a folder with ${megabytes} MB, git clones, edits and pushes it, hf downloads the edit, and @huggingface/hub reads the same bytes`,
  async (folder) => {
    const id = 'alice/round-trip';
    const up = join(folder, 'up');
    mkdirSync(join(up, 'docs'), { recursive: true });
    await writeRandom(join(up, 'weights.safetensors'), megabytes);
    writeFileSync(join(up, 'docs/notes ü.txt'), 'first\n');
    writeFileSync(join(up, 'README.md'), '---\nlicense: apache-2.0\n---\n# Round trip\n');
    await hf(folder, 'repos', 'create', id, '--private');
    await hf(folder, 'upload', id, up, '.');

    const git = gitFor(context, 'alice');
    await git(folder, 'clone', `${context.endpoint}/${id}.git`, 'clone');
    const clone = join(folder, 'clone');
    for (const name of ['weights.safetensors', 'docs/notes ü.txt', 'README.md'])
      assert.equal(await fileSha256(join(clone, name)), await fileSha256(join(up, name)), `git: ${name}`);

    await git(clone, 'lfs', 'install', '--local');
    await writeRandom(join(clone, 'more/adapter.bin'), 5);
    writeFileSync(join(clone, 'docs/notes ü.txt'), 'first\nsecond, by git\n');
    await git(clone, 'add', '-A');
    await git(clone, 'commit', '-m', 'Edit by git');
    await git(clone, 'push', 'origin', 'main');
    await git(clone, 'fsck', '--strict');

    await hf(folder, 'download', id, '--local-dir', join(folder, 'down'));
    const names = ['weights.safetensors', 'docs/notes ü.txt', 'README.md', 'more/adapter.bin'];
    for (const name of names)
      assert.equal(await fileSha256(join(folder, 'down', name)), await fileSha256(join(clone, name)), `hf: ${name}`);
    assert.equal(readFileSync(join(folder, 'down/docs/notes ü.txt'), 'utf8'), 'first\nsecond, by git\n');

    const access = { repo: id, hubUrl: context.endpoint, accessToken: context.users.alice.write };
    const listed = [];
    for await (const { type, path } of listFiles({ ...access, recursive: true })) if (type === 'file') listed.push(path);
    assert.deepEqual(listed.sort(), ['.gitattributes', ...names].sort());
    for (const name of names)
      assert.equal(await blobSha256(await downloadFile({ ...access, path: name })), await fileSha256(join(clone, name)), `js: ${name}`);
  },
  { limitMs: context.big ? 230_000 : 120_000 },
);

await run();

async function writeRandom(file, size) {
  mkdirSync(dirname(file), { recursive: true });
  const chunks = async function* () {
    for (let index = 0; index < size; index += 1) yield randomBytes(MEGABYTE);
  };
  await pipeline(chunks, createWriteStream(file));
}

async function fileSha256(file) {
  return streamSha256(createReadStream(file));
}

async function blobSha256(blob) {
  return streamSha256(blob.stream());
}

async function streamSha256(stream) {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}
