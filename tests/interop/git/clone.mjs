// Cloning and fetching: addresses, protocol versions, empty repositories, what others committed meanwhile.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export function cloneCases({ test, api, git, newId, urlOf }) {
  const strict = (folder) => git(folder, 'fsck', '--strict', '--full');

  test('clone of a model, a dataset and a space, with and without .git, is clean under fsck --strict', async (folder) => {
    for (const type of ['model', 'dataset', 'space']) {
      const id = await api.createRepo(newId('clone'), { type });
      const head = await api.commit(id, { 'notes/ünï.txt': `a ${type}` }, { type });
      for (const suffix of ['', '.git']) {
        const local = `${type}${suffix}`;
        await git(folder, 'clone', `${urlOf(id, type)}${suffix}`, local);
        assert.equal((await git(join(folder, local), 'rev-parse', 'HEAD')).out.trim(), head);
        assert.equal(readFileSync(join(folder, local, 'notes/ünï.txt'), 'utf8'), `a ${type}`);
        await strict(join(folder, local));
      }
    }
  });

  test('a new repository clones with its one commit, and one whose files were all deleted clones empty', async (folder) => {
    const id = await api.createRepo(newId('fresh'));
    await git(folder, 'clone', urlOf(id), 'fresh');
    assert.deepEqual(readdirSync(join(folder, 'fresh')).sort(), ['.git', '.gitattributes']);
    assert.equal((await git(join(folder, 'fresh'), 'log', '--format=%s')).out.trim(), 'initial commit');
    await api.commit(id, { '.gitattributes': null });
    await git(folder, 'clone', urlOf(id), 'emptied');
    assert.deepEqual(readdirSync(join(folder, 'emptied')), ['.git']);
    await strict(join(folder, 'emptied'));
  });

  test('protocol version 0 clones, fetches and pushes the same as version 2', async (folder) => {
    const id = await api.createRepo(newId('v0'));
    const v0 = ['-c', 'protocol.version=0'];
    await git(folder, ...v0, 'clone', urlOf(id), 'old');
    const old = join(folder, 'old');
    const head = await api.commit(id, { 'a.txt': 'a' });
    await git(old, ...v0, 'pull', '--ff-only');
    assert.equal((await git(old, 'rev-parse', 'HEAD')).out.trim(), head);
    await git(old, 'commit', '--allow-empty', '-m', 'From version 0');
    await git(old, ...v0, 'push', 'origin', 'main');
    await git(folder, '-c', 'protocol.version=2', 'clone', urlOf(id), 'new');
    assert.equal((await git(join(folder, 'new'), 'log', '-1', '--format=%s')).out.trim(), 'From version 0');
    await strict(old);
  });

  test('protocol version 2 is what the hub answers to clients that ask for it', async (folder) => {
    const id = await api.createRepo(newId('v2'));
    const { err } = await git(folder, '-c', 'protocol.version=2', 'ls-remote', urlOf(id), { env: { GIT_TRACE_PACKET: '1' } });
    assert.match(err, /version 2/);
    assert.match(err, /ls-refs/);
  });

  test('fetch brings a commit made through the API, and ls-remote shows every branch and tag', async (folder) => {
    const id = await api.createRepo(newId('fetch'));
    await git(folder, 'clone', urlOf(id), 'local');
    const local = join(folder, 'local');
    const head = await api.commit(id, { 'by-api.txt': 'api' });
    await api.request('POST', `/api/models/${id}/branch/feature%2Fx`, { json: {} });
    await api.request('POST', `/api/models/${id}/tag/main`, { json: { tag: 'v1', message: 'First' } });
    await git(local, 'fetch', '--tags');
    assert.equal((await git(local, 'rev-parse', 'origin/main')).out.trim(), head);
    assert.equal((await git(local, 'rev-parse', 'v1^{commit}')).out.trim(), head);
    const refs = (await git(local, 'ls-remote', 'origin')).out;
    for (const ref of ['HEAD', 'refs/heads/main', 'refs/heads/feature/x', 'refs/tags/v1'])
      assert.match(refs, new RegExp(`\\t${ref}$`, 'm'));
    await strict(local);
  });

  test('a submodule entry, an executable and a symbolic link survive push, clone and a commit through the API', async (folder) => {
    const id = await api.createRepo(newId('modes'));
    await git(folder, 'clone', urlOf(id), 'one');
    const one = join(folder, 'one');
    const pin = '1234567890123456789012345678901234567890';
    const blob = (await git(one, 'hash-object', '-w', '--stdin', { input: '#!/bin/sh\n' })).out.trim();
    const link = (await git(one, 'hash-object', '-w', '--stdin', { input: 'run.sh' })).out.trim();
    for (const entry of [`160000,${pin},vendor/library`, `100755,${blob},run.sh`, `120000,${link},link`])
      await git(one, 'update-index', '--add', '--cacheinfo', entry);
    await git(one, 'commit', '-m', 'Modes');
    await git(one, 'push', 'origin', 'main');
    await api.commit(id, { 'later.txt': 'x' });
    await git(folder, 'clone', urlOf(id), 'two');
    const tree = (await git(join(folder, 'two'), 'ls-tree', '-r', 'HEAD')).out;
    assert.match(tree, new RegExp(`160000 commit ${pin}\tvendor/library`));
    assert.match(tree, /100755 blob \w+\trun\.sh/);
    assert.match(tree, /120000 blob \w+\tlink/);
    await strict(join(folder, 'two'));
    const listed = await api.json(`/api/models/${id}/tree/main?recursive=true`);
    assert.ok(
      listed.some(({ path }) => path === 'run.sh'),
      'the tree listing works with a submodule in it',
    );
  });

  test('after a rename the old address still clones, fetches and pushes', async (folder) => {
    const id = await api.createRepo(newId('old-name'));
    await git(folder, 'clone', urlOf(id), 'local');
    const renamed = newId('new-name');
    const moved = await api.request('POST', '/api/repos/move', { json: { fromRepo: id, toRepo: renamed, type: 'model' } });
    assert.equal(moved.status, 200);
    const local = join(folder, 'local');
    await git(folder, 'clone', urlOf(id), 'again');
    await git(local, 'commit', '--allow-empty', '-m', 'To the old name');
    await git(local, 'push', 'origin', 'main');
    assert.equal(
      (await git(folder, 'ls-remote', urlOf(renamed), 'refs/heads/main')).out.split('\t')[0],
      (await git(local, 'rev-parse', 'HEAD')).out.trim(),
    );
  });

  test(
    '10,000 files in one push come back with the same tree, clean under fsck --strict',
    async (folder) => {
      const id = await api.createRepo(newId('wide'));
      await git(folder, 'clone', urlOf(id), 'wide');
      const wide = join(folder, 'wide');
      await git(wide, 'fast-import', '--force', '--quiet', { input: wideStream() });
      await git(wide, 'push', 'origin', 'main');
      await git(folder, 'clone', '--no-checkout', urlOf(id), 'back');
      const tree = async (local) => (await git(local, 'rev-parse', 'HEAD^{tree}')).out.trim();
      assert.equal(await tree(join(folder, 'back')), await tree(wide));
      assert.equal((await git(join(folder, 'back'), 'ls-tree', '-r', '--name-only', 'HEAD')).out.trim().split('\n').length, 10_001);
      await strict(join(folder, 'back'));
    },
    { limitMs: 150_000, modes: ['embedded', 'services', 'given'] },
  );

  test('an address that is no repository says so', async (folder) => {
    await assert.rejects(git(folder, 'clone', urlOf('alice/never-made'), 'x'), /not found/i);
    assert.ok(!existsSync(join(folder, 'x')));
  });
}

function wideStream() {
  const parts = ['commit refs/heads/main\ncommitter A <a@example.org> 1700000000 +0000\ndata 4\nWide\nfrom refs/remotes/origin/main^0\n'];
  for (let n = 0; n < 10_000; n += 1) {
    const content = `file ${n}\n${'x'.repeat(n % 300)}\n`;
    parts.push(`M 100644 inline d${n % 37}/s${n % 5}/f${n}.txt\ndata ${content.length}\n${content}\n`);
  }
  return `${parts.join('')}\n`;
}
