// What those did whom somebody follows, and what waits for somebody, over HTTP with the worker running: only what they may see now.
import { ActivityStore } from '../modules/activity/activity.store';
import { Database, statement, statementCount } from '../platform/database';
import { commit, file } from './testing/hub-calls';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

interface Done {
  id: string;
  kind: string;
  actor: { name: string };
  repository: string;
  num: number | null;
  title: string | null;
  ref: string | null;
  count: number;
}
interface Page {
  items: Done[];
  nextCursor: string | null;
}
interface Work {
  discussions: { repository: string; num: number; reason: string }[];
  discussionsCount: number;
  requests: { repository: string; person: string }[];
  requestsCount: number;
  jobs: object[];
  failedJobs: object[];
  tokens: { displayName: string }[];
  spend: object | null;
}

let hub: TestHub;
let worker: RunningWorker;
let [ann, ben, cai]: TestPerson[] = [];

const ask = <T = Record<string, unknown>>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const feed = async (person: TestPerson) => (await ask<Page>(person, 'GET', '/feed')).body.items;
const ofOwner = async (name: string, person: TestPerson | null = null) =>
  (await ask<Page>(person, 'GET', `/namespaces/${name}/activity`)).body.items;
const told = (items: Done[]) => items.map(({ actor, kind, repository }) => `${actor.name} ${kind} ${repository}`);
const at = (id: string) => `/repositories/model/${id}`;
const push = (person: TestPerson, id: string, branch = 'main') => commit(hub, person, id, branch, [file(`${Math.random()}.txt`, 'hi')]);
const discuss = (person: TestPerson, id: string, title: string, description = 'hello') =>
  ask<{ num: number }>(person, 'POST', `${at(id)}/discussions`, { title, description });

beforeAll(async () => {
  hub = await startTestHub();
  worker = await startWorker(hub.config);
  [ann, ben, cai] = [await hub.person('ann'), await hub.person('ben'), await hub.person('cai')];
  await ask(ann!, 'POST', '/organizations', { name: 'Acme' });
  for (const name of ['ann', 'acme']) await ask(ben!, 'PUT', `/namespaces/${name}/follow`);
});

afterAll(async () => {
  await worker?.stop();
  await hub?.stop();
});

it('tells those who follow what was made, pushed and said, the newest first, and folds the pushes of an hour', async () => {
  expect(await feed(ben!)).toEqual([]);
  await hub.repository(ann!, 'one');
  for (let time = 0; time < 3; time++) await push(ann!, 'ann/one');
  await ask(cai!, 'PUT', `${at('ann/one')}/like`);
  await discuss(cai!, 'ann/one', 'Of a stranger');
  await discuss(ann!, 'ann/one', 'Of its author');
  const items = await feed(ben!);
  expect(told(items)).toEqual(['ann discussion ann/one', 'ann pushed ann/one', 'ann created ann/one']);
  expect(items[0]).toMatchObject({ num: 2, title: 'Of its author' });
  expect(items[1]).toMatchObject({ ref: 'main', count: 3 });
  expect(told(await ofOwner('cai'))).toEqual(['cai discussion ann/one', 'cai liked ann/one']);
  // Whoever follows nobody hears of nobody; a like that was taken back was none.
  expect(await feed(cai!)).toEqual([]);
  await ask(cai!, 'DELETE', `${at('ann/one')}/like`);
  expect(told(await ofOwner('cai'))).toEqual(['cai discussion ann/one']);
});

