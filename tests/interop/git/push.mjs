// Pushing: branches, tags, deletes, force, atomic, and two who push at once.
import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusal, writeFiles } from './git.mjs';

export function pushCases({ test, api, git, newId, urlOf }) {
  async function cloned(folder, word) {
    const id = await api.createRepo(newId(word));
    await git(folder, 'clone', urlOf(id), 'local');
    return { id, local: join(folder, 'local') };
  }

  async function commitFiles(local, files, message = 'Change') {
    writeFiles(local, files);
    await git(local, 'add', '-A');
    await git(local, 'commit', '-m', message);
    return (await git(local, 'rev-parse', 'HEAD')).out.trim();
  }

  const remoteRefs = async (local) =>
    Object.fromEntries(
      (await git(local, 'ls-remote', 'origin')).out
        .trim()
        .split('\n')
        .map((line) => line.split('\t').reverse()),
    );

  test('a pushed commit is at once what the API serves: head, tree, bytes, author and message', async (folder) => {
    const { id, local } = await cloned(folder, 'push');
    const head = await commitFiles(local, { 'src/ma in.py': 'print(1)\n', 'data.json': '{}' }, 'Add code\n\nWith a body');
    const { err } = await git(local, 'push', '--progress', 'origin', 'main');
    assert.match(err, /main -> main/);
    assert.equal((await api.json(`/api/models/${id}`)).sha, head);
    const answer = await api.request('GET', `/${id}/resolve/main/src/ma%20in.py`);
    assert.deepEqual([answer.status, await answer.text(), answer.headers.get('x-repo-commit')], [200, 'print(1)\n', head]);
    const [commit] = await api.json(`/api/models/${id}/commits/main`);
    assert.deepEqual([commit.id, commit.title, commit.message.trim()], [head, 'Add code', 'With a body']);
  });

  test('branches and tags, plain and annotated, are pushed, updated and deleted', async (folder) => {
    const { id, local } = await cloned(folder, 'refs');
    const head = await commitFiles(local, { 'a.txt': 'a' });
    await git(local, 'tag', 'light');
    await git(local, 'tag', '-a', 'heavy', '-m', 'Annotated');
    await git(local, 'push', 'origin', 'HEAD:refs/heads/feature/one', 'light', 'heavy');
    const refs = await remoteRefs(local);
    assert.deepEqual([refs['refs/heads/feature/one'], refs['refs/tags/light'], refs['refs/tags/heavy^{}']], [head, head, head]);
    const { branches, tags } = await api.json(`/api/models/${id}/refs`);
    assert.deepEqual(
      [branches.map(({ name }) => name).sort(), tags.map(({ name }) => name).sort()],
      [
        ['feature/one', 'main'],
        ['heavy', 'light'],
      ],
    );
    assert.equal((await api.json(`/api/models/${id}/revision/heavy`)).sha, head, 'an annotated tag resolves to its commit');
    await git(local, 'push', 'origin', ':refs/heads/feature/one', ':refs/tags/light');
    assert.deepEqual(Object.keys(await remoteRefs(local)).sort(), ['HEAD', 'refs/heads/main', 'refs/tags/heavy', 'refs/tags/heavy^{}']);
  });

  test('a force push rewrites a branch that is not protected', async (folder) => {
    const { local } = await cloned(folder, 'force');
    await git(local, 'switch', '-c', 'work');
    await commitFiles(local, { 'a.txt': '1' });
    await git(local, 'push', 'origin', 'work');
    await git(local, 'commit', '--amend', '-m', 'Amended');
    await refusal(git(local, 'push', 'origin', 'work'), /rejected|non-fast-forward/);
    await git(local, 'push', '--force-with-lease', 'origin', 'work');
    assert.equal((await remoteRefs(local))['refs/heads/work'], (await git(local, 'rev-parse', 'work')).out.trim());
  });

  test('an atomic push with one refused ref changes none, a plain one changes the others', async (folder) => {
    const { local } = await cloned(folder, 'atomic');
    const base = (await git(local, 'rev-parse', 'HEAD')).out.trim();
    await commitFiles(local, { 'a.txt': '1' });
    const attempt = (...flags) => git(local, 'push', ...flags, 'origin', 'HEAD:refs/heads/good', ':refs/heads/main');
    await refusal(attempt('--atomic'), /atomic|default branch|Cannot delete/i);
    assert.deepEqual(await remoteRefs(local), { HEAD: base, 'refs/heads/main': base });
    await refusal(attempt(), /default branch|Cannot delete refs\/heads\/main/i);
    assert.deepEqual(Object.keys(await remoteRefs(local)).sort(), ['HEAD', 'refs/heads/good', 'refs/heads/main']);
  });

  test('of two pushers at the same moment exactly one wins; the other is told to fetch first, and after a rebase both commits are there', async (folder) => {
    const id = await api.createRepo(newId('race'));
    const barrier = join(folder, 'barrier');
    mkdirSync(barrier);
    const racers = ['one', 'two'].map((name) => join(folder, name));
    for (const [index, racer] of racers.entries()) {
      await git(folder, 'clone', urlOf(id), racer);
      await commitFiles(racer, { [`${index}.txt`]: `racer ${index}` }, `Racer ${index}`);
      meetBeforeSending(racer, barrier, racers.length);
    }
    const results = await Promise.allSettled(racers.map((racer) => git(racer, 'push', 'origin', 'main')));
    const losers = results.flatMap(({ status }, index) => (status === 'rejected' ? [index] : []));
    assert.equal(losers.length, 1, `refused: ${results.map(({ reason }) => reason?.message ?? 'won').join(' | ')}`);
    assert.match(results[losers[0]].reason.err, /rejected/);
    assert.match(
      results[losers[0]].reason.err,
      /fetch first|non-fast-forward|moved|changed|updated|stale/i,
      'a reason that one can act on',
    );
    const loser = racers[losers[0]];
    writeFileSync(join(loser, '.git/hooks/pre-push'), '#!/bin/sh\nexit 0\n');
    await git(loser, 'pull', '--rebase', 'origin', 'main');
    await git(loser, 'push', 'origin', 'main');
    await git(folder, 'clone', urlOf(id), 'after');
    assert.deepEqual(
      racers.map((_, index) => readFileSync(join(folder, 'after', `${index}.txt`), 'utf8')),
      ['racer 0', 'racer 1'],
    );
    assert.equal((await git(join(folder, 'after'), 'rev-list', '--count', 'HEAD')).out.trim(), '3');
    await git(join(folder, 'after'), 'fsck', '--strict');
  });

  test('six who push to branches of their own at once all get through', async (folder) => {
    const { id, local } = await cloned(folder, 'many');
    const names = Array.from({ length: 6 }, (_, index) => `branch-${index}`);
    for (const name of names) {
      await git(local, 'switch', '-c', name, 'origin/main');
      await commitFiles(local, { [`${name}.txt`]: name }, name);
    }
    await Promise.all(names.map((name) => git(local, 'push', 'origin', name)));
    const { branches } = await api.json(`/api/models/${id}/refs`);
    assert.deepEqual(branches.map(({ name }) => name).sort(), [...names, 'main']);
  });

  test('a merge with two parents and an octopus keep their shape', async (folder) => {
    const { id, local } = await cloned(folder, 'merge');
    for (const name of ['a', 'b', 'c']) {
      await git(local, 'switch', '-c', name, 'origin/main');
      await commitFiles(local, { [`${name}.txt`]: name }, name);
    }
    await git(local, 'switch', 'main');
    await git(local, 'merge', '--no-ff', '-m', 'Octopus', 'a', 'b', 'c');
    await git(local, 'push', 'origin', 'main');
    await git(folder, 'clone', urlOf(id), 'back');
    const back = join(folder, 'back');
    assert.equal((await git(back, 'log', '--graph', '--format=%P %s')).out, (await git(local, 'log', '--graph', '--format=%P %s')).out);
    assert.deepEqual(readdirSync(back).sort(), ['.git', '.gitattributes', 'a.txt', 'b.txt', 'c.txt']);
    assert.equal((await api.json(`/api/models/${id}/commits/main`)).length, 5);
  });
}

/** The pre-push hook runs after the refs were read and before anything is sent: both wait there for each other. */
function meetBeforeSending(local, barrier, count) {
  const hook = join(local, '.git/hooks/pre-push');
  writeFileSync(
    hook,
    `#!/bin/sh\n: > "${barrier}/$$"\nfor turn in $(seq 200); do [ "$(ls "${barrier}" | wc -l)" -ge ${count} ] && exit 0; sleep 0.05; done\nexit 1\n`,
  );
  chmodSync(hook, 0o755);
}
