// What waits for a look of administrators: through the whole hub, its worker included. Its author and administrators see it; to everybody else, on every
// dialect, in every count, list, search, feed, letter and mail, it is not there. When it is let through it goes out as if it was written then.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { hubRequest } from './testing/hub-requests';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

type Json = Record<string, unknown>;
interface Entry {
  id: string;
  kind: string;
  heldId: string | null;
  to: string | null;
  comment: { content: string; html: string; heldEdit: { id: string; content: string } | null } | null;
}
interface Talk {
  num: number;
  title: string;
  heldId: string | null;
  comments: number;
  entries: Entry[];
}
interface Page<T = Json> {
  items: T[];
}
interface Talks extends Page<Talk> {
  waiting: Talk[];
  open: Json;
}

const AT = '/repositories/model/ann/verses';
let hub: TestHub;
let worker: RunningWorker;
let sql: pg.Client;
let server: Server;
let [boss, ann, ben, cleo]: TestPerson[] = [];
let talk = '';
const letters: string[] = [];

const ask = <T = Json>(person: TestPerson | null, method: string, path: string, body?: object) =>
  hubRequest<T>(hub, person, method, path, body);
const say = (person: TestPerson, content: string) => ask<Entry>(person, 'POST', `${talk}/comments`, { content });
const shown = async (person: TestPerson | null, path = talk) => (await ask<Talk>(person, 'GET', path)).body;
const saidIn = async (person: TestPerson | null, path = talk) =>
  (await shown(person, path)).entries.flatMap(({ comment }) => (comment ? [comment.content] : []));
const queue = async (state = 'waiting') => (await ask<Page>(boss!, 'GET', `/admin/held?state=${state}`)).body.items;
const decide = (id: unknown, decision: string, reason?: string) =>
  ask(boss!, 'POST', `/admin/held/${String(id)}/decision`, { decision, ...(reason === undefined ? {} : { reason }) });
const raw = async (person: TestPerson | null, path: string) => {
  const answer = await fetch(`${hub.url}${path}`, person ? { headers: { authorization: `Bearer ${person.token}` } } : {});
  // The id of a request is its own.
  return `${answer.status} ${(await answer.text()).replace(/"requestId":"[^"]*"/, '')}`;
};

/** All that others read of it, but for what is told of in time. */
const PLACES = [
  `/hub/v1${AT}`,
  `/hub/v1${AT}/discussions?status=all`,
  `/hub/v1${AT}/discussions/1`,
  `/hub/v1${AT}/discussions/2`,
  '/hub/v1/search/discussions?q=quokka',
  '/hub/v1/search/discussions?q=metre',
  '/hub/v1/namespaces/cleo/activity',
  '/hub/v1/namespaces/ann/activity',
  '/api/models/ann/verses/discussions',
  '/api/models/ann/verses/discussions/1',
  '/api/models/ann/verses/discussions/2',
];
const OWN = ['/hub/v1/notifications', '/hub/v1/feed', '/hub/v1/work', '/hub/v1/notifications/unread'];
const PAGES = ['/ann/verses/discussions/1', '/ann/verses/discussions/2'];

async function seenBy(person: TestPerson | null): Promise<Record<string, string>> {
  const places = [...PLACES, ...PAGES, ...(person ? OWN : [])];
  return Object.fromEntries(await Promise.all(places.map(async (path) => [path, await raw(person, path)] as const)));
}

async function seenByOthers(): Promise<object> {
  await settled();
  const { rows } = await sql.query<{ n: string }>('select count(*) as n from outbox_events');
  return { visitor: await seenBy(null), ben: await seenBy(ben!), owner: await seenBy(ann!), events: rows[0]!.n, letters: letters.length };
}

