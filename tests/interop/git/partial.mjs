// Clones that leave something out: shallow and blobless.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { writeFiles } from './git.mjs';

export function partialCases({ test, api, git, newId, urlOf }) {
  /** Five commits on top of the initial one. */
  async function withHistory(word) {
    const id = await api.createRepo(newId(word));
    for (let turn = 1; turn <= 5; turn += 1)
      await api.commit(id, { [`f${turn}.txt`]: `turn ${turn}`, 'same/deep.txt': `${turn}`.repeat(100) }, { title: `Turn ${turn}` });
    return id;
  }
  const count = async (local) => Number((await git(local, 'rev-list', '--count', 'HEAD')).out);

  test('a shallow clone has one commit, deepens, gains what comes later, and unshallows to the whole history', async (folder) => {
    const id = await withHistory('shallow');
    await git(folder, 'clone', '--depth', '1', urlOf(id), 'local');
    const local = join(folder, 'local');
    assert.equal(await count(local), 1);
    await git(local, 'fetch', '--deepen', '2');
    assert.equal(await count(local), 3);
    await api.commit(id, { 'later.txt': 'later' });
    await git(local, 'pull', '--ff-only');
    assert.equal(await count(local), 4);
    await git(local, 'fetch', '--unshallow');
    assert.equal(await count(local), 7);
    await git(local, 'fsck', '--strict', '--full');
  });

  test('a commit made in a shallow clone is pushed', async (folder) => {
    const id = await withHistory('shallow-push');
    await git(folder, 'clone', '--depth', '1', urlOf(id), 'local');
    const local = join(folder, 'local');
    writeFiles(local, { 'mine.txt': 'mine' });
    await git(local, 'add', '-A');
    await git(local, 'commit', '-m', 'From a shallow clone');
    await git(local, 'push', 'origin', 'main');
    assert.equal((await api.json(`/api/models/${id}/commits/main`)).length, 7);
  });

  test('a blobless clone fetches blobs on checkout, for an old commit too, and the files are right', async (folder) => {
    const id = await withHistory('blobless');
    await git(folder, 'clone', '--filter=blob:none', '--no-checkout', urlOf(id), 'local');
    const local = join(folder, 'local');
    const missing = async () =>
      (await git(local, 'rev-list', '--objects', '--all', '--missing=print')).out.split('\n').filter((line) => line.startsWith('?')).length;
    const atFirst = await missing();
    assert.ok(atFirst >= 11, `${atFirst} blobs are missing`);
    await git(local, 'checkout', 'main');
    assert.ok((await missing()) < atFirst, 'checkout brought blobs');
    assert.equal((await git(local, 'show', 'HEAD~3:same/deep.txt')).out, '2'.repeat(100), 'a blob of an old commit, fetched on its own');
    assert.equal((await git(local, 'status', '--porcelain')).out, '');
    await git(local, 'fsck');
  });

  test('a single object is fetched by its full id when it is reachable, and refused when it is not', async (folder) => {
    const id = await withHistory('by-id');
    const commits = await api.json(`/api/models/${id}/commits/main`);
    await git(folder, 'init', 'local');
    const local = join(folder, 'local');
    await git(local, 'fetch', '--depth', '1', urlOf(id), commits[3].id);
    assert.equal((await git(local, 'log', '-1', '--format=%s', 'FETCH_HEAD')).out.trim(), commits[3].title);
    const foreign = await api.createRepo(newId('foreign'), { private: true });
    const secret = await api.commit(foreign, { 'secret.txt': 'secret' });
    await assert.rejects(git(local, 'fetch', urlOf(id), secret), /not our ref|upload-pack|not found/i);
  });
}
