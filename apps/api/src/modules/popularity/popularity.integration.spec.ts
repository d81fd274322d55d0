// Downloads over the real routes and the real database: what is counted, what is not, and what becomes of it with time.
import pg from 'pg';
import { call, commit, commitLargeFile, file } from '../../app/testing/hub-calls';
import { GitClient } from '../../app/testing/git-client';
import { startTestHub, type TestHub, type TestPerson } from '../../app/testing/start-test-hub';
import { DownloadFlush } from './download-flush';
import { PopularityStore } from './popularity.store';

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
let sql: pg.Client;
let counter = 0;

beforeAll(async () => {
  hub = await startTestHub();
  alice = await hub.person('alice');
  bob = await hub.person('bob');
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
});

afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

async function newModel(): Promise<string> {
  const id = await hub.repository(alice, `popular${++counter}`);
  await commit(hub, alice, id, 'main', [file('config.json', '{"a": "0123456789"}'), file('README.md', '# Hi')]);
  return id;
}

async function get(path: string, options: { by?: TestPerson; headers?: Record<string, string>; method?: string } = {}): Promise<number> {
  const { by, headers = {}, method = 'GET' } = options;
  const answer = await fetch(hub.url + path, { method, headers: { ...headers, ...(by ? { authorization: `Bearer ${by.token}` } : {}) } });
  await answer.arrayBuffer();
  return answer.status;
}

const bearer = (person: TestPerson) => ({ authorization: `Bearer ${person.token}` });

