// Quotas in every dialect: what is counted is what is stored, and who has no room left is told so before bytes are sent where that is possible.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { AccountsService } from '../modules/accounts';
import { SYSTEM } from '../common/actor';
import { GitClient } from './testing/git-client';
import { call, commit, commitLargeFile, file, grove, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

interface Usage {
  storedBytes: number;
  repositories: number;
  maxBytes: number | null;
  maxRepositories: number | null;
  isDefault: boolean;
}

const LARGE = 300_000;

let hub: TestHub;
let boss: TestPerson;
let git: GitClient;
let count = 0;

beforeAll(async () => {
  hub = await startTestHub({ GROVE_DEFAULT_QUOTA_BYTES: '1MB', GROVE_DEFAULT_QUOTA_REPOSITORIES: '3' });
  boss = await hub.person('boss');
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  git = new GitClient();
});

afterAll(async () => {
  await hub?.stop();
  git?.remove();
});

describe('what is counted', () => {
  it('is every large file once for each repository and the git objects as they are stored, and goes with what is deleted', async () => {
    const me = await somebody();
    const id = await hub.repository(me, 'first');
    const before = (await usage(me)).storedBytes;
    expect(before).toBeGreaterThan(100);
    const bytes = randomBytes(LARGE);
    await commitLargeFile(hub, me, id, 'a.bin', bytes);
    await commitLargeFile(hub, me, id, 'the same.bin', bytes);
    const once = (await usage(me)).storedBytes;
    expect(once - before).toBeGreaterThanOrEqual(LARGE);
    expect(once - before).toBeLessThan(LARGE + 4000);
    await call(hub, me, 'POST', `/api/models/${id}/duplicate`, { repository: 'second' });
    expect(await usage(me)).toMatchObject({ storedBytes: once * 2, repositories: 2 });
    const detail = (await (await call(hub, me, 'GET', `/hub/v1/repositories/model/${id}`)).json()) as { usedBytes: number };
    expect(detail.usedBytes).toBe(once);
    for (const name of ['first', 'second'])
      await call(hub, me, 'DELETE', '/api/repos/delete', { organization: me.name, name, type: 'model' });
    expect(await usage(me)).toMatchObject({ storedBytes: 0, repositories: 0 });
  });

  it('is listed by repository, what stores most first, page after page', async () => {
    const me = await somebody({ maxBytes: null, maxRepositories: null });
    for (const [name, size] of [
      ['small', 1_000],
      ['large', 200_000],
      ['middle', 90_000],
    ] as const)
      await commitLargeFile(hub, me, await hub.repository(me, name), 'a.bin', randomBytes(size));
    const listed: { id: string; storage: number; storagePercent: number; visibility: string }[] = [];
    let next: string | null = '/api/settings/repositories?limit=2';
    for (; next;) {
      const answer: Response = await call(hub, me, 'GET', next);
      listed.push(...((await answer.json()) as typeof listed));
      const link: string | undefined = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
      next = link ? new URL(link).pathname + new URL(link).search : null;
    }
    expect(listed.map(({ id }) => id)).toEqual(['large', 'middle', 'small'].map((name) => `${me.name}/${name}`));
    const { storedBytes } = await usage(me);
    expect(listed.reduce((sum, { storage }) => sum + storage, 0)).toBe(storedBytes);
    expect(listed.reduce((sum, { storagePercent }) => sum + storagePercent, 0)).toBeCloseTo(100);
    await expect(call(hub, me, 'GET', '/api/settings/repositories?cursor=nonsense')).rejects.toThrow('answered 400');
  });

  it('is exact after pushes, commits and uploads to several repositories at the same moment', async () => {
    const me = await somebody({ maxBytes: null, maxRepositories: null });
    const ids = await Promise.all([1, 2, 3, 4, 5].map((n) => hub.repository(me, `together-${n}`)));
    await Promise.all(
      ids.map(async (id, n) => {
        await commitLargeFile(hub, me, id, 'w.bin', randomBytes(50_000 + n));
        await commit(hub, me, id, 'main', [file('a.txt', `${n}`.repeat(5000))]);
        await git.git('.', 'clone', '-q', hub.gitUrl(id, me), `together-${n}`);
        git.write(`together-${n}`, 'pushed.txt', randomBytes(3000).toString('hex'));
        await git.git(`together-${n}`, 'add', '.');
        await git.git(`together-${n}`, 'commit', '-q', '-m', 'work');
        await git.git(`together-${n}`, 'push', '-q');
      }),
    );
    expect(await offNumbers()).toEqual([]);
    await call(hub, me, 'POST', `/api/models/${ids[0]}/super-squash/main`, {});
    await grove(hub, 'gc', '--older-than-days', '0');
    expect(await offNumbers()).toEqual([]);
  });
});

it('an annotated tag is counted too, and a branch is nothing', async () => {
  const me = await somebody();
  const id = await hub.repository(me, 'tagged');
  const before = (await usage(me)).storedBytes;
  await call(hub, me, 'POST', `/api/models/${id}/branch/side`, {});
  expect((await usage(me)).storedBytes).toBe(before);
  await call(hub, me, 'POST', `/api/models/${id}/tag/main`, { tag: 'v1', message: 'the first one' });
  expect((await usage(me)).storedBytes).toBeGreaterThan(before + 50);
  expect(await offNumbers()).toEqual([]);
});

describe('grove doctor', () => {
  it('sees numbers that are not what is stored, and counts anew with --repair', async () => {
    const me = await somebody();
    const id = await hub.repository(me, 'counted');
    const sql = new pg.Client(hub.connectionString);
    await sql.connect();
    const before = (await usage(me)).storedBytes;
    await sql.query('update repository_usage set git_bytes = git_bytes + 5');
    await sql.query('update namespace_usage set repositories = repositories + 1');
    await sql.end();
    expect((await offNumbers()).filter((text) => text.includes('counted for the repository')).length).toBeGreaterThan(0);
    await grove(hub, 'doctor', '--repair');
    expect(await offNumbers()).toEqual([]);
    expect(await usage(me)).toMatchObject({ storedBytes: before, repositories: 1 });
    expect(id).toBe(`${me.name}/counted`);
  });
});

describe('who has no room left', () => {
  it('is told so by the batch call, before a byte is sent, and by the upload itself', async () => {
    const me = await somebody({ maxBytes: 200_000, maxRepositories: null });
    const id = await hub.repository(me, 'small');
    const fits = await batch(me, id, randomBytes(100_000));
    expect(fits.error).toBeUndefined();
    const refused = await batch(me, id, randomBytes(LARGE));
    expect(refused).toMatchObject({ error: { code: 403, message: expect.stringMatching(/is limited to 200\.0 kB/) } });
    expect(refused.actions).toBeUndefined();
    const bytes = randomBytes(150_000);
    const href = (await batch(me, id, bytes)).actions!.upload.href;
    await setQuota(me, { maxBytes: 1000, maxRepositories: null });
    const answer = await fetch(href, { method: 'PUT', body: bytes });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringMatching(/is limited to 1\.0 kB/)]);
  });

  it('is told so before and at a commit, with the code that Hugging Face clients print, and may still delete', async () => {
    const me = await somebody();
    const id = await hub.repository(me, 'full');
    await commit(hub, me, id, 'main', [file('a.txt', randomBytes(20_000).toString('hex'))]);
    await setQuota(me, { maxBytes: 10_000, maxRepositories: null });
    const plan = await ask(me, 'POST', `/api/models/${id}/preupload/main`, { files: [{ path: 'b.txt', size: 10, sample: 'YQ==' }] });
    expect([plan.status, plan.headers.get('x-error-code')]).toEqual([403, 'QuotaExceeded']);
    await expect(commit(hub, me, id, 'main', [file('b.txt', 'more')])).rejects.toThrow(/answered 403: .*is limited to 10\.0 kB/);
    await commit(hub, me, id, 'main', [{ key: 'deletedFile', value: { path: 'a.txt' } }]);
  });

  it('is told so by a push in words that git shows, and may still delete a branch', async () => {
    const me = await somebody();
    const id = await hub.repository(me, 'pushed');
    await git.git('.', 'clone', '-q', hub.gitUrl(id, me), 'pushed');
    await git.git('pushed', 'push', '-q', 'origin', 'HEAD:refs/heads/side');
    git.write('pushed', 'a.txt', randomBytes(40_000).toString('hex'));
    await git.git('pushed', 'add', '.');
    await git.git('pushed', 'commit', '-q', '-m', 'work');
    await setQuota(me, { maxBytes: 20_000, maxRepositories: null });
    const late = await git.attempt('pushed', 'push', 'origin', 'main');
    expect([late.code, late.stderr]).toEqual([1, expect.stringMatching(/remote: The storage of ".*" is limited to 20\.0 kB/)]);
    await setQuota(me, { maxBytes: 10, maxRepositories: null });
    expect((await git.attempt('pushed', 'push', 'origin', 'main')).stderr).toMatch(/remote: The storage of ".*" is limited to 10 bytes/);
    expect((await git.attempt('pushed', 'push', 'origin', '--delete', 'side')).code).toBe(0);
    expect(await offNumbers()).toEqual([]);
  });

  it('makes, duplicates and receives no repository', async () => {
    const [me, other] = [await somebody(), await somebody({ maxBytes: null, maxRepositories: null })];
    for (const name of ['a', 'b', 'c']) await hub.repository(me, name);
    const fourth = await ask(me, 'POST', '/api/repos/create', { name: 'd', type: 'model' });
    expect([fourth.status, fourth.headers.get('x-error-code')]).toEqual([403, 'QuotaExceeded']);
    expect((await ask(me, 'POST', `/api/models/${me.name}/a/duplicate`, { repository: 'd' })).status).toBe(403);
    await setQuota(me, { maxBytes: 10, maxRepositories: null });
    const big = await hub.repository(other, 'open');
    expect((await ask(me, 'POST', `/api/models/${big}/duplicate`, { repository: 'd' })).status).toBe(403);
    expect(await offNumbers()).toEqual([]);
  });
});

