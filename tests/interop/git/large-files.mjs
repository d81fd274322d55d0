// git-lfs: large files up and down, told apart from pointers, and the refusals of the LFS dialect.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { GitFailed, sha256, writeFiles } from './git.mjs';

const MEGABYTE = 1024 * 1024;
const POINTER = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\noid sha256:([0-9a-f]{64})\nsize (\d+)\n$/;

export function largeCases({ test, api, git, gitAs, newId, urlOf }) {
  async function cloned(folder, word, options) {
    const id = await api.createRepo(newId(word), options);
    await git(folder, 'clone', urlOf(id, options?.type), 'local');
    await git(join(folder, 'local'), 'lfs', 'install', '--local');
    return { id, local: join(folder, 'local') };
  }

  async function commitAndPush(local, files, message = 'Large') {
    writeFiles(local, files);
    await git(local, 'add', '-A');
    await git(local, 'commit', '-m', message);
    return git(local, 'push', 'origin', 'main');
  }

  test(
    '20 MB pushed with git-lfs come back by clone and by resolve with the same sha256, and git keeps a pointer',
    async (folder) => {
      for (const type of ['model', 'dataset']) {
        const where = join(folder, type);
        writeFiles(where, { 'here.txt': '' });
        const { id, local } = await cloned(where, 'lfs', { type });
        const content = randomBytes(20 * MEGABYTE);
        await commitAndPush(local, { 'weights/model.safetensors': content, 'notes.txt': 'small' });
        assert.match((await git(local, 'show', 'HEAD:weights/model.safetensors')).out, POINTER);
        await git(where, 'clone', urlOf(id, type), 'back');
        assert.equal(sha256(readFileSync(join(where, 'back/weights/model.safetensors'))), sha256(content));
        const prefix = type === 'model' ? '' : 'datasets/';
        const answer = await fetch(`${urlOf(id, type)}/resolve/main/weights/model.safetensors`);
        assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), sha256(content));
        const raw = await api.request('GET', `/${prefix}${id}/raw/main/weights/model.safetensors`);
        assert.equal(POINTER.exec(await raw.text())?.[1], sha256(content));
      }
    },
    { limitMs: 120_000 },
  );

  test('twelve large files go up in one push, and one that is already there is not sent again', async (folder) => {
    const { id, local } = await cloned(folder, 'several');
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`part-${index}.bin`, randomBytes(300_000 + index)]));
    await commitAndPush(local, files);
    await git(folder, 'clone', urlOf(id), 'back');
    for (const [name, content] of Object.entries(files))
      assert.equal(sha256(readFileSync(join(folder, 'back', name))), sha256(content), name);
    const { err } = await commitAndPush(local, { 'copy-of-0.bin': files['part-0.bin'] }, 'Copy');
    assert.doesNotMatch(err, /error/i);
    assert.equal((await api.json(`/api/models/${id}/tree/main`)).length, 14);
  });

  test('a clone that skips large files has pointers, and git lfs pull brings the bytes', async (folder) => {
    const { id, local } = await cloned(folder, 'skip', { private: true });
    const content = randomBytes(MEGABYTE);
    await commitAndPush(local, { 'w.bin': content });
    await git(folder, 'clone', urlOf(id), 'back', { env: { GIT_LFS_SKIP_SMUDGE: '1' } });
    const back = join(folder, 'back');
    assert.match(readFileSync(join(back, 'w.bin'), 'utf8'), POINTER);
    await git(back, 'lfs', 'pull');
    assert.equal(sha256(readFileSync(join(back, 'w.bin'))), sha256(content));
    await git(back, 'lfs', 'fsck');
  });

  test('a large file committed through the API is checked out by git-lfs, and one changed by git is served by the API', async (folder) => {
    const { id, local } = await cloned(folder, 'both-ways');
    const first = randomBytes(400_000);
    await commitAndPush(local, { 'w.bin': first });
    const copied = await api.request('POST', `/api/models/${id}/commit/main`, {
      headers: { 'content-type': 'application/x-ndjson' },
      body: `{"key":"header","value":{"summary":"Copy"}}\n{"key":"lfsFile","value":{"path":"copy.bin","algo":"sha256","oid":"${sha256(first)}"}}\n`,
    });
    assert.equal(copied.status, 200, await copied.text());
    await git(local, 'pull', '--ff-only');
    assert.equal(sha256(readFileSync(join(local, 'copy.bin'))), sha256(first));
    const second = randomBytes(500_000);
    await commitAndPush(local, { 'copy.bin': second });
    const answer = await fetch(`${urlOf(id)}/resolve/main/copy.bin`);
    assert.equal(sha256(Buffer.from(await answer.arrayBuffer())), sha256(second));
  });

  test('pushing large files without the right to write says so, and the object is not kept', async (folder) => {
    const id = await api.createRepo(newId('not-mine'));
    const bob = gitAs('bob');
    await bob(folder, 'clone', urlOf(id), 'local');
    const local = join(folder, 'local');
    await bob(local, 'lfs', 'install', '--local');
    const content = randomBytes(200_000);
    writeFiles(local, { 'w.bin': content });
    await bob(local, 'add', '-A');
    await bob(local, 'commit', '-m', 'x');
    await assert.rejects(
      bob(local, 'push', 'origin', 'main'),
      (error) => error instanceof GitFailed && /403|permission|denied|write/i.test(error.err),
    );
    const batch = await lfsBatch(api, id, 'download', sha256(content), content.length, 'alice');
    assert.equal(batch.objects[0].error?.code, 404);
  });

  test('the batch answers 404 per missing object, and hands out no object of another repository', async (folder) => {
    const { id: secret, local } = await cloned(folder, 'secret', { private: true });
    const content = randomBytes(100_000);
    await commitAndPush(local, { 'w.bin': content });
    const own = await api.createRepo(newId('other'));
    assert.ok((await lfsBatch(api, secret, 'download', sha256(content), content.length, 'alice')).objects[0].actions.download.href);
    for (const oid of [sha256(content), 'f'.repeat(64)]) {
      const { objects } = await lfsBatch(api, own, 'download', oid, content.length, 'bob');
      assert.deepEqual([objects[0].oid, objects[0].error?.code, objects[0].actions], [oid, 404, undefined]);
    }
  });

  test('bytes that do not match their sha256 are refused while they are sent, and never become downloadable', async () => {
    const id = await api.createRepo(newId('liar'));
    const oid = sha256(randomBytes(8));
    const { objects } = await lfsBatch(api, id, 'upload', oid, 1000, 'alice');
    const { upload, verify } = objects[0].actions;
    const sent = await fetch(upload.href, { method: 'PUT', body: randomBytes(1000), headers: upload.header ?? {} });
    if (sent.ok && verify) {
      const checked = await fetch(verify.href, {
        method: 'POST',
        headers: { ...verify.header, 'content-type': 'application/vnd.git-lfs+json' },
        body: JSON.stringify({ oid, size: 1000 }),
      });
      assert.ok(checked.status >= 400, `verify answered ${checked.status}`);
    } else assert.ok(sent.status >= 400, `the upload answered ${sent.status}`);
    assert.equal((await lfsBatch(api, id, 'download', oid, 1000, 'alice')).objects[0].error?.code, 404);
  });

  test('uploads of every content type are taken as they are', async () => {
    const id = await api.createRepo(newId('types'));
    for (const type of [
      'text/plain',
      'application/json',
      'text/csv',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/octet-stream',
    ]) {
      const content = Buffer.from(`{"type": "${type}"}`);
      const { objects } = await lfsBatch(api, id, 'upload', sha256(content), content.length, 'alice');
      const { href, header } = objects[0].actions.upload;
      const sent = await fetch(href, { method: 'PUT', body: content, headers: { ...header, 'content-type': type } });
      assert.ok(sent.ok, `${type}: ${sent.status} ${await sent.text()}`);
    }
  });

  test('large files lost from a clone come again with the next checkout', async (folder) => {
    const { id, local } = await cloned(folder, 'again');
    const content = randomBytes(2 * MEGABYTE);
    await commitAndPush(local, { 'w.bin': content });
    await git(folder, 'clone', urlOf(id), 'back');
    rmSync(join(folder, 'back/.git/lfs'), { recursive: true });
    rmSync(join(folder, 'back/w.bin'));
    await git(join(folder, 'back'), 'checkout', '--', 'w.bin');
    assert.equal(sha256(readFileSync(join(folder, 'back/w.bin'))), sha256(content));
    assert.ok(existsSync(join(folder, 'back/.git/lfs')));
  });
}

async function lfsBatch(api, id, operation, oid, size, user) {
  const answer = await api.request('POST', `/${id}.git/info/lfs/objects/batch`, {
    user,
    headers: { accept: 'application/vnd.git-lfs+json', 'content-type': 'application/vnd.git-lfs+json' },
    body: JSON.stringify({ operation, transfers: ['basic'], objects: [{ oid, size }], hash_algo: 'sha256' }),
  });
  assert.equal(answer.status, 200, await answer.clone().text());
  assert.match(answer.headers.get('content-type') ?? '', /application\/vnd\.git-lfs\+json/);
  return answer.json();
}
