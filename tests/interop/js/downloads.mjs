// Reading: whole files, parts of them, snapshots.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { downloadFile, fileDownloadInfo, fileExists, snapshotDownload, uploadFiles } from '@huggingface/hub';
import { bytesOf, sha256 } from './helpers.mjs';

export function downloadCases({ test, api, as, newId, context }) {
  async function stocked(word, options) {
    const repo = { type: 'model', name: await api.createRepo(newId(word), options) };
    const contents = { 'a.txt': Buffer.from('0123456789'), 'dir/w.bin': randomBytes(500_000), 'empty.txt': Buffer.alloc(0) };
    await uploadFiles({
      ...as('alice'),
      repo,
      files: Object.entries(contents).map(([path, content]) => ({ path, content: new Blob([content]) })),
    });
    return { repo, contents };
  }

  test('downloadFile reads whole files and any slice of them, small, large and empty', async () => {
    const { repo, contents } = await stocked('slices');
    for (const [path, content] of Object.entries(contents)) {
      const blob = await downloadFile({ ...as(), repo, path });
      assert.equal(blob.size, content.length, path);
      assert.equal(sha256(await bytesOf(blob)), sha256(content), path);
      for (const [from, to] of [
        [0, 1],
        [3, 7],
        [content.length - 4, content.length],
      ]) {
        if (content.length > 0) assert.deepEqual(await bytesOf(blob.slice(from, to)), content.subarray(from, to), `${path} ${from}-${to}`);
      }
    }
  });

  test('a missing file is null, fileExists agrees, and raw gives the pointer of a large file', async () => {
    const { repo, contents } = await stocked('absent');
    assert.equal(await downloadFile({ ...as(), repo, path: 'absent.txt' }), null);
    const exists = (path, revision) => fileExists({ ...as(), repo, path, revision });
    assert.deepEqual(
      [await exists('a.txt'), await exists('dir/w.bin'), await exists('absent.txt'), await exists('a.txt', 'main')],
      [true, true, false, true],
    );
    const pointer = (await bytesOf(await downloadFile({ ...as(), repo, path: 'dir/w.bin', raw: true }))).toString();
    assert.equal(pointer, `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(contents['dir/w.bin'])}\nsize 500000\n`);
  });

  test('fileDownloadInfo gives size and etag, which is the sha256 of a large file', async () => {
    const { repo, contents } = await stocked('info');
    const large = await fileDownloadInfo({ ...as(), repo, path: 'dir/w.bin' });
    assert.equal(large.size, 500_000);
    // fetch follows the redirect to an S3 server, whose ETag is its own.
    if (context.mode === 'services') assert.match(large.etag, /^"?[0-9a-f]{32,}/);
    else assert.equal(large.etag.replaceAll('"', ''), sha256(contents['dir/w.bin']));
    assert.equal((await fileDownloadInfo({ ...as(), repo, path: 'a.txt' })).size, 10);
    assert.equal((await fileDownloadInfo({ ...as(), repo, path: 'empty.txt' })).size, 0);
    assert.equal(await fileDownloadInfo({ ...as(), repo, path: 'absent' }), null);
  });

  test('a private file is for its owner; others get the answer of a missing repository', async () => {
    const { repo } = await stocked('private', { private: true });
    assert.equal((await bytesOf(await downloadFile({ ...as('alice'), repo, path: 'a.txt' }))).toString(), '0123456789');
    for (const [user, status] of [
      ['bob', 404],
      [null, 401],
    ]) {
      await assert.rejects(downloadFile({ ...as(user), repo, path: 'a.txt' }), (error) => error.statusCode === status);
    }
  });

  test('snapshotDownload brings every file of a revision into the cache', async (folder) => {
    const { repo, contents } = await stocked('snapshot');
    await api.request('POST', `/api/models/${repo.name}/tag/main`, { json: { tag: 'v1' } });
    await api.commit(repo.name, { 'later.txt': 'later' });
    for (const [revision, later] of [
      ['main', true],
      ['v1', false],
    ]) {
      const local = await snapshotDownload({ ...as(), repo, revision, cacheDir: join(folder, revision) });
      for (const [path, content] of Object.entries(contents)) assert.equal(sha256(readFileSync(join(local, path))), sha256(content), path);
      const read = () => readFileSync(join(local, 'later.txt'), 'utf8');
      if (later) assert.equal(read(), 'later');
      else assert.throws(read, /ENOENT/);
    }
  });
}