describe('limits', () => {
  it('are the hub’s until an administrator sets others, and again afterwards', async () => {
    const me = await somebody();
    expect(await usage(me)).toMatchObject({ maxBytes: 1_000_000, maxRepositories: 3, isDefault: true });
    await setQuota(me, { maxBytes: 5_000_000_000, maxRepositories: null });
    expect(await usage(me)).toMatchObject({ maxBytes: 5_000_000_000, maxRepositories: null, isDefault: false });
    await setQuota(me, { isDefault: true });
    expect(await usage(me)).toMatchObject({ maxBytes: 1_000_000, isDefault: true });
  });

  it.each([{}, { maxBytes: -1, maxRepositories: 1 }, { maxBytes: 1.5, maxRepositories: null }, { maxBytes: 1 }])(
    'cannot be %j',
    async (form) => {
      const me = await somebody();
      expect((await ask(boss, 'PUT', `/hub/v1/admin/namespaces/${me.name}/quota`, form)).status).toBe(400);
    },
  );
});

describe('the list of administrators', () => {
  it('has those that store most first, page by page, with the limits that hold for each', async () => {
    const [big, small] = [await somebody({ maxBytes: null, maxRepositories: null }), await somebody()];
    for (const name of ['one', 'two']) await hub.repository(big, name);
    await hub.repository(small, 'one');
    const whole = await usages('');
    const at = (person: TestPerson) => whole.findIndex(({ namespace }) => namespace === person.name);
    expect(at(big)).toBeLessThan(at(small));
    expect(whole[at(big)]).toMatchObject({ kind: 'user', repositories: 2, maxBytes: null, maxRepositories: null, isDefault: false });
    expect(whole[at(small)]).toMatchObject({ repositories: 1, maxBytes: 1_000_000, maxRepositories: 3, isDefault: true });
    expect(whole[at(small)]?.storedBytes).toBe((await usage(small)).storedBytes);
    expect(whole.map(({ storedBytes }) => storedBytes)).toEqual(whole.map(({ storedBytes }) => storedBytes).toSorted((a, b) => b - a));
    expect(new Set(whole.map(({ namespace }) => namespace)).size).toBe(whole.length);
  });

  it('goes on where the page before ended, also among many that store nothing', async () => {
    const accounts = hub.app.get(AccountsService, { strict: false });
    for (let index = 0; index < 55; index++) await accounts.provision(SYSTEM, { name: `idle-${index}` });
    const names = (await usages('search=idle-')).map(({ namespace }) => namespace);
    expect([names.length, new Set(names).size]).toEqual([55, 55]);
  });

  it('can be narrowed to limits of their own and to who is nearly full', async () => {
    const full = await somebody({ maxBytes: null, maxRepositories: 1 });
    const roomy = await somebody({ maxBytes: null, maxRepositories: 100 });
    for (const person of [full, roomy]) await hub.repository(person, 'one');
    const byDefault = await somebody();
    for (const name of ['one', 'two', 'three']) await hub.repository(byDefault, name);
    const named = async (question: string) => (await usages(question)).map(({ namespace }) => namespace);
    expect(await named('state=own')).toEqual(expect.arrayContaining([full.name, roomy.name]));
    expect(await named('state=own')).not.toContain(byDefault.name);
    expect(await named('state=nearly-full')).toEqual(expect.arrayContaining([full.name, byDefault.name]));
    expect(await named('state=nearly-full')).not.toContain(roomy.name);
  });

  it('refuses cursors and states that are none', async () => {
    for (const question of ['cursor=7', 'cursor=1.x', 'state=full', 'search=%00'])
      expect((await get(boss, `/hub/v1/admin/namespaces?${question}`)).status).toBe(400);
  });

  it('leaves a trace of each change under the name that people know', async () => {
    const me = await somebody({ maxBytes: 7_000_000, maxRepositories: null });
    const events = (await (await get(boss, `/hub/v1/admin/audit?subject=namespace:${me.name}`)).json()) as { items: object[] };
    const details = { maxBytes: 7_000_000, maxRepositories: null };
    expect(events.items[0]).toMatchObject({ action: 'quota.changed', actorName: 'boss', details, address: expect.stringMatching(/./) });
  });
});