it('never tells of what somebody may not see, and does once they may', async () => {
  await hub.repository(ann!, 'secret', { isPrivate: true });
  await push(ann!, 'ann/secret');
  const seen = JSON.stringify([await feed(ben!), await ofOwner('ann', ben!), await ofOwner('ann')]);
  expect(seen).not.toContain('secret');
  expect(told(await ofOwner('ann', ann!)).slice(0, 2)).toEqual(['ann pushed ann/secret', 'ann created ann/secret']);
  await ask(ann!, 'PATCH', at('ann/secret'), { isPrivate: false });
  expect(told(await feed(ben!)).slice(0, 3)).toEqual(['ann published ann/secret', 'ann pushed ann/secret', 'ann created ann/secret']);
  await ask(ann!, 'PATCH', at('ann/secret'), { isPrivate: true });
  expect(JSON.stringify(await feed(ben!))).not.toContain('secret');
  // Names of hidden ones leave no gaps either: a page is filled with what may be seen.
  for (let n = 0; n < 25; n++) await hub.repository(ann!, `hidden-${n}`, { isPrivate: true });
  expect(told(await feed(ben!))).toContain('ann created ann/one');
});

it('goes by pages, refuses a cursor that it did not hand out, and knows nobody of that name', async () => {
  for (let n = 0; n < 25; n++) await hub.repository(ann!, `many-${n}`);
  const first = (await ask<Page>(ben!, 'GET', '/feed')).body;
  const second = (await ask<Page>(ben!, 'GET', `/feed?cursor=${first.nextCursor}`)).body;
  expect([first.items.length, second.nextCursor]).toEqual([20, null]);
  const ids = [...first.items, ...second.items].map(({ id }) => Number(id));
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
  expect(ids.length).toBeGreaterThan(25);
  expect((await ask(ben!, 'GET', '/feed?cursor=x')).status).toBe(400);
  expect((await ask(null, 'GET', '/namespaces/nobody/activity')).status).toBe(404);
  expect((await ask(null, 'GET', '/feed')).status).toBe(401);
});

