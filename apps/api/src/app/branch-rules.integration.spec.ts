// Rules that protect branches and tags, on every way on which refs move: git, the commit API of clients, our own API, merges, squashes, and at the same moment.
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { CreateRepository } from '../modules/contributions';
import { OrganizationsService } from '../modules/organizations';
import { TokensService } from '../modules/tokens';
import { GitClient } from './testing/git-client';
import { answerOf } from './testing/hub-calls';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

type Json = Record<string, unknown>;
interface Rule {
  id: string;
  pattern: string;
}
interface RefShown {
  name: string;
  protection: { isDefault: boolean; patterns: string[]; mayPush: boolean } | null;
}

let hub: TestHub;
let git: GitClient;
/** `boss` administers the organization, `will` and `wanda` write, `rita` reads. */
let [boss, will, wanda, rita]: TestPerson[] = [];
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  git = new GitClient();
  [boss, will, wanda, rita] = await Promise.all(['boss', 'will', 'wanda', 'rita'].map((name) => hub.person(name)));
  const organizations = hub.app.get(OrganizationsService, { strict: false });
  const crew = { ...(await organizations.create(SYSTEM, { name: 'crew' })), actor: SYSTEM };
  await organizations.setMember(crew, 'boss', 'admin');
  for (const name of ['will', 'wanda']) await organizations.setMember(crew, name, 'write');
}, 120_000);

afterAll(async () => {
  git?.remove();
  await hub?.stop();
});

async function newRepository(): Promise<string> {
  const actor = await hub.app.get(TokensService, { strict: false }).resolve(boss!.token);
  const name = `r${++counter}`;
  await hub.app.get(CreateRepository, { strict: false }).run(actor!, { type: 'model', namespace: 'crew', name, isPrivate: false });
  return `crew/${name}`;
}

const at = (id: string, rest = '') => `/repositories/model/${id}${rest}`;
const ask = <T = Json>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const api = (person: TestPerson, method: string, path: string, body?: object) =>
  answerOf<Json>(hub, person, method, `/api/models/${path}`, body);

async function protect(id: string, pattern: string, directPush = 'writers', more: Json = {}): Promise<Rule> {
  const { status, body } = await ask<Rule & Json>(boss!, 'POST', at(id, '/branch-rules'), { kind: 'branch', pattern, directPush, ...more });
  expect([status, body]).toEqual([201, expect.objectContaining({ pattern })]);
  return body;
}

async function refs(id: string, person: TestPerson | null = boss!): Promise<RefShown[]> {
  const { branches, tags } = (await ask<{ branches: RefShown[]; tags: RefShown[] }>(person, 'GET', at(id, '/refs'))).body;
  return [...branches, ...tags];
}

const named = async (id: string) => (await refs(id)).map(({ name }) => name);

const changeOf = (path: string): string =>
  [
    { key: 'header', value: { summary: `change ${++counter}`, description: '' } },
    { key: 'file', value: { path, content: Buffer.from(`text ${counter}`).toString('base64'), encoding: 'base64' } },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');

async function commit(id: string, person: TestPerson, branch = 'main', query = ''): Promise<{ status: number; text: string; num: number }> {
  const answer = await fetch(`${hub.url}/api/models/${id}/commit/${encodeURIComponent(branch)}${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${person.token}` },
    body: changeOf('a.txt'),
  });
  const body = (await answer.json()) as Json;
  const num = Number(/\/discussions\/(\d+)$/.exec(String(body['pullRequestUrl']))?.[1]);
  return { status: answer.status, text: String(body['error'] ?? ''), num };
}

/** A clone with one more commit on its branch. */
async function clone(id: string, person: TestPerson): Promise<string> {
  const work = `w${++counter}`;
  await git.git('.', 'clone', '-q', hub.gitUrl(id, person), work);
  await another(work);
  return work;
}

async function another(work: string, ...options: string[]): Promise<void> {
  git.write(work, 'b.txt', `text ${++counter}`);
  await git.git(work, 'add', '-A');
  await git.git(work, 'commit', '-q', '-m', `change ${counter}`, ...options);
}

