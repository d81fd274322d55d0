// Calls of models through the gateway, against an upstream that is a real server and does what upstreams do.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UserActor } from '../../common/actor';
import { startTestHub, type TestHub, type TestPerson } from '../../app/testing/start-test-hub';
import { GatewayService } from '../../modules/gateway';
import { TokensService } from '../../modules/tokens';
import { Database, statement } from '../../platform/database';

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
let upstream: Server;
let asked: { headers: IncomingMessage['headers']; path: string; body: Record<string, unknown> }[] = [];
let answer: (body: Record<string, unknown>, response: ServerResponse) => void;
const KEY = 'sk-the-operators-secret';

beforeAll(async () => {
  upstream = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
        asked.push({ headers: request.headers, path: request.url ?? '', body });
        answer(body, response);
      });
  });
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  hub = await startTestHub({ GROVE_EGRESS_ALLOW: '127.0.0.1', GROVE_GATEWAY_MONTHLY_TOKENS: '1000' });
  [alice, bob] = [await hub.person('alice'), await hub.person('bob')];
  const admin: UserActor = { ...(await service(TokensService).resolve(alice.token))!, isAdmin: true };
  const price = { promptPriceMicro: 100, completionPriceMicro: 300 };
  const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1/`;
  const models = [
    { name: 'tiny', upstreamModel: 'Tiny-7B', kind: 'chat' as const, ...price },
    { name: 'embed', upstreamModel: 'Embed', kind: 'embedding' as const, ...price },
  ];
  await service(GatewayService).register(admin, { name: 'lab', baseUrl, key: KEY, models }, null as never);
});
afterAll(async () => {
  await hub?.stop();
  await new Promise((resolve) => upstream.close(resolve));
});
beforeEach(async () => {
  asked = [];
  await service(Database).execute(statement('spec_no_usage', 'delete from usage_events'));
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

function call(
  path: string,
  body: object,
  person = alice,
  headers: Record<string, string> = {},
  signal: AbortSignal | null = null,
): Promise<Response> {
  return fetch(`${hub.url}/v1/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json', ...headers },
    signal,
  });
}

/** By kind: who used how much, and how it was counted. */
async function used(): Promise<Record<string, { namespace: string; quantity: number; details: Record<string, unknown> }[]>> {
  const rows = await service(Database).rows<{ kind: string; namespace: string; quantity: number; details: Record<string, unknown> }>(
    statement(
      'spec_used',
      'select u.kind, n.name as namespace, u.quantity, u.details from usage_events u join namespaces n on n.id = u.namespace_id order by u.id',
    ),
  );
  return Object.groupBy(rows, ({ kind }) => kind) as never;
}

function json(value: object, status = 200, headers: Record<string, string> = {}): typeof answer {
  return (_, response) => void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}

const COMPLETION = {
  id: 'chatcmpl-1',
  object: 'chat.completion',
  choices: [{ index: 0, message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }],
  usage: { prompt_tokens: 9, completion_tokens: 2, total_tokens: 11 },
};
const HELLO = { model: 'tiny', messages: [{ role: 'user', content: 'Hello' }] };