it('shows what is done in a repository that somebody watches, tags and merges too, and follows it to a new owner', async () => {
  await hub.repository(ann!, 'watched');
  await ask(cai!, 'PUT', `${at('ann/watched')}/watch`, { level: 'watch' });
  await discuss(ben!, 'ann/watched', 'Look');
  expect(told(await feed(cai!))).toEqual(['ben discussion ann/watched', 'ann created ann/watched']);
  await fetch(`${hub.url}/api/models/ann/watched/tag/main`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ann!.token}` },
    body: JSON.stringify({ tag: 'v1' }),
  });
  expect((await feed(cai!))[0]).toMatchObject({ kind: 'tagged', ref: 'v1', count: 1 });
  const proposed = await ask<{ num: number }>(ben!, 'POST', `${at('ann/watched')}/pull-requests`, { title: 'Better', description: '' });
  await push(ben!, 'ann/watched', `refs%2Fpr%2F${proposed.body.num}`);
  const address = `${at('ann/watched')}/discussions/${proposed.body.num}`;
  await ask(ben!, 'PATCH', address, { status: 'open' });
  expect((await ask(ann!, 'POST', `${address}/merge`, {})).status).toBeLessThan(300);
  expect(told((await feed(cai!)).slice(0, 2))).toEqual(['ann merged ann/watched', 'ben pull-request ann/watched']);
  await ask(ann!, 'PATCH', at('ann/watched'), { namespace: 'acme' });
  expect(told((await ofOwner('acme')).slice(0, 2))).toEqual(['ann merged Acme/watched', 'ann tagged Acme/watched']);
});

it('finds the same by walking as by gathering, for somebody who follows many', async () => {
  const before = await feed(ben!);
  await hub.app.get(Database, { strict: false }).execute(
    statement(
      '',
      `with made as (insert into namespaces (kind, name, name_key) select 'organization', 'crowd-' || n, 'crowd-' || n from generate_series(1, 70) n returning id)
       insert into follows (follower_id, followed_id) select u.id, made.id from made, namespaces u where u.name_key = 'ben'`,
    ),
    [],
  );
  expect(await feed(ben!)).toEqual(before);
});

it('gathers the newest of very many, and of the repositories that are watched, page after page', async () => {
  const database = hub.app.get(Database, { strict: false });
  const sql = <T extends object>(text: string, values: unknown[] = []) => database.rows<T>(statement('', text), values);
  const [{ id }] = (await sql<{ id: bigint }>(`select id from namespaces where name_key = 'ben'`)) as [{ id: bigint }];
  await sql(`insert into activities (kind, owner_id, repository_id)
    select 'tagged', n.id, r.id from generate_series(1, 4) time, namespaces n, repositories r where n.name like 'crowd-%' and r.name = 'one' order by time, md5(n.name || time)`);
  await sql(
    `insert into activities (kind, owner_id, repository_id) select 'tagged', null, r.id from repositories r, generate_series(1, 3) where r.name = 'watched'`,
  );
  await sql(
    `insert into repository_watches (user_id, repository_id, level) select $1, id, 'watch' from repositories where name = 'watched' on conflict do nothing`,
    [id],
  );
  const all = await sql<{ id: bigint }>(
    `with f as (select followed_id as id from follows where follower_id = $1), w as (select repository_id as id from repository_watches where user_id = $1 and level = 'watch')
     select id from activities a where a.actor_id in (select id from f)
       or a.actor_id is distinct from $1 and (a.owner_id in (select id from f) or a.kind <> 'liked' and a.repository_id in (select id from w)) order by id desc`,
    [id],
  );
  expect(all.length).toBeGreaterThan(280);
  const store = hub.app.get(ActivityStore, { strict: false });
  for (const limit of [1, 7, 100, 1_000]) {
    for (const at of [0, 3, 150]) {
      const page = await store.gathered(id, all[at]!.id, limit);
      expect(page.map((item) => item.id)).toEqual(all.slice(at + 1, at + 1 + limit).map((item) => item.id));
    }
  }
  await sql(
    `delete from activities where kind = 'tagged' and (owner_id is null or owner_id in (select id from namespaces where name like 'crowd-%'))`,
  );
});

it('answers what waits for somebody in one call', async () => {
  await hub.repository(cai!, 'gated');
  await ask(cai!, 'PATCH', at('cai/gated'), { gated: 'manual' });
  await ask(ben!, 'POST', `${at('cai/gated')}/access-requests`, { fields: {} });
  const waiting = await discuss(ben!, 'cai/gated', 'May I?');
  for (const [displayName, expiresInDays] of [
    ['ends', 1],
    ['stays', 90],
  ])
    await ask(cai!, 'POST', '/tokens', { displayName, role: 'read', expiresInDays });
  let work = (await ask<Work>(cai!, 'GET', '/work')).body;
  // Notices are given by the worker.
  while (work.discussionsCount === 0) work = (await ask<Work>(cai!, 'GET', '/work')).body;
  expect(work).toMatchObject({
    discussions: [{ repository: 'cai/gated', num: waiting.body.num, reason: 'owner' }],
    requests: [{ repository: 'cai/gated', person: 'ben' }],
    requestsCount: 1,
    jobs: [],
    failedJobs: [],
    tokens: [{ displayName: 'ends' }],
  });
  // What it costs does not grow with what there is. The worker counts too, while it has something to do.
  const costs: number[] = [];
  for (let look = 0; look < 5; look++) {
    const before = statementCount.value;
    await ask<Work>(cai!, 'GET', '/work');
    costs.push(statementCount.value - before);
  }
  expect(Math.min(...costs)).toBeLessThan(20);
  // Answered, it waits for the other one.
  await ask(cai!, 'POST', `${at('cai/gated')}/discussions/${waiting.body.num}/comments`, { content: 'Yes.' });
  expect((await ask<Work>(cai!, 'GET', '/work')).body.discussions).toEqual([]);
  expect((await ask<Work>(ben!, 'GET', '/work')).body.requests).toEqual([]);
  expect((await ask(null, 'GET', '/work')).status).toBe(401);
});
