// What the version store keeps is what git keeps: real git pushes to and clones from a running hub, and compares.
import { GitClient } from './testing/git-client';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let alice: TestPerson;
let client: GitClient;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  client = new GitClient();
});

afterAll(async () => {
  client.remove();
  await hub.stop();
});

let counter = 0;

/** A working clone of a new repository. */
async function cloneNew(): Promise<{ id: string; work: string; url: string }> {
  const id = await hub.repository(alice, `r${++counter}`);
  const work = `work-${counter}`;
  const url = hub.gitUrl(id, alice);
  await client.git('.', 'clone', '-q', url, work);
  return { id, work, url };
}

async function commit(work: string, message: string): Promise<void> {
  await client.git(work, 'add', '-A');
  await client.git(work, 'commit', '-q', '--allow-empty', '-m', message);
}

/** Every object reachable from every ref, as git lists them. */
async function everything(folder: string): Promise<string[]> {
  const listed = await client.git(folder, 'rev-list', '--objects', '--all');
  return [...new Set(listed.split('\n').map((line) => line.slice(0, 40)))].sort();
}

async function expectSameAfterClone(work: string, url: string, ...options: string[]): Promise<string> {
  const copy = `copy-${++counter}`;
  await client.git('.', ...options, 'clone', '-q', '--mirror', url, copy);
  await client.git(copy, 'fsck', '--strict', '--no-dangling');
  expect(await everything(copy)).toEqual(await everything(work));
  return copy;
}