describe('a call of a model', () => {
  it('goes to its upstream with the operator’s key, by the upstream’s name, and is counted for who asked', async () => {
    answer = json(COMPLETION);
    const got = await call('chat/completions', { ...HELLO, temperature: 0 });
    expect([got.status, await got.json()]).toEqual([200, COMPLETION]);
    expect(asked).toMatchObject([
      { path: '/v1/chat/completions', headers: { authorization: `Bearer ${KEY}` }, body: { model: 'Tiny-7B', temperature: 0 } },
    ]);
    expect(await used()).toEqual({
      'prompt-tokens': [
        { kind: 'prompt-tokens', namespace: 'alice', quantity: 9, details: { model: 'tiny', isEstimate: false, priceMicro: 100 } },
      ],
      'completion-tokens': [
        { kind: 'completion-tokens', namespace: 'alice', quantity: 2, details: { model: 'tiny', isEstimate: false, priceMicro: 300 } },
      ],
    });
  });

  it('comes as a stream while it is made, without the event that only the hub asked for', async () => {
    let release: () => void = () => undefined;
    const words = ['One', ' two'].map((content) => `data: ${JSON.stringify({ choices: [{ delta: { content } }] })}\n\n`);
    answer = (body, response) => {
      expect(body.stream_options).toEqual({ include_usage: true });
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(words[0]);
      release = () =>
        response.end(
          `${words[1]}data: ${JSON.stringify({ choices: [], usage: { prompt_tokens: 5, completion_tokens: 4 } })}\n\ndata: [DONE]\n\n`,
        );
    };
    const got = await call('chat/completions', { ...HELLO, stream: true });
    expect(got.headers.get('content-type')).toBe('text/event-stream');
    const reader = got.body!.getReader();
    const first = await reader.read();
    expect(Buffer.from(first.value as Uint8Array).toString()).toBe(words[0]);
    release();
    let rest = '';
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest += Buffer.from(next.value as Uint8Array).toString();
    expect(rest).toBe(`${words[1]}data: [DONE]\n\n`);
    expect(await used()).toMatchObject({ 'prompt-tokens': [{ quantity: 5 }], 'completion-tokens': [{ quantity: 4 }] });
  });

  it('is counted by what was sent when the client goes away, and the upstream hears of it', async () => {
    const gone = new Promise<void>((resolve) => {
      answer = (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(`data: ${JSON.stringify({ choices: [{ delta: { content: 'x'.repeat(40) } }] })}\n\n`);
        response.once('close', resolve);
      };
    });
    const leaving = new AbortController();
    const got = await call('chat/completions', { ...HELLO, stream: true }, alice, {}, leaving.signal);
    await got.body!.getReader().read();
    leaving.abort();
    await gone;
    for (let tries = 0; tries < 100 && !(await used())['completion-tokens']; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(await used()).toMatchObject({ 'completion-tokens': [{ quantity: 10, details: { isEstimate: true } }] });
  });

  it('makes embeddings', async () => {
    const embedding = {
      object: 'list',
      data: [{ object: 'embedding', index: 0, embedding: [0.1, 0.2] }],
      usage: { prompt_tokens: 3, total_tokens: 3 },
    };
    answer = json(embedding);
    expect(await (await call('embeddings', { model: 'embed', input: 'Hello' })).json()).toEqual(embedding);
    expect(await used()).toMatchObject({ 'prompt-tokens': [{ quantity: 3 }] });
    expect((await used())['completion-tokens']).toBeUndefined();
  });

  it('is told in the upstream’s words what the client is at fault for, and never of the operator’s key', async () => {
    answer = json({ error: { message: 'max_tokens is too large', type: 'invalid_request_error' } }, 400);
    const wrong = await call('chat/completions', { ...HELLO, max_tokens: 1e9 });
    expect([wrong.status, await wrong.json()]).toMatchObject([
      422,
      { error: { code: 'gateway/refused', message: 'max_tokens is too large' } },
    ]);
    answer = json({ error: { message: `Incorrect API key provided: ${KEY}` } }, 401);
    const denied = await call('chat/completions', HELLO);
    expect(denied.status).toBe(503);
    expect(await denied.text()).not.toContain(KEY);
    answer = json({ error: { message: 'slow down' } }, 429, { 'retry-after': '7' });
    const full = await call('chat/completions', HELLO);
    expect([full.status, full.headers.get('retry-after'), await full.json()]).toMatchObject([
      429,
      '7',
      { error: { type: 'rate_limit_error' } },
    ]);
    answer = (_, response) => response.destroy();
    expect((await call('chat/completions', HELLO)).status).toBe(503);
    expect(await used()).toEqual({});
  });

  it('is refused for a model that is not there, or is for something else', async () => {
    const nothing = await call('chat/completions', { ...HELLO, model: 'nothing' });
    expect([nothing.status, await nothing.json()]).toMatchObject([404, { error: { code: 'model_not_found' } }]);
    expect((await call('chat/completions', { ...HELLO, model: 'embed' })).status).toBe(400);
    expect((await call('embeddings', { model: 'tiny', input: 'x' })).status).toBe(400);
    expect((await call('chat/completions', { messages: [] })).status).toBe(400);
    expect(asked).toEqual([]);
  });

  it('is paid by the namespace that is named, if one may run jobs there', async () => {
    answer = json(COMPLETION);
    expect((await call('chat/completions', HELLO, bob, { 'openai-organization': 'alice' })).status).toBe(403);
    expect((await call('chat/completions', HELLO, alice, { 'openai-organization': 'alice' })).status).toBe(200);
  });

  it('ends for the month when its tokens are used up, for that namespace alone', async () => {
    answer = json({ ...COMPLETION, usage: { prompt_tokens: 600, completion_tokens: 400 } });
    expect((await call('chat/completions', HELLO)).status).toBe(200);
    const over = await call('chat/completions', HELLO);
    expect([over.status, await over.json()]).toMatchObject([429, { error: { code: 'gateway/quota' } }]);
    expect(Number(over.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await call('chat/completions', HELLO, bob)).status).toBe(200);
  });
});

it('models are listed as clients say them', async () => {
  const got = await fetch(`${hub.url}/v1/models`, { headers: { authorization: `Bearer ${bob.token}` } });
  const { data } = (await got.json()) as { data: { id: string; object: string; owned_by: string }[] };
  expect(data.map(({ id, object, owned_by }) => [id, object, owned_by])).toEqual([
    ['embed', 'model', 'lab'],
    ['tiny', 'model', 'lab'],
  ]);
});

describe('a model of an upstream that has the name of a repository', () => {
  let admin: UserActor;
  const named = (name: string) => ({ name, upstreamModel: 'Big', kind: 'chat' as const, promptPriceMicro: 7, completionPriceMicro: 9 });
  const register = (name: string, model: string): Promise<unknown> =>
    service(GatewayService).register(admin, { name, baseUrl: address(), key: null, models: [named(model)] }, null as never);

  beforeAll(async () => {
    admin = { ...(await service(TokensService).resolve(alice.token))!, isAdmin: true };
    await hub.repository(alice, 'big', { isPrivate: true });
    await register('far', 'alice/big');
  });

  it('answers for it, at its prices, to whom may read the repository', async () => {
    answer = json(COMPLETION);
    expect((await call('chat/completions', { ...HELLO, model: 'alice/big' })).status).toBe(200);
    expect(asked).toMatchObject([{ body: { model: 'Big' } }]);
    expect(await used()).toMatchObject({ 'prompt-tokens': [{ quantity: 9, details: { model: 'alice/big', priceMicro: 7 } }] });
    const stranger = await call('chat/completions', { ...HELLO, model: 'alice/big' }, bob);
    expect([stranger.status, ((await stranger.json()) as { error: { code: string } }).error.code]).toEqual([404, 'repository/not-found']);
    expect(asked).toHaveLength(1);
    const names = async (person: TestPerson): Promise<string[]> =>
      (await service(GatewayService).models(await actorOf(person))).map(({ name }) => name);
    expect([await names(alice), await names(bob)]).toEqual([
      ['alice/big', 'embed', 'tiny'],
      ['embed', 'tiny'],
    ]);
  });

  it('is what its page says', async () => {
    const address = `${hub.url}/hub/v1/repositories/model/alice/big/serving`;
    const status: unknown = await (await fetch(address, { headers: { authorization: `Bearer ${alice.token}` } })).json();
    expect(status).toMatchObject({
      isServable: true,
      problem: null,
      source: 'upstream',
      state: 'ready',
      promptPriceMicro: 7,
      completionPriceMicro: 9,
    });
  });

  it('is for chat when it was registered for chat: a runner would make its embeddings', async () => {
    const refused = await call('embeddings', { model: 'alice/big', input: 'x' });
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([422, 'serving/weights']);
  });

  it.each([
    ['of no repository', 'alice/nothing', 'gateway/repository'],
    ['of a revision', 'alice/big@main', 'gateway/name'],
    ['in another spelling', 'Alice/big', 'gateway/repository'],
    ['that is none', 'a/b/c', 'gateway/name'],
  ])('cannot be registered under a name %s', async (_what, name, code) => {
    await expect(register('other', name)).rejects.toMatchObject({ code });
  });

  function address(): string {
    return `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`;
  }

  async function actorOf(person: TestPerson): Promise<UserActor> {
    return (await service(TokensService).resolve(person.token))!;
  }
});
