// Reports, what administrators decide of them, and a repository that is taken down: on every path on which its bytes leave.
import { createHash } from 'node:crypto';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { Database, statement } from '../platform/database';
import { bytePaths, everyPath } from './testing/byte-paths';
import { commitLargeFile } from './testing/hub-calls';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

type Json = Record<string, unknown>;
interface Page {
  items: Json[];
  nextCursor: string | null;
}

let hub: TestHub;
let [boss, ann, ben, cleo]: TestPerson[] = [];
const ask = <T = Json>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const cases = async (query = '') => (await ask<Page>(boss!, 'GET', `/admin/cases${query}`)).body.items;
const decide = (id: unknown, decision: string) =>
  ask(boss!, 'POST', `/admin/cases/${id}/decision`, { decision, reason: 'Against the rules.' });
const COMMIT = [
  '{"key":"header","value":{"summary":"more","description":""}}',
  '{"key":"file","value":{"path":"a.txt","content":"YQ==","encoding":"base64"}}',
].join('\n');
const SPAM = { reason: 'spam', words: 'It sells watches.' };

beforeAll(async () => {
  hub = await startTestHub();
  [boss, ann, ben, cleo] = await Promise.all(['boss', 'ann', 'ben', 'cleo'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(ann!, 'watches', { type: 'app' });
  await hub.repository(ann!, 'diary', { isPrivate: true });
}, 120_000);

afterAll(() => hub?.stop());

it('reports of one thing make one case, one of each person, and nobody reports their own or what they do not see', async () => {
  const at = '/repositories/app/ann/watches/reports';
  expect((await ask(ben!, 'POST', at, SPAM)).status).toBe(204);
  expect(await ask(ben!, 'POST', at, SPAM)).toMatchObject({ status: 409, body: { code: 'report/already' } });
  expect((await ask(cleo!, 'POST', at, { reason: 'malware', words: 'It asks for passwords.' })).status).toBe(204);
  expect(await ask(ann!, 'POST', at, SPAM)).toMatchObject({ status: 400, body: { code: 'report/own' } });
  expect((await ask(ben!, 'POST', at, { reason: 'envy', words: 'x' })).status).toBe(400);
  expect(await ask(ben!, 'POST', '/repositories/model/ann/diary/reports', SPAM)).toMatchObject({
    status: 404,
    body: { code: 'repository/not-found' },
  });
  const [found, ...others] = await cases();
  expect(others).toEqual([]);
  expect(found).toMatchObject({ kind: 'repository', owner: 'ann', label: 'ann/watches', reports: 2, reasons: ['malware', 'spam'] });
  const { items } = (await ask<Page>(boss!, 'GET', `/admin/cases/${String(found!['id'])}/reports`)).body;
  expect(items.map(({ reporter, words }) => [reporter, words])).toEqual([
    ['cleo', 'It asks for passwords.'],
    ['ben', 'It sells watches.'],
  ]);
  expect(await decide(found!['id'], 'suspend')).toMatchObject({ status: 400, body: { code: 'case/decision' } });
});

it('a repository that is taken down is closed on every path and in every list but for administrators, its owner reads why, and it comes back', async () => {
  const secret = Buffer.from('a secret of watches'.repeat(1000));
  await commitLargeFile(hub, ann!, 'ann/watches', 'secret.bin', secret, 'space');
  const file = { oid: createHash('sha256').update(secret).digest('hex'), size: secret.length };
  const listed = async (person: TestPerson | null) =>
    (await ask<Page>(person, 'GET', '/repositories?type=app')).body.items.map(({ id }) => id);
  expect(await listed(null)).toEqual(['ann/watches']);
  const [found] = await cases();
  expect((await decide(found!['id'], 'take-down')).status).toBe(204);
  expect(await decide(found!['id'], 'dismiss')).toMatchObject({ status: 409, body: { code: 'case/decided' } });
  for (const person of [null, ben!, ann!]) {
    expect(await bytePaths(hub.url, person, 'ann/watches', file)).toEqual(everyPath(403));
    expect(await listed(person)).toEqual([]);
  }
  expect(new Set(Object.values(await bytePaths(hub.url, boss!, 'ann/watches', file)))).not.toContain(403);
  const refused = await fetch(`${hub.url}/api/spaces/ann/watches`);
  expect([refused.status, refused.headers.get('x-error-code'), refused.headers.get('x-error-message')]).toEqual([
    403,
    null,
    'Access to this resource is disabled.',
  ]);
  const page = '/repositories/app/ann/watches';
  expect((await ask(ann!, 'GET', page)).body).toMatchObject({ code: 'repository/disabled', reason: 'Against the rules.' });
  expect((await ask(ben!, 'GET', page)).body['reason']).toBeUndefined();
  expect((await ask(ann!, 'DELETE', page)).status).toBe(403);
  expect(await cases('?state=decided')).toMatchObject([{ decision: 'take-down', decidedBy: 'boss', decisionReason: 'Against the rules.' }]);
  expect((await ask(boss!, 'DELETE', `/admin${page}/disabled`)).status).toBe(204);
  expect(await listed(null)).toEqual(['ann/watches']);
  expect((await ask(ben!, 'POST', `${page}/reports`, SPAM)).status).toBe(204);
});

it('an archived repository is read by all and changed by nobody until its owner opens it again', async () => {
  await hub.repository(ann!, 'finished');
  const at = '/repositories/model/ann/finished';
  const set = (isArchived: boolean) => ask(ann!, 'PATCH', at, { isArchived });
  const commit = async () =>
    (
      await fetch(`${hub.url}/api/models/ann/finished/commit/main`, {
        method: 'POST',
        headers: { authorization: `Bearer ${ann!.token}`, 'content-type': 'application/x-ndjson' },
        body: COMMIT,
      })
    ).status;
  expect(await set(true)).toMatchObject({ status: 200, body: { isArchived: true, allowed: ['see', 'use', 'read', 'administer'] } });
  const push = await fetch(`${hub.url}/ann/finished.git/info/refs?service=git-receive-pack`, {
    headers: { authorization: `Basic ${Buffer.from(`ann:${ann!.token}`).toString('base64')}` },
  });
  expect([push.status, await push.text()]).toEqual([403, expect.stringContaining('archived')]);
  expect(await ask(ben!, 'POST', `${at}/discussions`, { title: 'Why', description: 'x' })).toMatchObject({
    status: 403,
    body: { code: 'repository/archived' },
  });
  expect(await commit()).toBe(403);
  expect((await fetch(`${hub.url}/ann/finished/resolve/main/.gitattributes`)).status).toBe(200);
  await set(false);
  expect(await commit()).toBe(200);
});

it('comments are hidden, people suspended, collections removed, and all of it is in the log', async () => {
  const talk = '/repositories/app/ann/watches/discussions';
  const opened = await ask<{ num: number }>(cleo!, 'POST', talk, { title: 'Buy', description: 'cheap watches' });
  const { body: made } = await ask(cleo!, 'POST', '/collections', { namespace: 'cleo', title: 'Watches' });
  const reports: [string, object][] = [
    ['/repositories/app/ann/watches/reports', { ...SPAM, discussion: opened.body.num }],
    ['/namespaces/cleo/reports', SPAM],
    [`/collections/cleo/${String(made['slug'])}/reports`, SPAM],
  ];
  for (const [path, body] of reports) expect([path, (await ask(ben!, 'POST', path, body)).status]).toEqual([path, 204]);
  expect(await ask(cleo!, 'POST', '/namespaces/cleo/reports', SPAM)).toMatchObject({ body: { code: 'report/own' } });
  const open = await cases();
  const deeds = { comment: 'hide', person: 'suspend', collection: 'remove', repository: 'dismiss' } as Record<string, string>;
  expect(open.map(({ kind }) => kind).sort()).toEqual(Object.keys(deeds).sort());
  for (const { id, kind } of open) expect([kind, (await decide(id, deeds[String(kind)]!)).status]).toEqual([kind, 204]);
  expect(JSON.stringify((await ask(ben!, 'GET', `${talk}/${opened.body.num}`)).body)).not.toContain('cheap watches');
  expect((await ask(cleo!, 'GET', '/tokens')).status).toBe(401);
  expect((await ask(ben!, 'GET', `/collections/cleo/${String(made['slug'])}`)).status).toBe(404);
  const { items } = (await ask<Page>(boss!, 'GET', '/admin/audit?action=case.')).body;
  expect(items.map(({ action }) => action).sort()).toEqual(['case.dismiss', 'case.hide', 'case.remove', 'case.suspend', 'case.take-down']);
  expect(await cases()).toEqual([]);
});

describe('words that operators rule out', () => {
  const at = '/repositories/model/ann/verses';
  const refused = (field: string) => ({ status: 422, body: { code: 'moderation/refused', fields: [{ field }] } });
  const list = (...texts: string[]) =>
    ask<{ added: number }>(boss!, 'POST', '/admin/words', { texts, isWhole: true, note: 'Spam of May.' });
  const patched = (path: string, body: object) => ask(ann!, 'PATCH', path, body);

  it('are refused at the field wherever somebody writes what others read, and elsewhere nothing changes', async () => {
    await hub.repository(ann!, 'verses');
    const { body: opened } = await ask<{ num: number }>(ann!, 'POST', `${at}/discussions`, { title: 'Before', description: 'casino' });
    const { body: collection } = await ask(ann!, 'POST', '/collections', { namespace: 'ann', title: 'Kept' });
    expect((await list('Casino', '代开发票', 'casino\u200b')).body).toEqual({ added: 2 });
    expect((await list('CASINO')).body).toEqual({ added: 0 });
    const talk = `${at}/discussions/${opened.num}`;
    const write = (path: string, body: object) => ask(ann!, 'POST', path, body);
    expect(await write(`${at}/discussions`, { title: 'A Ca\u00adsino', description: '' })).toMatchObject(refused('title'));
    expect(await write(`${at}/discussions`, { title: 'Good', description: '本店代开发票' })).toMatchObject(refused('description'));
    expect(await write(`${talk}/comments`, { content: 'ｃａｓｉｎｏ!' })).toMatchObject(refused('content'));
    expect(await write('/repositories', { type: 'model', namespace: 'ann', name: 'best-casino' })).toMatchObject(refused('name'));
    expect(await write('/organizations', { name: 'fun', fullName: 'Casino Fun' })).toMatchObject(refused('fullName'));
    expect(await write('/collections', { namespace: 'ann', title: 'Casino', description: '' })).toMatchObject(refused('title'));
    expect(await patched(`/collections/ann/${String(collection['slug'])}`, { description: 'a casino' })).toMatchObject(
      refused('description'),
    );
    const theirs = await fetch(`${hub.url}/api/models/ann/verses/discussions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ann!.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title: 'casino', description: 'x', pullRequest: true }),
    });
    expect([theirs.status, await theirs.text()]).toEqual([422, expect.stringContaining('does not accept this text')]);
    expect((await write(`${talk}/comments`, { content: 'Three casinos burned.' })).status).toBe(201);
    expect(JSON.stringify((await ask(ben!, 'GET', talk)).body)).toContain('casino');
  });

  it('are kept by administrators, in pages, with every change in the log, and hold in each process without asking the database for them', async () => {
    const database = hub.app.get(Database, { strict: false });
    const reads = jest.spyOn(database, 'rows');
    const comment = async () => (await ask(ann!, 'POST', `${at}/discussions`, { title: 'Buy snake oil', description: '' })).status;
    const listReads = () => reads.mock.calls.filter(([{ name }]) => name.startsWith('wording_')).length;
    await comment();
    const before = listReads();
    for (let i = 0; i < 3; i++) expect(await comment()).toBe(201);
    expect(listReads()).toBe(before);
    // As another process does it.
    await database.execute(statement('spec_word', `insert into moderation_words (text, key, is_whole) values ('oil', 'oil', true)`), []);
    await database.execute(statement('spec_ring', `select pg_notify('bell', 'wording')`), []);
    while ((await comment()) !== 422) await new Promise((resolve) => setImmediate(resolve));
    expect(await list('\u200b')).toMatchObject({ status: 400, body: { code: 'moderation-word/empty' } });
    const many = `insert into moderation_words (text, key, is_whole) select 'w' || n, 'w' || n, true from generate_series(1, 4990) n`;
    await database.execute(statement('spec_words', many), []);
    const last = Array.from({ length: 60 }, (_, i) => `last ${i}`);
    expect(await list(...last)).toMatchObject({ status: 409, body: { code: 'moderation-word/full' } });
    await database.execute(statement('spec_fewer', `delete from moderation_words where key like 'w1%'`), []);
    expect((await list(...last)).body).toEqual({ added: 60 });
    const page = (await ask<Page>(boss!, 'GET', '/admin/words')).body;
    expect([page.items.length, page.items[0]]).toEqual([
      50,
      expect.objectContaining({ isWhole: true, note: 'Spam of May.', createdBy: 'boss' }),
    ]);
    expect((await ask<Page>(boss!, 'GET', `/admin/words?cursor=${page.nextCursor}`)).body.items[0]!['id']).not.toBe(page.items[0]!['id']);
    const [oil] = (await ask<Page>(boss!, 'GET', '/admin/words?search=OIL')).body.items;
    expect((await ask(boss!, 'DELETE', `/admin/words/${String(oil!['id'])}`)).status).toBe(204);
    expect(await comment()).toBe(201);
    const { items } = (await ask<Page>(boss!, 'GET', '/admin/audit?action=moderation-word.removed')).body;
    expect(items).toMatchObject([{ subject: 'word:oil', actorName: 'boss' }]);
    expect((await ask<Page>(boss!, 'GET', '/admin/audit?subject=word:Casino')).body.items).toMatchObject([
      { action: 'moderation-word.added' },
    ]);
  });
});
