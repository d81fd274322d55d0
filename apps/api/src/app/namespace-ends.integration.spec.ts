// Whoever ends a namespace in the moment in which something is given to it: the one who comes second is refused with a code, whichever it is.
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

let hub: TestHub;
let [ann, boss]: TestPerson[] = [];
let other: pg.Client;
let count = 0;

beforeAll(async () => {
  hub = await startTestHub();
  [ann, boss] = await Promise.all(['ann', 'boss'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  other = new pg.Client({ connectionString: hub.connectionString });
  await other.connect();
});
afterAll(async () => {
  await other?.end();
  await hub?.stop();
});

const ask = (person: TestPerson, method: string, path: string, body?: object) => hubRequest(hub, person, method, path, body);

async function organization(): Promise<{ name: string; id: string }> {
  const name = `org-${++count}`;
  await ask(ann!, 'POST', '/organizations', { name });
  return { name, id: await idOf(name) };
}

async function idOf(name: string): Promise<string> {
  return String((await other.query('select id from namespaces where name_key = $1', [name])).rows[0].id);
}

/** The work of another process is on its way until `then` has begun to wait for it. */
async function whileOnItsWay(sql: string, id: string, then: () => Promise<{ status: number; body: { code?: string } }>) {
  await other.query('begin');
  await other.query(sql, [id]);
  const answer = then();
  await somebodyWaits();
  await other.query('commit');
  const { status, body } = await answer;
  return { status, code: body?.code };
}

async function somebodyWaits(): Promise<void> {
  for (let turn = 0; turn < 600; turn++) {
    const { rows } = await other.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and pid <> pg_backend_pid()`,
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('nobody waits for the row');
}

const MAKE = `insert into repositories (type, namespace_id, name, name_key, is_private, last_modified_at)
  values ('model', $1, 'late', 'late', false, now())`;
const END = 'delete from namespaces where id = $1';

describe('a repository that is being made', () => {
  it('keeps its organization from being deleted', async () => {
    const { name, id } = await organization();
    expect(await whileOnItsWay(MAKE, id, () => ask(ann!, 'DELETE', `/organizations/${name}`))).toEqual({
      status: 409,
      code: 'organization/not-empty',
    });
    expect((await ask(ann!, 'GET', `/namespaces/${name}`)).status).toBe(200);
  });

  it('keeps the account of its owner from being deleted', async () => {
    await hub.person('leaver');
    expect(await whileOnItsWay(MAKE, await idOf('leaver'), () => ask(boss!, 'DELETE', '/admin/users/leaver'))).toEqual({
      status: 409,
      code: 'account/owns-repositories',
    });
  });
});

describe('an organization that is being deleted', () => {
  const gone = { status: 404, code: 'namespace/not-found' };
  const create = (namespace: string) => () => ask(ann!, 'POST', '/repositories', { type: 'model', namespace, name: 'late' });

  it('takes no new repository', async () => {
    const { name, id } = await organization();
    expect(await whileOnItsWay(END, id, create(name))).toEqual(gone);
  });

  it('takes none by the calls of other clients', async () => {
    const { name, id } = await organization();
    const call = async (path: string, body: object) => {
      const headers = { authorization: `Bearer ${ann!.token}`, 'content-type': 'application/json' };
      const answer = await fetch(hub.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      return { status: answer.status, body: {} };
    };
    const made = await whileOnItsWay(END, id, () => call('/api/repos/create', { organization: name, name: 'late' }));
    expect(made.status).toBe(404);
  });

  it('takes none that moves or is copied into it', async () => {
    const source = await hub.repository(ann!, 'source');
    const post = async (path: string, body: object) => {
      const headers = { authorization: `Bearer ${ann!.token}`, 'content-type': 'application/json' };
      return { status: (await fetch(hub.url + path, { method: 'POST', headers, body: JSON.stringify(body) })).status, body: {} };
    };
    const first = await organization();
    const move = () => post('/api/repos/move', { fromRepo: source, toRepo: `${first.name}/moved`, type: 'model' });
    expect((await whileOnItsWay(END, first.id, move)).status).toBe(404);
    const second = await organization();
    const copy = () => post(`/api/models/${source}/duplicate`, { repository: `${second.name}/copied` });
    expect((await whileOnItsWay(END, second.id, copy)).status).toBe(404);
    expect((await ask(ann!, 'GET', `/repositories/model/${source}`)).status).toBe(200);
  });
});

it('many at once end in answers with a code, and never in a repository without an owner', async () => {
  for (let round = 0; round < 5; round++) {
    const { name } = await organization();
    const creations = [1, 2, 3].map((index) => ask(ann!, 'POST', '/repositories', { type: 'model', namespace: name, name: `r-${index}` }));
    const answers = await Promise.all([...creations, ask(ann!, 'DELETE', `/organizations/${name}`)]);
    for (const { status } of answers) expect([201, 204, 403, 404, 409]).toContain(status);
  }
  const { rows } = await other.query(
    'select 1 from repositories r where not exists (select 1 from namespaces n where n.id = r.namespace_id)',
  );
  expect(rows).toEqual([]);
});