/** Small deterministic random numbers. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

describe('git over HTTP', () => {
  it.each(['-c protocol.version=2', '-c protocol.version=0'])('gives back every pushed object (%s)', async (protocol) => {
    const { work, url } = await cloneNew();
    for (let i = 0; i < 5; i++) {
      for (let f = 0; f < 20; f++) client.write(work, `dir${f % 4}/file${f}.txt`, `line ${f}\n`.repeat(30) + `version ${i * (f % 3)}\n`);
      await commit(work, `commit ${i}`);
    }
    await client.git(work, 'tag', '-a', '-m', 'a release', 'v1');
    await client.git(work, 'tag', 'light');
    await client.git(work, ...protocol.split(' '), 'push', '-q', 'origin', 'main', '--tags');
    const copy = await expectSameAfterClone(work, url, ...protocol.split(' '));
    expect(await client.git(copy, 'for-each-ref', '--format=%(refname) %(objectname)')).toBe(
      await client.git(work, 'for-each-ref', '--format=%(refname) %(objectname)', 'refs/heads', 'refs/tags'),
    );
  });

  it('keeps random histories with merges, renames, deletions and mode changes as system git has them', async () => {
    const { work, url, id } = await cloneNew();
    const pick = random(20261124);
    for (let step = 0; step < 40; step++) {
      const branch = `b${pick(3)}`;
      if (step % 5 === 0) await client.attempt(work, 'checkout', '-q', '-B', branch);
      for (let f = 0; f < 1 + pick(4); f++) client.write(work, `d${pick(3)}/s${pick(3)}/f${pick(6)}`, `${pick(5)}\n`.repeat(1 + pick(80)));
      if (step % 7 === 3) await client.attempt(work, 'rm', '-q', '-r', '--ignore-unmatch', `d${pick(3)}/s${pick(3)}`);
      if (step % 11 === 5) await client.attempt(work, 'update-index', '--chmod=+x', `d0/s0/f${pick(6)}`);
      await commit(work, `step ${step}`);
      if (step % 9 === 8) await client.attempt(work, 'merge', '-q', '-X', 'ours', '-m', `merge ${step}`, `b${pick(3)}`);
      if (step % 6 === 2) await client.git(work, 'push', '-q', '--all', 'origin');
    }
    await client.git(work, 'push', '-q', '--all', 'origin');
    const copy = await expectSameAfterClone(work, url);
    await expectLastCommitsLikeGit(copy, id, 'b0');
  }, 120_000);

  async function expectLastCommitsLikeGit(folder: string, id: string, branch: string): Promise<void> {
    const response = await fetch(`${hub.url}/api/models/${id}/tree/${branch}?recursive=true&expand=true`);
    const items = (await response.json()) as { path: string; type: string; lastCommit: { id: string; title: string } }[];
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      const [oids] = [await client.git(folder, 'log', '--format=%H', '--full-history', branch, '--', item.path)];
      // Among commits that touch a path on parallel branches any of them may be called the last; it must be one that changed it.
      expect(oids.split('\n')).toContain(item.lastCommit.id);
    }
  }

  it('serves shallow clones that can be deepened and completed', async () => {
    const { work, url } = await cloneNew();
    for (let i = 0; i < 12; i++) {
      client.write(work, 'a.txt', `${i % 4}\n`);
      client.write(work, `d/${i}.txt`, `${i}\n`);
      await commit(work, `c${i}`);
    }
    await client.git(work, 'push', '-q', 'origin', 'main');
    await client.git('.', 'clone', '-q', '--depth=2', url, 'shallow');
    expect(await client.git('shallow', 'rev-list', '--count', 'HEAD')).toBe('2');
    await client.git('shallow', 'fsck', '--strict');
    await client.git('shallow', 'fetch', '-q', '--deepen=3');
    expect(await client.git('shallow', 'rev-list', '--count', 'HEAD')).toBe('5');
    client.write(work, 'a.txt', '0\n');
    await commit(work, 'back to an old content');
    await client.git(work, 'push', '-q', 'origin', 'main');
    await client.git('shallow', 'pull', '-q');
    await client.git('shallow', 'fsck', '--strict');
    await client.git('shallow', 'fetch', '-q', '--unshallow');
    expect(await client.git('shallow', 'rev-list', '--count', 'HEAD')).toBe('14');
    await client.git('shallow', 'fsck', '--strict');
  });

  it('lets a partial clone fetch the blobs it lacks', async () => {
    const { work, url } = await cloneNew();
    for (let f = 0; f < 30; f++) client.write(work, `d/${f}.txt`, `content of ${f}\n`.repeat(f + 1));
    await commit(work, 'files');
    await client.git(work, 'push', '-q', 'origin', 'main');
    await client.git('.', 'clone', '-q', '--filter=blob:none', '--no-checkout', url, 'partial');
    expect(await client.git('partial', 'rev-list', '--objects', '--missing=print', 'HEAD')).toContain('?');
    await client.git('partial', 'checkout', '-q', 'main');
    expect(await client.git('partial', 'show', 'HEAD:d/7.txt')).toBe('content of 7\n'.repeat(8).trim());
    for (const filter of ['blob:limit=100', 'tree:1']) {
      await client.git('.', 'clone', '-q', `--filter=${filter}`, '--no-checkout', url, `partial-${filter.replace(':', '-')}`);
    }
  });

  it('takes in thin packs whose bases only the hub has', async () => {
    const { work, url } = await cloneNew();
    const base = Array.from({ length: 4000 }, (_, i) => `line ${i * 7919}\n`);
    client.write(work, 'big.txt', base.join(''));
    await commit(work, 'big');
    await client.git(work, 'push', '-q', 'origin', 'main');
    for (let i = 0; i < 3; i++) {
      base[i * 100] = `changed ${i}\n`;
      client.write(work, 'big.txt', base.join(''));
      await commit(work, `edit ${i}`);
      await client.git(work, 'push', '-q', '--thin', 'origin', 'main');
    }
    await expectSameAfterClone(work, url);
  });

  it('refuses what is not a fast-forward of the default branch, and takes it on another one', async () => {
    const { work } = await cloneNew();
    await commit(work, 'the first of ours');
    await client.git(work, 'push', '-q', 'origin', 'main');
    await client.git(work, 'checkout', '-q', '--orphan', 'other');
    await commit(work, 'unrelated');
    const refused = await client.attempt(work, 'push', '--force', 'origin', 'other:main');
    expect(refused.code).not.toBe(0);
    expect(refused.stderr).toContain('the default branch is protected');
    await client.git(work, 'push', '-q', 'origin', 'other:side');
    await client.git(work, 'commit', '-q', '--amend', '-m', 'rewritten');
    await client.git(work, 'push', '-q', '--force', 'origin', 'other:side');
    await client.git(work, 'push', '-q', 'origin', ':side');
    expect((await client.attempt(work, 'push', 'origin', ':main')).stderr).toContain('cannot be deleted');
  });

  it('moves all refs of an atomic push or none', async () => {
    const { work } = await cloneNew();
    await commit(work, 'the first of ours');
    await client.git(work, 'push', '-q', 'origin', 'main');
    await client.git(work, 'checkout', '-q', '--orphan', 'x');
    await commit(work, 'x');
    const refused = await client.attempt(work, 'push', '--atomic', '--force', 'origin', 'x:main', 'x:fresh');
    expect(refused.code).not.toBe(0);
    expect(await client.git(work, 'ls-remote', 'origin', 'refs/heads/fresh')).toBe('');
  });

  it('lets exactly one of two racing pushers win and loses neither after a rebase', async () => {
    const { work, url } = await cloneNew();
    await client.git('.', 'clone', '-q', url, `${work}-b`);
    for (const folder of [work, `${work}-b`]) {
      client.write(folder, `${folder}.txt`, folder);
      await commit(folder, folder);
    }
    const results = await Promise.all([work, `${work}-b`].map((folder) => client.attempt(folder, 'push', 'origin', 'main')));
    expect(results.filter((result) => result.code === 0)).toHaveLength(1);
    const loser = results[0]?.code === 0 ? `${work}-b` : work;
    await client.git(loser, 'pull', '-q', '--rebase');
    await client.git(loser, 'push', '-q', 'origin', 'main');
    const log = await client.git(loser, 'log', '--format=%s', 'origin/main');
    expect(log.split('\n').sort()).toEqual(['initial commit', work, `${work}-b`].sort());
  });

  it('does not serve a commit that no ref reaches any more', async () => {
    const { work, id } = await cloneNew();
    await client.git(work, 'checkout', '-q', '-b', 'secret');
    client.write(work, 'secret.txt', 'a secret\n');
    await commit(work, 'secret');
    const oid = await client.git(work, 'rev-parse', 'HEAD');
    const blob = await client.git(work, 'rev-parse', 'HEAD:secret.txt');
    await client.git(work, 'push', '-q', 'origin', 'secret');
    await client.git(work, 'push', '-q', 'origin', ':secret');
    client.init('thief');
    for (const wanted of [oid, blob]) {
      const refused = await client.attempt('thief', 'fetch', hub.gitUrl(id, alice), wanted);
      expect(refused.code).not.toBe(0);
      expect(refused.stderr).toContain('not our ref');
    }
  });

  it('refuses a push whose large files were never uploaded', async () => {
    const { work } = await cloneNew();
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'ab'.repeat(32)}\nsize 12345\n`;
    client.write(work, 'model.bin', pointer);
    await client.git(work, 'add', '-A');
    await commit(work, 'pointer only');
    const refused = await client.attempt(work, 'push', 'origin', 'main');
    expect(refused.stderr).toContain('LFS objects are missing: model.bin');
    expect(await client.git(work, 'ls-remote', 'origin', 'refs/heads/main')).not.toContain(await client.git(work, 'rev-parse', 'HEAD'));
  });

  it('refuses a large file that is not in git-lfs, saying how to mend it', async () => {
    const { work } = await cloneNew();
    client.write(work, '.gitattributes', '');
    client.write(work, 'big.raw', Buffer.alloc(11 * 1024 * 1024, 'x'));
    await commit(work, 'too big');
    const refused = await client.attempt(work, 'push', 'origin', 'main');
    expect(refused.stderr).toMatch(/larger than 10 MiB.*git-lfs/);
  });

  it('clones an empty branch list and submodule entries', async () => {
    const { work, url } = await cloneNew();
    await client.git(work, 'update-index', '--add', '--cacheinfo', `160000,${'12'.repeat(20)},sub`);
    await client.git(work, 'commit', '-q', '-m', 'with a submodule');
    await client.git(work, 'push', '-q', 'origin', 'main');
    await expectSameAfterClone(work, url);
  });

  it('keeps ten thousand files in one push', async () => {
    const { work, url } = await cloneNew();
    for (let i = 0; i < 10_000; i += 100) {
      for (let f = 0; f < 100; f++) client.write(`${work}`, `d${i / 100}/f${f}.txt`, `${i + f}\n`);
    }
    await commit(work, 'many');
    await client.git(work, 'push', '-q', 'origin', 'main');
    await expectSameAfterClone(work, url);
  }, 120_000);
});
