// Webhooks through the whole hub, its worker included: what happens arrives, signed, at a real server; to those who may see it, and to nobody else.
import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { type RunningWorker, startWorker } from './worker';

interface Letter {
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  body: Record<string, never> & {
    event: { action: string; scope: string };
    repo: { name: string; private: boolean };
  };
}
interface Answer {
  status: number;
  json: Record<string, never> & {
    webhook: Record<string, unknown>;
    items: Record<string, unknown>[];
  };
}

const STUCK_MS = 12_000;

let hub: TestHub;
let worker: RunningWorker;
let database: pg.Client;
let server: Server;
let address: string;
let ann: TestPerson;
let bob: TestPerson;
const letters: Letter[] = [];
/** What the server answers, by path; else 200. */
const answers = new Map<string, number[]>();
let counter = 0;

beforeAll(async () => {
  server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [text, path] = [Buffer.concat(parts).toString(), request.url ?? ''];
      letters.push({
        path,
        headers: request.headers,
        text,
        body: JSON.parse(text) as Letter['body'],
      });
      reply.writeHead(answers.get(path)?.shift() ?? 200).end('thanks '.repeat(2000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  hub = await startTestHub({ GROVE_EGRESS_ALLOW: '127.0.0.1' });
  [ann, bob] = [await hub.person('ann'), await hub.person('bob')];
  worker = await startWorker(hub.config);
  database = new pg.Client({ connectionString: hub.connectionString });
  await database.connect();
});

afterAll(async () => {
  await database?.end();
  await worker?.stop();
  await hub?.stop();
  server?.closeAllConnections();
  server?.close();
});

async function call(method: string, path: string, who: TestPerson | null = ann, body?: object): Promise<Answer> {
  const answer = await fetch(`${hub.url}${path}`, {
    method,
    headers: {
      ...(who ? { authorization: `Bearer ${who.token}` } : {}),
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    json: (text === '' ? {} : JSON.parse(text)) as Answer['json'],
  };
}

/** A webhook at a path of its own. */
async function hook(watched: [string, string][], options: object = {}, who = ann): Promise<{ id: string; path: string }> {
  const path = `/to/${++counter}`;
  const made = await call('POST', '/api/settings/webhooks', who, {
    url: `${address}${path}`,
    watched: watched.map(([type, name]) => ({ type, name })),
    ...options,
  });
  expect(made).toMatchObject({ status: 200 });
  return { id: made.json.webhook.id as string, path };
}

/** Its own limit, so that one thing that never comes does not keep looking while other tests run. */
async function until<T>(look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  for (const end = performance.now() + STUCK_MS; performance.now() < end;) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const { rows } = await database.query(
    `select payload::text, last_error from outbox_events where kind like 'webhook.%' and last_error is not null
     union all select what || ' ' || state, problem from webhook_deliveries limit 20`,
  );
  throw new Error(`this never came: ${String(look)}; what there is: ${JSON.stringify(rows)}`);
}

const at = (path: string, scope?: string, action?: string): Letter[] =>
  letters.filter((one) => one.path === path && (!scope || one.body.event.scope === scope) && (!action || one.body.event.action === action));
const arrived = (path: string, scope: string, action: string): Promise<Letter> => until(() => at(path, scope, action)[0]);

async function commit(id: string, revision = 'main', who = ann, query = ''): Promise<Record<string, unknown>> {
  const lines = [
    { key: 'header', value: { summary: 'change' } },
    {
      key: 'file',
      value: { path: `f${++counter}.txt`, content: 'YQ==', encoding: 'base64' },
    },
  ];
  const answer = await fetch(`${hub.url}/api/models/${id}/commit/${encodeURIComponent(revision)}${query}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${who.token}`,
      'content-type': 'application/x-ndjson',
    },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, unknown>;
}

/** Everything that was written down so far has been told. */
const told = (): Promise<boolean> =>
  until(async () => {
    const { rows } = await database.query(
      `select 1 from outbox_events where kind like 'webhook.%' and done_at is null union all select 1 from webhook_deliveries where state = 'waiting' and next_attempt_at <= now() limit 1`,
    );
    return rows.length === 0;
  });

describe('events', () => {
  it('of every kind arrive, signed, in the form that programs of Hugging Face read', async () => {
    const secret = 'a-secret-of-ann';
    const { path } = await hook([['user', 'ann']], { secret });
    const id = await hub.repository(ann, 'm1');
    expect((await arrived(path, 'repo', 'create')).body).toMatchObject({
      event: { action: 'create', scope: 'repo' },
      repo: {
        type: 'model',
        name: id,
        private: false,
        url: { web: expect.stringMatching(/\/ann\/m1$/) as string },
      },
      webhook: { version: 3 },
    });
    const { commitOid } = await commit(id);
    const pushed = await until(() => at(path, 'repo.content').find(({ text }) => text.includes(String(commitOid))));
    expect(pushed.body).toMatchObject({
      repo: { headSha: commitOid },
      updatedRefs: [
        {
          ref: 'refs/heads/main',
          oldSha: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
          newSha: commitOid,
        },
      ],
    });
    const stamp = `${String(pushed.headers['webhook-id'])}.${String(pushed.headers['webhook-timestamp'])}.${pushed.text}`;
    const signature = `v1,${createHmac('sha256', secret).update(stamp).digest('base64')}`;
    expect(pushed.headers).toMatchObject({
      'webhook-signature': signature,
      'x-webhook-secret': secret,
      'content-type': 'application/json',
    });

    const begun = await call('POST', `/api/models/${id}/discussions`, bob, {
      title: 'Why?',
      description: 'I wonder.',
    });
    expect(begun.status).toBe(200);
    const opened = await arrived(path, 'discussion', 'create');
    expect(opened.body).toMatchObject({
      discussion: {
        num: 1,
        title: 'Why?',
        isPullRequest: false,
        status: 'open',
      },
      comment: { content: 'I wonder.', hidden: false },
    });
    await call('POST', `/api/models/${id}/discussions/1/comment`, ann, {
      comment: 'Because.',
    });
    expect((await arrived(path, 'discussion.comment', 'create')).body).toMatchObject({
      comment: { content: 'Because.' },
      discussion: { num: 1 },
    });
    await call('POST', `/api/models/${id}/discussions/1/status`, ann, {
      status: 'closed',
    });
    await until(() => at(path, 'discussion', 'update').some(({ text }) => text.includes('"status":"closed"')));

    await call('PUT', `/api/models/${id}/settings`, ann, { private: true });
    expect((await arrived(path, 'repo.config', 'update')).body).toMatchObject({
      updatedConfig: { private: true },
      repo: { private: true },
    });
    await call('POST', '/api/repos/move', ann, {
      fromRepo: id,
      toRepo: 'ann/m2',
    });
    expect((await arrived(path, 'repo', 'move')).body).toMatchObject({
      repo: { name: 'ann/m1' },
      movedTo: { name: 'ann/m2' },
    });
    await call('DELETE', '/api/repos/delete', ann, { name: 'm2' });
    expect((await arrived(path, 'repo', 'delete')).body).toMatchObject({
      repo: { name: 'ann/m2', type: 'model', private: true },
    });
    await told();
    expect(at(path, 'discussion.comment')).toHaveLength(1);
    expect(new Set(at(path).map(({ headers }) => headers['webhook-id'])).size).toBe(at(path).length);
  });

  it('of a private repository come only to who may see it, and what was not asked for does not come', async () => {
    const watched: [string, string][] = [['user', 'ann']];
    const [own, strange] = [await hook(watched), await hook(watched, {}, bob)];
    const talk = await hook(watched, { domains: ['discussion'] }, bob);
    const [secretId, openId] = [await hub.repository(ann, 'private1', { isPrivate: true }), await hub.repository(ann, 'open1')];
    await until(
      () => at(own.path).some(({ body }) => body.repo.name === secretId) && at(strange.path).some(({ body }) => body.repo.name === openId),
    );
    await call('DELETE', '/api/repos/delete', ann, { name: 'private1' });
    await arrived(own.path, 'repo', 'delete');
    await commit(openId, 'main', bob, '?create_pr=1');
    await arrived(talk.path, 'repo.content', 'update');
    await told();
    expect(at(strange.path).filter(({ text }) => text.includes('private1'))).toEqual([]);
    expect(at(talk.path).every(({ body }) => 'discussion' in body)).toBe(true);
  });

  it('of one repository are told by its former name as well', async () => {
    const { path } = await hook([['model', 'ann/before']], {}, bob);
    await hub.repository(ann, 'before');
    await hub.repository(ann, 'another');
    await call('POST', '/api/repos/move', ann, {
      fromRepo: 'ann/before',
      toRepo: 'ann/after',
    });
    await commit('ann/after');
    await until(() => at(path, 'repo.content').find(({ body }) => body.repo.name === 'ann/after'));
    expect(at(path).filter(({ text }) => text.includes('ann/another'))).toEqual([]);
  });
});

describe('deliveries', () => {
  const deliveriesOf = (id: string) => `/hub/v1/namespaces/ann/webhooks/${BigInt(`0x${id}`)}/deliveries`;
  const logOf = async (id: string): Promise<Record<string, unknown>[]> => (await call('GET', deliveriesOf(id))).json.items;
  const test = (id: string): Promise<Answer> => call('POST', deliveriesOf(id).replace(/deliveries$/, 'test'));
  /** As if the pause were over. */
  const hurry = () => database.query(`update webhook_deliveries set next_attempt_at = now() where state = 'waiting'`);

  it('that fail are tried again under the same id, and the log says what was answered', async () => {
    const { id, path } = await hook([['user', 'nobody-of-this-name']], {
      secret: 'unseen-secret',
    });
    answers.set(path, [500]);
    expect(await test(id)).toMatchObject({
      status: 200,
      json: { state: 'waiting', what: 'webhook test' },
    });
    await until(async () => (await logOf(id))[0]?.attempts === 1);
    expect((await logOf(id))[0]).toMatchObject({
      state: 'waiting',
      answerStatus: 500,
      problem: null,
    });
    await hurry();
    await until(async () => (await logOf(id))[0]?.state === 'delivered');
    const [first, second] = at(path);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    const detail = await call('GET', `${deliveriesOf(id)}/${String((await logOf(id))[0]?.id)}`);
    expect(detail.json).toMatchObject({
      attempts: 2,
      answerStatus: 200,
      payload: second?.text,
      answer: expect.stringMatching(/^thanks/) as string,
    });
    expect(String(detail.json.answer).length).toBe(4096);
    expect(JSON.stringify(detail.json)).not.toContain('unseen-secret');
    await call('POST', `${deliveriesOf(id)}/${String(detail.json.id)}/again`);
    await until(() => at(path).length === 3);
  });

  it('to private addresses are refused, and are not tried again', async () => {
    const { id } = await hook([['user', 'ann']], {
      url: 'http://10.0.0.1/inside',
    });
    await test(id);
    await until(async () => (await logOf(id))[0]?.state === 'failed');
    expect((await logOf(id))[0]).toMatchObject({
      problem: 'refused',
      attempts: 1,
      answerStatus: null,
    });
  });

  it('that are given up too often in a row, or find nobody any more, disable the webhook until its owner enables it', async () => {
    const [failing, gone] = [await hook([['user', 'ann']], { url: 'http://10.0.0.1/' }), await hook([['org', 'none']])];
    answers.set(gone.path, [410]);
    await database.query('update webhooks set failures = 49 where id = $1', [String(BigInt(`0x${failing.id}`))]);
    await test(failing.id);
    await test(gone.id);
    const disabled = async (id: string) => (await call('GET', `/api/settings/webhooks/${id}`)).json.webhook.disabled === true;
    await until(async () => (await disabled(failing.id)) && (await disabled(gone.id)));
    expect(await test(gone.id)).toMatchObject({
      status: 409,
      json: { code: 'webhook/disabled' },
    });
    expect((await call('POST', `/api/settings/webhooks/${gone.id}/enable`)).json.webhook).toMatchObject({ disabled: false });
    expect((await test(gone.id)).status).toBe(200);
  });

  it('are no more than so many in an hour: the log says that the rest was dropped', async () => {
    const { id } = await hook([['user', 'nobody-of-this-name']]);
    await database.query('update webhooks set hour_count = 1000 where id = $1', [String(BigInt(`0x${id}`))]);
    expect(await test(id)).toMatchObject({
      status: 429,
      json: { code: 'webhook/rate' },
    });
  });
});

describe('a webhook', () => {
  it('is listed, shown, changed, disabled, enabled and deleted by its owner alone', async () => {
    const { id } = await hook([['user', 'carla']], {
      secret: 'known-to-ann',
      domains: ['repo'],
    });
    const url = `/api/settings/webhooks/${id}`;
    const listed = (await call('GET', '/api/settings/webhooks')).json as unknown as Record<string, unknown>[];
    expect(listed.find((one) => one.id === id)).toMatchObject({
      watched: [{ type: 'user', name: 'carla' }],
      domains: ['repo'],
      disabled: false,
    });
    expect(JSON.stringify(listed)).not.toContain('known-to-ann');
    expect((await call('GET', url)).json.webhook).toMatchObject({
      secret: 'known-to-ann',
    });
    expect((await call('GET', url, bob)).status).toBe(404);
    expect((await call('POST', url, ann, { watched: [], domains: ['discussion'] })).json.webhook).toMatchObject({
      watched: [{ name: 'carla' }],
      domains: ['discussion'],
      secret: 'known-to-ann',
    });
    expect((await call('POST', `${url}/disable`)).json.webhook).toMatchObject({
      disabled: true,
    });
    expect((await call('POST', `${url}/enable`)).json.webhook).toMatchObject({
      disabled: false,
    });
    expect((await call('DELETE', url)).status).toBe(200);
    expect((await call('DELETE', url)).status).toBe(404);
  });

  it.each([
    [{ url: 'ftp://example.com/' }, 400],
    [{ url: 'https://ann:secret@example.com/' }, 400],
    [{ watched: [{ type: 'model', name: 'no-slash' }] }, 400],
    [{ watched: [{ type: 'bucket', name: 'ann/b' }] }, 501],
    [{ domains: [] }, 400],
    [{ secret: 'two\nlines' }, 400],
    [{ jobSourceId: 'x' }, 501],
  ])('as %j is refused with %i', async (wrong, status) => {
    const right = {
      url: 'https://example.com/',
      watched: [{ type: 'user', name: 'ann' }],
    };
    expect(
      (
        await call('POST', '/api/settings/webhooks', ann, {
          ...right,
          ...wrong,
        })
      ).status,
    ).toBe(status);
  });

  it('has its secret nowhere in plain text', async () => {
    await hook([['user', 'ann']], { secret: 'plain-as-day' });
    const { rows } = await database.query(
      `select (select string_agg(w::text, '') from webhooks w) || coalesce((select string_agg(d::text, '') from webhook_deliveries d), '')
         || (select string_agg(e::text, '') from outbox_events e) || (select string_agg(a::text, '') from audit_events a) as everything`,
    );
    const { everything } = rows[0] as { everything: string };
    for (const secret of ['plain-as-day', 'known-to-ann', 'unseen-secret', 'a-secret-of-ann']) {
      expect(everything).not.toContain(secret);
      expect(everything).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });
});
