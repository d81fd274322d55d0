// What the hub does not take, and the words it refuses with.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { refusal, sha256, writeFiles } from './git.mjs';

export function protectionCases({ test, api, git, newId, urlOf }) {
  async function cloned(folder, word) {
    const id = await api.createRepo(newId(word));
    await git(folder, 'clone', urlOf(id), 'local');
    return { id, local: join(folder, 'local') };
  }

  test('the default branch can neither be deleted nor rewritten by git, and the refusal says so', async (folder) => {
    const { id, local } = await cloned(folder, 'protected');
    const head = await api.commit(id, { 'a.txt': '1' });
    await refusal(git(local, 'push', 'origin', ':main'), /default branch|Cannot delete refs\/heads\/main/i);
    await git(local, 'commit', '--amend', '--allow-empty', '-m', 'Rewritten');
    await refusal(git(local, 'push', '--force', 'origin', 'main'), /rejected/, /protected|force|rewrit|non-fast-forward/i);
    assert.equal((await api.json(`/api/models/${id}`)).sha, head);
  });

  test('a history begun elsewhere takes the place of the first commit that the hub made, and of nothing later', async (folder) => {
    const id = await api.createRepo(newId('begun-elsewhere'));
    const local = join(folder, 'elsewhere');
    await git(folder, 'init', '--initial-branch=main', 'elsewhere');
    writeFiles(local, { 'a.txt': 'begun elsewhere' });
    await git(local, 'add', '-A');
    await git(local, 'commit', '-m', 'Begun elsewhere');
    await refusal(git(local, 'push', urlOf(id), 'main'), /fetch first|non-fast-forward/i);
    await git(local, 'push', '--force', urlOf(id), 'main');
    const head = (await git(local, 'rev-parse', 'HEAD')).out.trim();
    assert.equal((await api.json(`/api/models/${id}`)).sha, head);
    await git(local, 'commit', '--amend', '--allow-empty', '-m', 'Rewritten');
    await refusal(git(local, 'push', '--force', urlOf(id), 'main'), /rejected/, /protected/i);
    assert.equal((await api.json(`/api/models/${id}`)).sha, head);
  });

  test('a file over 10 MB that is not a large file is refused by name, with what to do, and nothing is kept', async (folder) => {
    const { id, local } = await cloned(folder, 'heavy');
    const head = (await api.json(`/api/models/${id}`)).sha;
    writeFiles(local, { 'dir/heavy.txt': randomBytes(11 * 1024 * 1024) });
    await git(local, 'add', '-A');
    await git(local, 'commit', '-m', 'Heavy');
    await refusal(git(local, 'push', 'origin', 'main'), /remote: .*dir\/heavy\.txt/, /remote: .*(lfs)/i, /remote: .*10 ?Mi?B/i);
    assert.equal((await api.json(`/api/models/${id}`)).sha, head);
  });

  test('a pointer to a large file that was never uploaded is refused by path and id', async (folder) => {
    const { id, local } = await cloned(folder, 'no-object');
    const oid = sha256(randomBytes(10));
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`;
    const blob = (await git(local, 'hash-object', '-w', '--stdin', { input: pointer })).out.trim();
    await git(local, 'update-index', '--add', '--cacheinfo', `100644,${blob},model.bin`);
    await git(local, 'commit', '-m', 'Only a pointer');
    const said = await refusal(git(local, 'push', '--no-verify', 'origin', 'main'), /remote: .*(large file|lfs)/i);
    assert.ok(said.includes('model.bin') && said.includes(oid.slice(0, 12)), said);
    assert.equal((await api.json(`/api/models/${id}/tree/main`)).length, 1);
  });

  test('a tree that names .git is refused although git itself was talked into making it', async (folder) => {
    const { id, local } = await cloned(folder, 'paths');
    const blob = (await git(local, 'hash-object', '-w', '--stdin', { input: 'x' })).out.trim();
    for (const name of ['.git', '.GIT', '..', 'git~1']) {
      const tree = (await git(local, 'mktree', { input: `100644 blob ${blob}\t${name}\n` })).out.trim();
      const commit = (await git(local, 'commit-tree', tree, '-m', name)).out.trim();
      await refusal(git(local, 'push', 'origin', `${commit}:refs/heads/evil`), /remote: .*\w|rejected|unpack/i);
    }
    assert.deepEqual(
      (await api.json(`/api/models/${id}/refs`)).branches.map(({ name }) => name),
      ['main'],
    );
  });

  test('refs outside branches and tags are refused, so are names that git itself would not make', async (folder) => {
    const { local } = await cloned(folder, 'odd-refs');
    for (const ref of ['refs/hidden/x', 'refs/pull/1/head', 'refs/convert/parquet']) {
      await refusal(git(local, 'push', 'origin', `HEAD:${ref}`), /rejected|refus|not allowed|deny/i);
    }
    const refs = (await git(local, 'ls-remote', 'origin')).out
      .trim()
      .split('\n')
      .map((line) => line.split('\t')[1]);
    assert.deepEqual(refs, ['HEAD', 'refs/heads/main']);
  });
}
