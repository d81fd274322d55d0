// Uploads, commits, histories and listings.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import {
  commit,
  countCommits,
  deleteFiles,
  downloadFile,
  listCommits,
  listFiles,
  pathsInfo,
  uploadFile,
  uploadFiles,
} from '@huggingface/hub';
import { bytesOf, collect, fails, sha256 } from './helpers.mjs';

const MEGABYTE = 1024 * 1024;

export function commitCases({ test, api, as, newId, context }) {
  const made = async (word, options) => ({ type: options?.type ?? 'model', name: await api.createRepo(newId(word), options) });

  test(
    'uploadFiles brings small files and 12 MB in one commit, byte for byte',
    async () => {
      for (const type of ['model', 'dataset']) {
        const repo = await made('upload', { type });
        const large = randomBytes(12 * MEGABYTE);
        const files = {
          'a.txt': Buffer.from('small'),
          'dir/ünï with spaces + plus.json': Buffer.from('{}'),
          'weights/model.bin': large,
          'empty.txt': Buffer.alloc(0),
        };
        const done = await uploadFiles({
          ...as('alice'),
          repo,
          commitTitle: 'Upload',
          files: Object.entries(files).map(([path, content]) => ({ path, content: new Blob([content]) })),
        });
        assert.match(done.commit.oid, /^[0-9a-f]{40}$/);
        assert.ok(done.commit.url.startsWith(context.endpoint), done.commit.url);
        for (const [path, content] of Object.entries(files)) {
          const blob = await downloadFile({ ...as('alice'), repo, path });
          assert.equal(sha256(await bytesOf(blob)), sha256(content), path);
        }
        const [weights] = await pathsInfo({ ...as('alice'), repo, paths: ['weights/model.bin'] });
        assert.deepEqual([weights.size, weights.lfs.oid, weights.lfs.size], [12 * MEGABYTE, sha256(large), 12 * MEGABYTE]);
      }
    },
    { limitMs: 90_000 },
  );

  test('one commit adds, replaces and deletes, and deleteFiles deletes several', async () => {
    const repo = await made('mixed');
    await api.commit(repo.name, { 'old.txt': 'old', 'gone.txt': 'gone', 'x/1.txt': '1', 'x/2.txt': '2' });
    await commit({
      ...as('alice'),
      repo,
      title: 'Mixed',
      operations: [
        { operation: 'addOrUpdate', path: 'old.txt', content: new Blob(['new']) },
        { operation: 'addOrUpdate', path: 'added.txt', content: new Blob(['added']) },
        { operation: 'delete', path: 'gone.txt' },
      ],
    });
    await deleteFiles({ ...as('alice'), repo, paths: ['x/1.txt', 'x/2.txt'] });
    const paths = (await collect(listFiles({ ...as(), repo, recursive: true }))).map(({ path }) => path).sort();
    assert.deepEqual(paths, ['.gitattributes', 'added.txt', 'old.txt']);
    assert.equal((await bytesOf(await downloadFile({ ...as(), repo, path: 'old.txt' }))).toString(), 'new');
  });

  test('a stale parentCommit is refused with 412, and so are a reader and a stranger with their own statuses', async () => {
    const repo = await made('stale');
    const base = (await api.json(`/api/models/${repo.name}`)).sha;
    const upload = (user, options) =>
      uploadFile({ ...as(user), repo, file: { path: 'a.txt', content: new Blob([Math.random().toString()]) }, ...options });
    await upload('alice', { parentCommit: base });
    await fails(upload('alice', { parentCommit: base }), 412, /The branch was updated since you opened this page/);
    await fails(upload('bob'), 403, /permission|write|not allowed/i);
    await assert.rejects(upload(null), (error) => error.statusCode === 401);
  });

  test('commits land on a branch with a slash in its name, and are read back by that name', async () => {
    const repo = await made('branch');
    await api.request('POST', `/api/models/${repo.name}/branch/feature%2Fdeep%2Fer`, { json: {} });
    await uploadFile({
      ...as('alice'),
      repo,
      branch: 'feature/deep/er',
      commitTitle: 'On the branch',
      file: { path: 'dir/a.txt', content: new Blob(['branch']) },
    });
    const revision = 'feature/deep/er';
    assert.equal((await bytesOf(await downloadFile({ ...as(), repo, path: 'dir/a.txt', revision }))).toString(), 'branch');
    assert.deepEqual(
      (await collect(listFiles({ ...as(), repo, path: 'dir', revision }))).map(({ path }) => path),
      ['dir/a.txt'],
    );
    assert.deepEqual(
      (await collect(listCommits({ ...as(), repo, revision }))).map(({ title }) => title),
      ['On the branch', 'initial commit'],
    );
    assert.equal(await countCommits({ ...as(), repo, revision }), 2);
    assert.equal(await countCommits({ ...as(), repo }), 1);
  });

  test('listFiles gives 1,250 files over pages, once each, and listCommits and countCommits agree over small pages', async () => {
    const repo = await made('many');
    const batch = (from, to) =>
      Object.fromEntries(
        Array.from({ length: to - from }, (_, index) => [
          `d${(from + index) % 7}/f${String(from + index).padStart(4, '0')}.txt`,
          `${from + index}`,
        ]),
      );
    for (let from = 0; from < 1250; from += 125) await api.commit(repo.name, batch(from, from + 125), { title: `Batch ${from}` });
    const entries = await collect(listFiles({ ...as(), repo, recursive: true }));
    const files = entries.filter(({ type }) => type === 'file').map(({ path }) => path);
    assert.deepEqual([files.length, new Set(files).size, entries.filter(({ type }) => type === 'directory').length], [1251, 1251, 7]);
    const expanded = await collect(listFiles({ ...as(), repo, path: 'd0', expand: true }));
    assert.deepEqual([expanded.length, expanded.every(({ lastCommit }) => /^Batch \d+$/.test(lastCommit.title))], [179, true]);
    const commits = await collect(listCommits({ ...as(), repo, batchSize: 3 }));
    assert.deepEqual(
      commits.map(({ title }) => title),
      [...Array.from({ length: 10 }, (_, index) => `Batch ${1125 - index * 125}`), 'initial commit'],
    );
    assert.deepEqual([commits[0].authors[0].username, commits[0].date instanceof Date], ['alice', true]);
    assert.equal(await countCommits({ ...as(), repo }), 11);
  });

  test('pathsInfo tells files, folders and large files apart, expands the last commit, and leaves missing paths out', async () => {
    const repo = await made('paths');
    const oid = await api.commit(repo.name, { 'dir/a.txt': 'abc' }, { title: 'Add' });
    const found = await pathsInfo({ ...as(), repo, paths: ['dir', 'dir/a.txt', 'absent'], expand: true });
    assert.deepEqual(found.map(({ path, type, lastCommit }) => [path, type, lastCommit.id, lastCommit.title]).sort(), [
      ['dir', 'directory', oid, 'Add'],
      ['dir/a.txt', 'file', oid, 'Add'],
    ]);
    const [file] = await pathsInfo({ ...as(), repo, paths: ['dir/a.txt'] });
    assert.deepEqual([file.size, file.oid, file.lfs], [3, 'f2ba8f84ab5c1bce84a7b441cb1959cfc7093b7f', undefined]);
  });
}
