// Following people and organizations, over HTTP: our own API, and the lists that the Python client reads.
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { Database, statement } from '../platform/database';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

interface Page {
  items: { name: string; kind: string }[];
  nextCursor: string | null;
}
interface Follow {
  followersCount: number;
  isFollowing: boolean;
  code?: string;
}

let hub: TestHub;
let [ann, ben, cai]: TestPerson[] = [];

const ask = <T = Follow>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const wire = async (path: string, person: TestPerson | null = null) => {
  const answer = await fetch(`${hub.url}${path}`, { headers: person ? { authorization: `Bearer ${person.token}` } : {} });
  return { status: answer.status, link: answer.headers.get('link'), body: (await answer.json()) as Record<string, unknown>[] };
};
const names = (page: Record<string, unknown>[]) => page.map(({ user }) => user);

beforeAll(async () => {
  hub = await startTestHub();
  // One after the other: lists go by the order of accounts.
  [ann, ben, cai] = [await hub.person('ann'), await hub.person('ben'), await hub.person('cai')];
  await ask(ann!, 'POST', '/organizations', { name: 'Acme' });
});

afterAll(() => hub?.stop());

it('counts a follow once, however often it is asked for, and takes it back once', async () => {
  for (let time = 0; time < 2; time++) {
    expect(await ask(ben!, 'PUT', '/namespaces/ANN/follow')).toMatchObject({
      status: 200,
      body: { followersCount: 1, isFollowing: true },
    });
  }
  expect((await ask(ben!, 'GET', '/namespaces/ann')).body).toMatchObject({ followersCount: 1, isFollowing: true });
  expect((await ask(cai!, 'GET', '/namespaces/ann')).body).toMatchObject({ followersCount: 1, isFollowing: false });
  expect((await ask(null, 'GET', '/namespaces/ben')).body).toMatchObject({ followersCount: 0, followingCount: 1, isFollowing: false });
  for (let time = 0; time < 2; time++)
    expect((await ask(ben!, 'DELETE', '/namespaces/ann/follow')).body).toEqual({ followersCount: 0, isFollowing: false });
});

it('is refused for oneself, for nobody, and to whoever is not signed in or has a token that only reads', async () => {
  expect(await ask(ann!, 'PUT', '/namespaces/ann/follow')).toMatchObject({ status: 400, body: { code: 'follow/self' } });
  expect(await ask(ann!, 'PUT', '/namespaces/nobody/follow')).toMatchObject({ status: 404, body: { code: 'namespace/not-found' } });
  expect(await ask(ann!, 'DELETE', '/namespaces/nobody/follow')).toMatchObject({ status: 404, body: { code: 'namespace/not-found' } });
  expect(await ask(null, 'PUT', '/namespaces/ann/follow')).toMatchObject({ status: 401 });
  const made = await ask<{ secret: string }>(ben!, 'POST', '/tokens', { displayName: 'reads', role: 'read' });
  const reader = { name: 'ben', token: made.body.secret };
  expect(await ask(reader, 'PUT', '/namespaces/ann/follow')).toMatchObject({ status: 403 });
});

it('shows to the clients of Hugging Face who follows whom, page by page, and the counts that go with it', async () => {
  for (const person of [ben!, cai!]) for (const name of ['acme', 'ann']) await ask(person, 'PUT', `/namespaces/${name}/follow`);
  const first = await wire('/api/users/ann/followers?limit=1');
  expect(first).toMatchObject({ status: 200, body: [{ user: 'ben', fullname: 'ben', type: 'user' }] });
  const next = /<([^>]+)>; rel="next"/.exec(first.link ?? '')?.[1] ?? '';
  const second = await wire(next.slice(hub.url.length));
  expect([names(second.body), second.link]).toEqual([['cai'], null]);
  expect(names((await wire('/api/organizations/ACME/followers')).body)).toEqual(['ben', 'cai']);
  // Organizations are no users of the clients, so they are neither in the list nor in its count.
  expect(names((await wire('/api/users/ben/following')).body)).toEqual(['ann']);
  expect((await wire('/api/users/ben/overview')).body).toMatchObject({ numFollowing: 1, numFollowers: 0, isFollowing: false, details: '' });
  expect((await wire('/api/users/ann/overview', ben)).body).toMatchObject({ numFollowers: 2, isFollowing: true });
  expect((await wire('/api/organizations/acme/overview', ben)).body).toMatchObject({ numFollowers: 2, isFollowing: true, numUsers: 1 });
  for (const path of ['/api/users/nobody/followers', '/api/users/acme/following', '/api/organizations/ann/followers'])
    expect([path, (await wire(path)).status]).toEqual([path, 404]);
  expect((await wire('/api/users/ann/followers?cursor=x')).status).toBe(400);
});

it('counts in the overview of a person the likes that the one who asks may see', async () => {
  await hub.repository(ann!, 'open');
  await hub.repository(ann!, 'closed', { isPrivate: true });
  for (const name of ['open', 'closed']) await ask(ann!, 'PUT', `/repositories/model/ann/${name}/like`);
  expect((await wire('/api/users/ann/overview')).body).toMatchObject({ numLikes: 1 });
  expect((await wire('/api/users/ann/overview', ann)).body).toMatchObject({ numLikes: 2 });
});

it('lists people and organizations for pages, by pages', async () => {
  const following = await ask<Page>(null, 'GET', '/namespaces/ben/following');
  expect(following.body).toEqual({
    items: [
      { kind: 'user', name: 'ann', fullName: '' },
      { kind: 'organization', name: 'Acme', fullName: '' },
    ],
    nextCursor: null,
  });
  expect((await ask<Page>(null, 'GET', '/namespaces/acme/followers')).body.items.map(({ name }) => name)).toEqual(['ben', 'cai']);
  expect((await ask<Page>(null, 'GET', '/namespaces/acme/following')).body.items).toEqual([]);
  expect((await ask(null, 'GET', '/namespaces/nobody/followers')).status).toBe(404);
  expect((await ask(null, 'GET', '/namespaces/ann/followers?cursor=x')).status).toBe(400);
});

it('keeps its counts right when many follow at once, and when accounts and organizations end', async () => {
  const crowd = await Promise.all(Array.from({ length: 8 }, (_, at) => hub.person(`fan-${at}`)));
  await Promise.all(crowd.flatMap((fan) => ['ann', 'acme'].map((name) => ask(fan, 'PUT', `/namespaces/${name}/follow`))));
  expect((await ask(null, 'GET', '/namespaces/acme')).body).toMatchObject({ followersCount: 10 });
  await hub.app.get(AccountsService, { strict: false }).remove(SYSTEM, 'fan-0');
  expect((await ask(null, 'GET', '/namespaces/acme')).body).toMatchObject({ followersCount: 9 });
  expect((await ask(ann!, 'DELETE', '/organizations/acme')).status).toBe(204);
  expect((await ask(null, 'GET', '/namespaces/ben')).body).toMatchObject({ followingCount: 1 });
  const drifted = await hub.app
    .get(Database, { strict: false })
    .rows(
      statement(
        '',
        `select n.name from namespaces n where n.followers_count <> (select count(*) from follows f where f.followed_id = n.id)`,
      ),
    );
  expect(drifted).toEqual([]);
});