it('a push is told of each ref that rules keep it from, and its others go through, unless it is atomic', async () => {
  const id = await newRepository();
  await protect(id, 'release/**', 'maintainers');
  await protect(id, 'main', 'nobody');
  await ask(boss!, 'POST', at(id, '/branch-rules'), { kind: 'tag', pattern: 'v*', directPush: 'maintainers' });
  const work = await clone(id, will!);
  const wanted = [
    'HEAD:refs/heads/main',
    'HEAD:refs/heads/release/1/a',
    'HEAD:refs/heads/topic',
    'HEAD:refs/tags/v1',
    'HEAD:refs/tags/nightly',
  ];
  const atomic = await git.attempt(work, 'push', '--atomic', 'origin', ...wanted);
  expect(atomic.code).not.toBe(0);
  expect(await named(id)).toEqual(['main']);
  const push = await git.attempt(work, 'push', 'origin', ...wanted);
  expect(push.code).not.toBe(0);
  expect(push.stderr).toMatch(
    /\[remote rejected\] HEAD -> main \(The branch main is protected by the rule 'main': changes come by pull requests only\.\)/,
  );
  expect(push.stderr).toMatch(
    /\[remote rejected\] HEAD -> release\/1\/a \(The branch release\/1\/a is protected by the rule 'release\/\*\*'/,
  );
  expect(push.stderr).toMatch(/\[remote rejected\] HEAD -> v1 \(The tag v1 is protected by the rule 'v\*'/);
  expect(await named(id)).toEqual(['main', 'topic', 'nightly']);
  // Those who administer push where maintainers may, and begin what nobody pushes to; to main nobody pushes.
  await git.git(work, 'remote', 'set-url', 'origin', hub.gitUrl(id, boss!));
  expect((await git.attempt(work, 'push', 'origin', ...wanted)).code).not.toBe(0);
  expect(await named(id)).toEqual(['main', 'release/1/a', 'topic', 'nightly', 'v1']);
}, 60_000);

it('what a rule holds for is neither forced nor deleted by anybody, by git', async () => {
  const id = await newRepository();
  const work = await clone(id, boss!);
  await git.git(work, 'push', '-q', 'origin', 'HEAD:refs/heads/release/1', 'HEAD:refs/tags/v1', 'HEAD:refs/heads/free');
  await protect(id, 'release/*');
  await ask(boss!, 'POST', at(id, '/branch-rules'), { kind: 'tag', pattern: 'v*', directPush: 'writers' });
  await another(work);
  await git.git(work, 'push', '-q', 'origin', 'HEAD:refs/heads/release/1');
  await another(work, '--amend');
  const forced = await git.attempt(
    work,
    'push',
    '--force',
    'origin',
    ...['heads/release/1', 'heads/free', 'tags/v1'].map((name) => `HEAD:refs/${name}`),
  );
  expect(forced.stderr).toMatch(/release\/1 \(The branch release\/1 is protected by the rule 'release\/\*': what it has is not replaced/);
  expect(forced.stderr).toMatch(/v1 \(The tag v1 is protected by the rule 'v\*'/);
  expect(await git.git(work, 'ls-remote', 'origin', 'refs/heads/free')).toContain(await git.git(work, 'rev-parse', 'HEAD'));
  const deleted = await git.attempt(work, 'push', 'origin', ':refs/heads/release/1', ':refs/tags/v1', ':refs/heads/free');
  expect(deleted.stderr).toMatch(/release\/1 \(The branch release\/1 is protected by the rule 'release\/\*': it cannot be deleted/);
  expect(await named(id)).toEqual(['main', 'release/1', 'v1']);
}, 60_000);

it('commits of clients and of the web are refused where one may not push, with the pattern, and are proposed instead', async () => {
  const id = await newRepository();
  expect((await commit(id, will!)).status).toBe(200);
  await protect(id, 'ma*', 'maintainers');
  expect(await commit(id, will!)).toMatchObject({ status: 403, text: expect.stringContaining("protected by the rule 'ma*'") });
  const web = await fetch(`${hub.url}/hub/v1${at(id, '/commits?revision=main')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${will!.token}` },
    body: changeOf('c.txt'),
  });
  expect([web.status, await web.json()]).toEqual([
    403,
    expect.objectContaining({ code: 'branch/protected', pattern: 'ma*', reason: 'maintainers' }),
  ]);
  expect((await commit(id, boss!)).status).toBe(200);
  const { num, status } = await commit(id, will!, 'main', '?create_pr=1');
  expect([status, num]).toEqual([200, 1]);
  // Nor do those who may not push merge; those who may do.
  const merge = (person: TestPerson) => ask(person, 'POST', at(id, `/discussions/${num}/merge`), {});
  expect(await merge(will!)).toMatchObject({ status: 403, body: { code: 'branch/protected', reason: 'maintainers', pattern: 'ma*' } });
  expect((await merge(boss!)).status).toBe(200);
});

it('where nobody pushes, whoever may write merges pull requests, of people who may not as well', async () => {
  const id = await newRepository();
  await protect(id, 'main', 'nobody');
  for (const person of [will!, boss!]) expect((await commit(id, person)).status).toBe(403);
  const { num } = await commit(id, rita!, 'main', '?create_pr=1');
  // The commits of a pull request are no pushes to its branch.
  expect((await commit(id, rita!, `refs/pr/${num}`)).status).toBe(200);
  expect((await ask(rita!, 'POST', at(id, `/discussions/${num}/merge`), {})).status).toBe(403);
  expect((await api(will!, 'POST', `${id}/discussions/${num}/merge`, {})).status).toBe(200);
});

it('a rule may ask for approvals: of people who may write, of what is merged, and not of its author', async () => {
  const id = await newRepository();
  await protect(id, 'main', 'nobody', { approvals: 1 });
  const { num } = await commit(id, will!, 'main', '?create_pr=1');
  const merge = () => ask(boss!, 'POST', at(id, `/discussions/${num}/merge`), {});
  const review = (person: TestPerson, verdict = 'approve') =>
    ask(person, 'POST', at(id, `/discussions/${num}/reviews`), { verdict, content: 'I looked.' });
  const guard = async () => (await ask<{ proposal: { guard: Json } }>(boss!, 'GET', at(id, `/discussions/${num}`))).body.proposal.guard;
  expect(await merge()).toMatchObject({
    status: 403,
    body: { code: 'branch/protected', reason: 'approvals', detail: expect.stringContaining('who may write here (1), and this one has 0') },
  });
  expect((await review(rita!)).status).toBe(201);
  expect((await review(will!)).status).toBe(403);
  expect(await guard()).toMatchObject({ approvals: 1, given: 0, mayMerge: true, patterns: ['main'] });
  expect((await review(wanda!)).status).toBe(201);
  expect(await guard()).toMatchObject({ given: 1 });
  // What comes later was not approved, nor is what was taken back.
  expect((await commit(id, will!, `refs/pr/${num}`)).status).toBe(200);
  expect((await merge()).status).toBe(403);
  await review(wanda!);
  await review(wanda!, 'request-changes');
  expect((await merge()).status).toBe(403);
  await review(wanda!);
  expect((await merge()).status).toBe(200);
});

it('branches and tags are made and deleted by both APIs as the rules say, and squashes are forced moves', async () => {
  const id = await newRepository();
  await commit(id, boss!);
  for (const name of ['release/1', 'topic']) expect((await api(will!, 'POST', `${id}/branch/${name}`, {})).status).toBe(200);
  await ask(will!, 'POST', at(id, '/tags'), { name: 'v1' });
  await protect(id, 'release/*', 'maintainers');
  await ask(boss!, 'POST', at(id, '/branch-rules'), { kind: 'tag', pattern: 'v*', directPush: 'maintainers' });
  const guarded = { status: 403, body: { code: 'branch/protected' } };
  const hubCalls = [
    await ask(will!, 'POST', at(id, '/branches'), { name: 'release/2' }),
    await ask(will!, 'POST', at(id, '/tags'), { name: 'v2' }),
    await ask(boss!, 'DELETE', at(id, '/branches?name=release/1')),
    await ask(boss!, 'DELETE', at(id, '/tags?name=v1')),
  ];
  for (const answer of hubCalls) expect(answer).toMatchObject(guarded);
  const wireCalls = [
    await api(will!, 'POST', `${id}/branch/release%2F2`, {}),
    await api(will!, 'POST', `${id}/tag/main`, { tag: 'v2' }),
    await api(boss!, 'DELETE', `${id}/branch/release%2F1`),
    await api(boss!, 'DELETE', `${id}/tag/v1`),
    await api(boss!, 'POST', `${id}/super-squash/release%2F1`, {}),
    await api(boss!, 'POST', `${id}/branch/release%2F1`, { emptyBranch: true, overwrite: true }),
  ];
  for (const answer of wireCalls) expect([answer.status, answer.text]).toEqual([403, expect.stringContaining('is protected by the rule')]);
  // To move a branch forward is none of these, and what no rule means is as it was.
  await commit(id, boss!);
  expect((await api(boss!, 'POST', `${id}/branch/release%2F1`, { startingPoint: 'main', overwrite: true })).status).toBe(200);
  expect((await api(will!, 'POST', `${id}/super-squash/topic`, {})).status).toBe(200);
  expect((await ask(will!, 'DELETE', at(id, '/branches?name=topic'))).status).toBe(204);
  expect(await ask(boss!, 'DELETE', at(id, '/branches?name=main'))).toMatchObject({ status: 403, body: { code: 'ref/protected' } });
  expect((await ask(boss!, 'POST', at(id, '/branches'), { name: 'release/2' })).status).toBe(201);
  expect(await named(id)).toEqual(['main', 'release/1', 'release/2', 'v1']);
});

it('a rule that is added while a commit and a push wait for their turn holds for them', async () => {
  const id = await newRepository();
  const work = await clone(id, will!);
  // What others do is seen from outside of a transaction only.
  const [lock, watch] = [new pg.Client(hub.connectionString), new pg.Client(hub.connectionString)];
  await Promise.all([lock.connect(), watch.connect()]);
  try {
    const waiting = async (count: number) => {
      for (;;) {
        const { rows } = await watch.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        );
        if (rows.length >= count) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    await lock.query('begin');
    await lock.query('select 1 from git.repository r join repositories n on n.id = r.repo_id where n.name = $1 for no key update of r', [
      id.slice(5),
    ]);
    const rule = protect(id, '*', 'nobody');
    await waiting(1);
    const [committed, pushed] = [commit(id, will!), git.attempt(work, 'push', 'origin', 'HEAD:refs/heads/side')];
    await waiting(3);
    await lock.query('commit');
    await rule;
    expect((await committed).status).toBe(403);
    expect((await pushed).stderr).toContain("is protected by the rule '*'");
  } finally {
    await Promise.all([lock.end(), watch.end()]);
  }
  expect(await named(id)).toEqual(['main']);
}, 60_000);

it('rules are kept by those who administer, fifty at most, once each, and noted; they go with the repository and are copied nowhere', async () => {
  const id = await newRepository();
  const rules = at(id, '/branch-rules');
  const wish = { kind: 'branch', pattern: 'main', directPush: 'nobody', approvals: 2 };
  expect((await ask(will!, 'POST', rules, wish)).status).toBe(403);
  expect((await ask(will!, 'GET', rules)).status).toBe(403);
  const { id: ruleId } = await protect(id, 'main', 'nobody', { approvals: 2 });
  expect(await ask(boss!, 'POST', rules, wish)).toMatchObject({ status: 409, body: { code: 'branch-rule/exists' } });
  for (const wrong of [
    { pattern: 'refs/heads/main' },
    { pattern: 'a..b' },
    { pattern: 'a'.repeat(101) },
    { kind: 'tag', pattern: 'v*' },
    { directPush: 'writers', pattern: 'x' },
    { directPush: 'all', pattern: 'x' },
    { approvals: 11, pattern: 'x' },
  ])
    expect([wrong, (await ask(boss!, 'POST', rules, { ...wish, ...wrong })).status]).toEqual([wrong, 400]);
  const one = at(id, `/branch-rules/${ruleId}`);
  expect(await ask(boss!, 'PATCH', one, { directPush: 'writers', approvals: 0 })).toMatchObject({
    status: 200,
    body: { pattern: 'main', approvals: 0 },
  });
  expect(await ask(boss!, 'PATCH', one, { approvals: 1 })).toMatchObject({ status: 400, body: { code: 'branch-rule/invalid' } });
  expect((await ask(will!, 'PATCH', one, { directPush: 'writers' })).status).toBe(403);
  for (let i = 1; i < 50; i++) await protect(id, `b${i}`);
  expect(await ask(boss!, 'POST', rules, { ...wish, pattern: 'more' })).toMatchObject({
    status: 422,
    body: { code: 'branch-rule/too-many' },
  });
  // Where it goes, they go; a copy has none.
  const copy = await api(boss!, 'POST', `${id}/duplicate`, { repository: 'crew/copy' });
  expect(copy.status).toBe(200);
  expect((await ask(boss!, 'GET', at('crew/copy', '/branch-rules'))).body).toEqual([]);
  const moved = { fromRepo: id, toRepo: 'crew/moved', type: 'model' };
  expect((await answerOf(hub, boss!, 'POST', '/api/repos/move', moved)).status).toBe(200);
  expect((await ask<Rule[]>(boss!, 'GET', at('crew/moved', '/branch-rules'))).body).toHaveLength(50);
  expect((await ask(boss!, 'DELETE', at('crew/moved', `/branch-rules/${ruleId}`))).status).toBe(204);
  expect(await ask(boss!, 'DELETE', at('crew/moved', `/branch-rules/${ruleId}`))).toMatchObject({
    status: 404,
    body: { code: 'branch-rule/not-found' },
  });
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'rita', true);
  for (const action of ['branch-rule.added', 'branch-rule.changed', 'branch-rule.removed'])
    expect((await ask<{ items: Json[] }>(rita!, 'GET', `/admin/audit?action=${action}`)).body.items[0]).toMatchObject({
      action,
    });
});

it('whoever sees the repository sees what is protected, and whether they may push', async () => {
  const id = await newRepository();
  await ask(boss!, 'POST', at(id, '/branches'), { name: 'release/1' });
  await protect(id, 'release/*', 'maintainers');
  const shown = async (person: TestPerson | null) =>
    (await refs(id, person)).map(({ name, protection }) => [name, protection?.patterns, protection?.mayPush]);
  expect(await shown(boss!)).toEqual([['main', [], true], ['release/1', ['release/*'], true]]); // prettier-ignore
  expect(await shown(will!)).toEqual([['main', [], true], ['release/1', ['release/*'], false]]); // prettier-ignore
  expect(await shown(null)).toEqual([['main', [], false], ['release/1', ['release/*'], false]]); // prettier-ignore
});