/** Every page of the list. */
async function usages(question: string): Promise<(Usage & { namespace: string })[]> {
  const found: (Usage & { namespace: string })[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const answer = await get(boss, `/hub/v1/admin/namespaces?${question}${cursor === '' ? '' : `&cursor=${cursor}`}`);
    const page = (await answer.json()) as { items: typeof found; nextCursor: string | null };
    found.push(...page.items);
    cursor = page.nextCursor;
  }
  return found;
}

function get(person: TestPerson, path: string): Promise<Response> {
  return fetch(hub.url + path, { headers: { authorization: `Bearer ${person.token}` } });
}

async function somebody(quota?: object): Promise<TestPerson> {
  const person = await hub.person(`person-${++count}`);
  if (quota) await setQuota(person, quota);
  return person;
}

async function setQuota(person: TestPerson, form: object): Promise<void> {
  await call(hub, boss, 'PUT', `/hub/v1/admin/namespaces/${person.name}/quota`, form);
}

async function usage(person: TestPerson): Promise<Usage> {
  return (await (await call(hub, person, 'GET', `/hub/v1/namespaces/${person.name}/usage`)).json()) as Usage;
}

function ask(person: TestPerson, method: string, path: string, body: object): Promise<Response> {
  return fetch(hub.url + path, { method, body: JSON.stringify(body), headers: { authorization: `Bearer ${person.token}` } });
}

async function batch(person: TestPerson, id: string, bytes: Buffer): Promise<{ error?: object; actions?: { upload: { href: string } } }> {
  const request = { operation: 'upload', transfers: ['basic'], objects: [{ oid: sha256Of(bytes), size: bytes.length }] };
  const answer = await call(hub, person, 'POST', `/${id}.git/info/lfs/objects/batch`, request);
  return ((await answer.json()) as { objects: [{ error?: object; actions?: { upload: { href: string } } }] }).objects[0];
}

/** What doctor says of numbers that are not what is stored. */
async function offNumbers(): Promise<string[]> {
  const { answer } = await grove<{ findings: { text: string }[] }>(hub, 'doctor');
  return answer.findings.map(({ text }) => text).filter((text) => text.includes('usage/'));
}