/** Until no job waits. */
async function settled(): Promise<void> {
  for (;;) {
    const { rows } = await sql.query('select from outbox_events where done_at is null and kind not like $1 limit 1', ['mail%']);
    if (rows.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

beforeAll(async () => {
  server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => (letters.push(Buffer.concat(parts).toString()), reply.end()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const mail = { GROVE_SMTP_URL: 'smtp://127.0.0.1:9', GROVE_MAIL_FROM: 'hub@example.com' };
  hub = await startTestHub({ GROVE_EGRESS_ALLOW: '127.0.0.1', ...mail });
  [boss, ann, ben, cleo] = await Promise.all(['boss', 'ann', 'ben', 'cleo'].map((name) => hub.person(name)));
  await hub.app.get(AccountsService, { strict: false }).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(ann!, 'verses');
  sql = new pg.Client(hub.connectionString);
  await sql.connect();
  await sql.query(`update users set email = n.name || '@example.com', email_verified_at = now() from namespaces n where n.id = users.id`);
  worker = await startWorker(hub.config);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const hook = { url: address, watched: [{ type: 'user', name: 'ann' }], domains: ['repo', 'discussion'] };
  const made = await fetch(`${hub.url}/api/settings/webhooks`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ann!.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(hook),
  });
  expect(made.status).toBe(200);
  const { body } = await ask<Talk>(cleo!, 'POST', `${AT}/discussions`, { title: 'Which metre?', description: 'It is a metre of old.' });
  talk = `${AT}/discussions/${body.num}`;
  await ask(ben!, 'PUT', `${AT}/watch`, { level: 'watch' });
  await ask(ben!, 'PUT', '/namespaces/cleo/follow');
  await ask(boss!, 'POST', '/admin/words', { texts: ['quokka'], isWhole: true, verdict: 'hold', note: '' });
  await settled();
}, 120_000);

afterAll(async () => {
  await worker?.stop();
  await sql?.end();
  await hub?.stop();
  server?.closeAllConnections();
  server?.close();
});

it('a comment that waits is seen by its author and administrators, with a mark, and is nowhere for all others', async () => {
  const before = await seenByOthers();
  const { status, body } = await say(cleo!, 'A **quokka** wrote it. @ben');
  expect([status, body.heldId, body.comment!.html]).toEqual([201, expect.any(String), expect.stringContaining('<strong>quokka</strong>')]);
  expect(await seenByOthers()).toEqual(before);
  for (const person of [cleo!, boss!]) {
    const found = await shown(person);
    expect([found.comments, found.entries.at(-1)]).toEqual([0, expect.objectContaining({ heldId: body.heldId, kind: 'comment' })]);
  }
  expect(await raw(cleo!, '/api/models/ann/verses/discussions/1')).toContain('"held":true');
  for (const deed of [
    ask(cleo!, 'PATCH', `${talk}/comments/${body.id}`, { content: 'x' }),
    ask(ann!, 'POST', `${talk}/comments/${body.id}/hide`),
    ask(ann!, 'GET', `${talk}/comments/${body.id}/versions`),
    ask(cleo!, 'PUT', `${talk}/comments/${body.id}/reactions`, { emoji: '👍' }),
    ask(ben!, 'POST', `${AT}/reports`, { reason: 'spam', words: 'x', discussion: 1, comment: body.id }),
    ask(ben!, 'DELETE', `${AT}/held/${body.heldId}`),
    ask(boss!, 'DELETE', `${AT}/held/${body.heldId}`),
  ])
    expect((await deed).status).toBe(404);
  expect((await ask(ben!, 'GET', '/admin/held')).status).toBe(403);
  expect(await queue()).toMatchObject([
    {
      kind: 'comment',
      author: 'cleo',
      repository: 'ann/verses',
      num: 1,
      content: 'A **quokka** wrote it. @ben',
      foundBy: 'word',
      why: 'quokka',
    },
  ]);
});

it('when it is let through it is told, found, counted and sent as if it was written then, and only once', async () => {
  const [waiting] = await queue();
  const lettersBefore = letters.length;
  expect((await decide(waiting!['id'], 'let-through')).status).toBe(204);
  expect(await decide(waiting!['id'], 'let-through')).toMatchObject({ status: 409, body: { code: 'held/decided' } });
  await settled();
  const found = await shown(null);
  const last = found.entries.at(-1)!;
  expect([found.comments, last.heldId, last.comment!.content]).toEqual([1, null, 'A **quokka** wrote it. @ben']);
  const { items } = (await ask<Page>(ben!, 'GET', '/notifications')).body;
  expect(items[0]).toMatchObject({ reason: 'mention', kind: 'commented', actor: { name: 'cleo' } });
  expect(await raw(null, '/hub/v1/search/discussions?q=quokka')).toContain('Which metre?');
  while (letters.length === lettersBefore) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(letters.at(-1)).toContain('quokka');
  expect((await queue('decided'))[0]).toMatchObject({ decision: 'let-through', decidedBy: 'boss' });
  const log = (await ask<Page>(boss!, 'GET', '/admin/audit?action=held.let-through')).body.items;
  expect(log).toMatchObject([
    { subject: 'model/ann/verses#1', actorName: 'boss', details: { author: 'cleo', foundBy: 'word', why: 'quokka' } },
  ]);
});

it('an edit and a title that wait leave what others read as it was; the last word of their author counts', async () => {
  const before = await seenByOthers();
  const first = (await shown(cleo!)).entries[0]!;
  const edit = (content: string) => ask<Entry>(cleo!, 'PATCH', `${talk}/comments/${first.id}`, { content });
  expect((await edit('First quokka')).body.comment).toMatchObject({
    content: 'It is a metre of old.',
    heldEdit: { content: 'First quokka' },
  });
  await edit('Second quokka');
  await ask(cleo!, 'PATCH', talk, { title: 'Whose quokka?' });
  expect(await seenByOthers()).toEqual(before);
  expect((await shown(cleo!)).entries[0]!.comment!.heldEdit!.content).toBe('Second quokka');
  expect((await shown(cleo!)).entries.at(-1)).toMatchObject({
    kind: 'title-change',
    to: 'Whose quokka?',
    heldId: expect.any(String) as string,
  });
  const waiting = await queue();
  expect(waiting).toMatchObject([
    { kind: 'title', title: 'Whose quokka?', titleNow: 'Which metre?' },
    { kind: 'edit', content: 'Second quokka', contentNow: 'It is a metre of old.' },
  ]);
  for (const { id } of waiting) expect((await decide(id, 'let-through')).status).toBe(204);
  expect(await shown(ben!)).toMatchObject({
    title: 'Whose quokka?',
    entries: [{ comment: { content: 'Second quokka' } }, {}, { to: 'Whose quokka?' }],
  });
  await edit('Third quokka');
  await edit('No such animal.');
  expect(await queue()).toEqual([]);
  expect(await saidIn(null)).toContain('No such animal.');
});

it('a discussion that waits keeps its number, has a page for its author alone, and begins when it is let through', async () => {
  const before = await seenByOthers();
  const theirs = await fetch(`${hub.url}/api/models/ann/verses/discussions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ben!.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'A quokka', description: 'Who has seen one?' }),
  });
  expect([theirs.status, await theirs.json()]).toEqual([200, expect.objectContaining({ num: 2 })]);
  const { ben: _author, ...others } = (await seenByOthers()) as Record<string, unknown>;
  const { ben: _before, ...was } = before as Record<string, unknown>;
  expect(others).toEqual(was);
  const at = `${AT}/discussions/2`;
  const list = (await ask<Talks>(ben!, 'GET', `${AT}/discussions`)).body;
  expect([list.items.map(({ num }) => num), list.waiting, list.open]).toEqual([
    [1],
    [expect.objectContaining({ num: 2, title: 'A quokka', heldId: expect.any(String) as string })],
    { discussions: 1, pullRequests: 0 },
  ]);
  expect(await shown(ben!, at)).toMatchObject({
    title: 'A quokka',
    may: { comment: false, tend: false },
    entries: [{ comment: { content: 'Who has seen one?' } }],
  });
  expect(await raw(ben!, '/api/models/ann/verses/discussions/2')).toMatch(/^200 .*"held":true/);
  expect((await raw(null, '/ann/verses/discussions/2')).slice(0, 3)).toBe('404');
  for (const [method, path] of [
    ['POST', `${at}/comments`],
    ['POST', `${at}/seen`],
    ['PUT', `${at}/watch`],
  ] as const)
    expect([path, (await ask(ben!, method, path, { content: 'x', level: 'mute' })).status]).toEqual([path, 404]);
  const next = await ask<Talk>(cleo!, 'POST', `${AT}/discussions`, { title: 'Another', description: '' });
  expect(next.body.num).toBe(3);
  const [waiting] = await queue();
  await decide(waiting!['id'], 'let-through');
  await settled();
  expect(await shown(null, at)).toMatchObject({ title: 'A quokka', heldId: null });
  expect((await ask<Talks>(null, 'GET', `${AT}/discussions`)).body).toMatchObject({
    items: [{ num: 3 }, { num: 2 }, { num: 1 }],
    waiting: [],
    open: { discussions: 3 },
  });
  expect(await raw(null, '/hub/v1/namespaces/ben/activity')).toContain('A quokka');
  expect((await ask<Page>(ann!, 'GET', '/notifications')).body.items.map(({ title }) => title)).toContain('A quokka');
});

it('what is refused is told to its author by mail with the reason, and never seen; authors take back what waits; nobody fills the queue', async () => {
  const { body: first } = await say(cleo!, 'Buy a quokka');
  expect(await decide(first.heldId, 'refuse', ' ')).toMatchObject({ status: 400, body: { code: 'held/reason' } });
  expect((await decide(first.heldId, 'refuse', 'No trade in animals.')).status).toBe(204);
  const { rows } = await sql.query(
    `select from mails where recipient = 'cleo@example.com' and subject like 'A text of yours was not accepted%'`,
  );
  expect(rows).toHaveLength(1);
  expect((await saidIn(cleo!)).join()).not.toContain('Buy a quokka');
  const { body: second } = await say(cleo!, 'My quokka');
  expect((await ask(cleo!, 'DELETE', `${AT}/held/${second.heldId}`)).status).toBe(204);
  expect((await ask(cleo!, 'DELETE', `${AT}/held/${second.heldId}`)).status).toBe(404);
  expect(await decide(second.heldId, 'let-through')).toMatchObject({ status: 404, body: { code: 'held/not-found' } });
  for (let i = 0; i < 20; i++) expect((await say(cleo!, `quokka ${i}`)).status).toBe(201);
  expect(await say(cleo!, 'one quokka more')).toMatchObject({ status: 429, body: { code: 'held/too-many' } });
  expect((await say(ben!, 'quokka')).status).toBe(201);
});

it('what its author may not say any more is not let through; a status that changes with a comment that waits changes at once', async () => {
  const [waiting] = await queue();
  await ask(ann!, 'PATCH', AT, { isPrivate: true });
  expect(await decide(waiting!['id'], 'let-through')).toMatchObject({ status: 409, body: { code: 'held/not-possible' } });
  await ask(ann!, 'PATCH', AT, { isPrivate: false });
  expect((await decide(waiting!['id'], 'let-through')).status).toBe(204);
  await ask(ann!, 'PATCH', talk, { status: 'closed', comment: 'Closed by a quokka' });
  const found = await shown(null);
  expect([(found as unknown as Json)['status'], (await saidIn(null)).includes('Closed by a quokka')]).toEqual(['closed', false]);
  expect(await saidIn(ann!)).toContain('Closed by a quokka');
  const pull = { title: 'A quokka', description: '' };
  expect(await ask(ben!, 'POST', `${AT}/pull-requests`, pull)).toMatchObject({ status: 422, body: { code: 'moderation/needs-look' } });
});