/** As the browser of that person sends it. */
async function sessionOf({ name }: TestPerson): Promise<string> {
  const body = JSON.stringify({ login: name, password: 'correct-horse-battery' });
  const answer = await fetch(`${hub.url}/hub/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

interface Downloads {
  last30Days: number;
  allTime: number;
  trending: number;
  days: { day: string; count: number }[];
}

async function downloads(id: string): Promise<Downloads> {
  await hub.app.get(DownloadFlush, { strict: false }).flush();
  return (await (await call(hub, alice, 'GET', `/hub/v1/repositories/model/${id}/downloads`)).json()) as Downloads;
}

async function numberOf(id: string): Promise<bigint> {
  const { _id } = (await (await call(hub, alice, 'GET', `/api/models/${id}?expand=likes`)).json()) as { _id: string };
  return BigInt(`0x${_id}`);
}

describe('downloads', () => {
  it('are counted once for each reader, by day, for 30 days and for ever, and shown to clients', async () => {
    const id = await newModel();
    await commitLargeFile(hub, alice, id, 'model.safetensors', Buffer.alloc(1000));
    for (const by of [undefined, undefined, bob]) {
      expect(await get(`/${id}/resolve/main/config.json`, by ? { by } : {})).toBe(200);
      expect(await get(`/${id}/resolve/main/model.safetensors`, by ? { by } : {})).toBe(200);
    }
    const found = await downloads(id);
    expect(found).toMatchObject({ last30Days: 2, allTime: 2, trending: 2 });
    expect(found.days).toHaveLength(30);
    expect(found.days.at(-1)).toEqual({ day: new Date().toISOString().slice(0, 10), count: 2 });
    const wire = await (
      await call(hub, alice, 'GET', `/api/models/${id}?expand=downloads&expand=downloadsAllTime&expand=trendingScore`)
    ).json();
    expect(wire).toMatchObject({ downloads: 2, downloadsAllTime: 2, trendingScore: 2 });
    expect(await downloads(id)).toEqual(found);
  });

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['HEAD', (id) => get(`/${id}/resolve/main/config.json`, { method: 'HEAD' })],
    ['the card', (id) => get(`/${id}/resolve/main/README.md`)],
    ['a continuation', (id) => get(`/${id}/resolve/main/config.json`, { headers: { range: 'bytes=5-' } })],
    ['the question for the size', (id) => get(`/${id}/resolve/main/config.json`, { headers: { range: 'bytes=0-0' } })],
    ['a range that does not exist', (id) => get(`/${id}/resolve/main/config.json`, { headers: { range: 'bytes=5000-' } })],
    ['a file that does not exist', (id) => get(`/${id}/resolve/main/nothing/config.json`)],
    ['the raw pointer', (id) => get(`/${id}/raw/main/config.json`)],
    ['a page of ours', (id) => get(`/${id}/resolve/main/config.json`, { headers: { 'sec-fetch-site': 'same-origin' } })],
    ['what a page of ours shows', (id) => get(`/hub/v1/repositories/model/${id}/content/main/config.json`)],
    ['a list of files', (id) => get(`/api/models/${id}/tree/main`)],
  ])('are not counted for %s', async (_what, ask) => {
    const id = await newModel();
    await ask(id);
    expect(await downloads(id)).toMatchObject({ last30Days: 0, allTime: 0, trending: 0 });
  });

  it('are counted for a click on "Download"', async () => {
    const id = await newModel();
    await get(`/hub/v1/repositories/model/${id}/content/main/config.json?download=true`);
    expect((await downloads(id)).allTime).toBe(1);
  });

  it('through our own API are counted by the same rules, of private repositories too: programs by asking, pages by the click', async () => {
    const id = await newModel();
    await call(hub, alice, 'PUT', `/api/models/${id}/settings`, { private: true });
    await commitLargeFile(hub, alice, id, 'model.safetensors', Buffer.alloc(1000));
    const content = (path: string, headers: Record<string, string> = {}) =>
      get(`/hub/v1/repositories/model/${id}/content/main/${path}`, { by: alice, headers });
    expect(await content('README.md')).toBe(200);
    expect(await content('config.json', { range: 'bytes=5-' })).toBe(206);
    expect(await content('config.json', { range: 'bytes=5000-' })).toBe(416);
    const etag = (await fetch(`${hub.url}/${id}/resolve/main/config.json`, { method: 'HEAD', headers: bearer(alice) })).headers.get('etag');
    expect(await content('config.json', { 'if-none-match': etag! })).toBe(304);
    expect(await content('config.json?download=true', { 'if-none-match': etag! })).toBe(304);
    expect((await downloads(id)).allTime).toBe(0);
    expect(await content('model.safetensors')).toBe(200);
    expect((await downloads(id)).allTime).toBe(1);
    const cookie = await sessionOf(bob);
    await call(hub, alice, 'PUT', `/api/models/${id}/settings`, { private: false });
    const shown = (query: string) =>
      get(`/hub/v1/repositories/model/${id}/content/main/model.safetensors${query}`, { headers: { cookie } });
    expect(await shown('')).toBe(200);
    expect((await downloads(id)).allTime).toBe(1);
    expect(await shown('?download=true')).toBe(200);
    expect((await downloads(id)).allTime).toBe(2);
  });

  it('are not counted for somebody who has the file already', async () => {
    const id = await newModel();
    const etag = (await fetch(`${hub.url}/${id}/resolve/main/config.json`, { method: 'HEAD' })).headers.get('etag');
    expect(await get(`/${id}/resolve/main/config.json`, { headers: { 'if-none-match': etag! } })).toBe(304);
    expect((await downloads(id)).allTime).toBe(0);
  });

  it('by git are one for a clone, none for a fetch of what is new', async () => {
    const id = await newModel();
    const client = new GitClient();
    try {
      await client.git('.', 'clone', '-q', hub.gitUrl(id, bob), 'work');
      expect((await downloads(id)).allTime).toBe(1);
      await sql.query('delete from download_visits where repository_id = $1', [await numberOf(id)]);
      await commit(hub, alice, id, 'main', [file('new.txt', 'x')]);
      await client.git('work', 'pull', '-q');
      expect((await downloads(id)).allTime).toBe(1);
    } finally {
      client.remove();
    }
  });

  it('are counted again after a pause, and a day after the first', async () => {
    const id = await newModel();
    const store = hub.app.get(PopularityStore, { strict: false });
    const seen = [{ repositoryId: await numberOf(id), reader: Buffer.from('somebody') }];
    const move = (column: string, by: string) =>
      sql.query(`update download_visits set ${column} = ${column} - $2::interval where repository_id = $1`, [seen[0]!.repositoryId, by]);
    await store.count(seen);
    await move('seen_at', '20 minutes');
    await store.count(seen);
    expect((await downloads(id)).allTime).toBe(1);
    await move('seen_at', '40 minutes');
    await store.count(seen);
    expect((await downloads(id)).allTime).toBe(2);
    await move('began_at', '25 hours');
    await store.count(seen);
    expect((await downloads(id)).allTime).toBe(3);
  });

  it('of one reader are one although several processes and a repetition tell of them', async () => {
    const id = await newModel();
    const store = hub.app.get(PopularityStore, { strict: false });
    const seen = [
      { repositoryId: await numberOf(id), reader: Buffer.from('x') },
      { repositoryId: 987_654_321n, reader: Buffer.from('gone') },
    ];
    await Promise.all([1, 2, 3, 4].map(() => store.count(seen)));
    expect((await downloads(id)).allTime).toBe(1);
  });

  it('leave the window after 30 days, each day once, and stay in the sum of all', async () => {
    const id = await newModel();
    const number = await numberOf(id);
    const store = hub.app.get(PopularityStore, { strict: false });
    await sql.query(
      `insert into repository_downloads (repository_id, day, count) select $1, (now() at time zone 'utc')::date - age, 10 from unnest(array[0, 29, 30, 45]) age`,
      [number],
    );
    await sql.query('update repositories set downloads_30d = 40, downloads_all_time = 40 where id = $1', [number]);
    await store.leaveWindow();
    await store.leaveWindow();
    expect(await downloads(id)).toMatchObject({ last30Days: 20, allTime: 40 });
    // A day later, as far as rows can tell: what was 29 days ago is 30 days ago, and has not left yet.
    await sql.query(`delete from repository_downloads where repository_id = $1 and day <= (now() at time zone 'utc')::date - 30`, [number]);
    await sql.query('update repository_downloads set day = day - 1 where repository_id = $1', [number]);
    await sql.query(`update instance_facts set value = (value::date - 1)::text where key = 'downloads:left'`);
    await store.leaveWindow();
    await store.leaveWindow();
    expect(await downloads(id)).toMatchObject({ last30Days: 10, allTime: 40 });
  });

  it('of likes too: one of long ago counts among all, and takes nothing from the last 30 days when it is taken back', async () => {
    const id = await newModel();
    const number = await numberOf(id);
    const store = hub.app.get(PopularityStore, { strict: false });
    const counts = async () =>
      (await sql.query<object>('select likes_count as all, likes_30d as recent from repositories where id = $1', [number])).rows[0];
    const people = [await hub.person('liker-a'), await hub.person('liker-b'), await hub.person('liker-c')] as const;
    for (const person of [...people, people[0]]) await call(hub, person, 'POST', `/api/models/${id}/like`);
    expect(await counts()).toEqual({ all: 3, recent: 3 });
    await sql.query(
      `update likes set created_at = now() - interval '31 days' from namespaces n where n.id = user_id and repository_id = $1 and n.name <> 'liker-a'`,
      [number],
    );
    await sql.query(`update instance_facts set value = (value::date - 2)::text where key = 'likes:left'`);
    await store.likesLeaveWindow();
    await store.likesLeaveWindow();
    expect(await counts()).toEqual({ all: 3, recent: 1 });
    await call(hub, people[1], 'DELETE', `/api/models/${id}/like`);
    expect(await counts()).toEqual({ all: 2, recent: 1 });
    await call(hub, people[0], 'DELETE', `/api/models/${id}/like`);
    expect(await counts()).toEqual({ all: 1, recent: 0 });
  });

  it('keep no address and no name of who downloaded', async () => {
    const id = await newModel();
    await get(`/${id}/resolve/main/config.json`, { by: bob });
    await downloads(id);
    const { rows } = await sql.query<{ reader: Buffer }>('select reader from download_visits where repository_id = $1', [
      await numberOf(id),
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.reader).toHaveLength(12);
    await sql.query(`update download_visits set seen_at = now() - interval '25 hours'`);
    expect(await hub.app.get(PopularityStore, { strict: false }).forgetVisits()).toBeGreaterThan(0);
  });

  it('that could not be written are written the next time', async () => {
    const id = await newModel();
    await get(`/${id}/resolve/main/config.json`);
    const store = hub.app.get(PopularityStore, { strict: false });
    const count = jest.spyOn(store, 'count').mockRejectedValueOnce(new Error('the database is away'));
    await hub.app.get(DownloadFlush, { strict: false }).flush();
    expect(count).toHaveBeenCalledTimes(1);
    count.mockRestore();
    expect((await downloads(id)).allTime).toBe(1);
  });

  it('go with their repository', async () => {
    const id = await newModel();
    await get(`/${id}/resolve/main/config.json`);
    await downloads(id);
    const number = await numberOf(id);
    await get(`/${id}/resolve/main/config.json`, { by: bob });
    await fetch(`${hub.url}/hub/v1/repositories/model/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${alice.token}` } });
    await hub.app.get(DownloadFlush, { strict: false }).flush();
    const { rows } = await sql.query(
      'select from repository_downloads where repository_id = $1 union all select from download_visits where repository_id = $1',
      [number],
    );
    expect(rows).toHaveLength(0);
  });
});

describe('what is hot', () => {
  const like = async (id: string, by: TestPerson, method = 'PUT'): Promise<unknown> =>
    call(hub, by, method, `/hub/v1/repositories/model/${id}/like`);

  it('comes first: a like weighs eight downloads, and is taken back without a trace', async () => {
    const [liked, fetched] = [await newModel(), await newModel()];
    await like(liked, alice);
    await like(liked, bob);
    await get(`/${fetched}/resolve/main/config.json`);
    expect((await downloads(liked)).trending).toBe(16);
    const order = async () =>
      ((await (await call(hub, alice, 'GET', '/api/models?sort=trendingScore')).json()) as { id: string }[]).map(({ id }) => id);
    expect((await order()).filter((id) => id === liked || id === fetched)).toEqual([liked, fetched]);
    await like(liked, alice, 'DELETE');
    await like(liked, alice, 'DELETE');
    await like(liked, bob, 'DELETE');
    expect((await downloads(liked)).trending).toBe(0);
    expect((await order()).filter((id) => id === liked || id === fetched)).toEqual([fetched, liked]);
  });

  it('cools down without a row being written', async () => {
    const { rows } = await sql.query<Record<string, number>>(
      `select trending_add(0, 1, '2026-01-08Z') - trending_add(0, 1, '2026-01-01Z') as week,
        trending_add(trending_add(0, 1, '2026-01-01Z'), 1, '2026-01-01Z') - trending_add(0, 2, '2026-01-01Z') as twice,
        trending_add(trending_add(trending_add(0, 5, '2026-01-01Z'), 3, '2026-03-01Z'), -3, '2026-03-01Z') - trending_add(0, 5, '2026-01-01Z') as back,
        trending_add(trending_add(0, 1, '2020-01-02Z'), 1, '2090-01-01Z') - trending_add(0, 1, '2090-01-01Z') as late,
        trending_add(0, 0, now()) as nothing, trending_add(0, -8, now()) as never`,
    );
    const { week, twice, back, late, nothing, never } = rows[0]!;
    expect([week, nothing, never]).toEqual([1, 0, 0]);
    for (const difference of [twice, back, late]) expect(difference).toBeCloseTo(0, 6);
  });
});
