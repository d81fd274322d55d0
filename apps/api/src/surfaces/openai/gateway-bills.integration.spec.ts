// Calls of models that cost something: money for the most is set aside, what it came to is taken once the month is over.
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { UserActor } from '../../common/actor';
import { Clock } from '../../common/clock';
import { startTestHub, type TestHub, type TestPerson } from '../../app/testing/start-test-hub';
import { ChargesDoctor, MeterSettler } from '../../modules/charges';
import { GatewayService } from '../../modules/gateway';
import { type AccountRef, LedgerDoctor, LedgerService } from '../../modules/ledger';
import { TokensService } from '../../modules/tokens';
import { Database, statement } from '../../platform/database';

const MONTH_MS = 32 * 24 * 60 * 60_000;
/** Dollars for a million tokens, in millionths. */
const PRICE = { promptPriceMicro: 1_000_000, completionPriceMicro: 4_000_000 };

let hub: TestHub;
let upstream: Server;
let usage = { prompt_tokens: 1000, completion_tokens: 500 };
let answer: (response: ServerResponse) => void;
let aheadMs = 0;

const now = (): Date => new Date(Date.now() + aheadMs);

beforeAll(async () => {
  upstream = createServer((request, response) => void request.resume().on('end', () => answer(response)));
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve));
  hub = await startTestHub({ GROVE_EGRESS_ALLOW: '127.0.0.1', GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  jest.spyOn(service(Clock), 'now').mockImplementation(now);
  const boss = await hub.person('boss');
  const admin: UserActor = { ...(await service(TokensService).resolve(boss.token))!, isAdmin: true };
  const models = [
    { name: 'paid', upstreamModel: 'Paid', kind: 'chat' as const, ...PRICE },
    { name: 'free', upstreamModel: 'Free', kind: 'chat' as const, promptPriceMicro: 0, completionPriceMicro: 0 },
  ];
  const baseUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}/v1`;
  await service(GatewayService).register(admin, { name: 'lab', baseUrl, key: null, models }, null as never);
});
afterAll(async () => {
  await hub?.stop();
  await new Promise((resolve) => upstream.close(resolve));
});
beforeEach(() => {
  usage = { prompt_tokens: 1000, completion_tokens: 500 };
  answer = (response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ choices: [], usage }));
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

function call(person: TestPerson, change: object = {}): Promise<Response> {
  const body = { model: 'paid', messages: [{ role: 'user', content: 'Hello' }], max_tokens: 1000, ...change };
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
  return fetch(`${hub.url}/v1/chat/completions`, { method: 'POST', body: JSON.stringify(body), headers });
}

async function called(person: TestPerson, change: object = {}): Promise<number> {
  const got = await call(person, change);
  await got.arrayBuffer();
  return got.status;
}

async function idOf({ name }: TestPerson): Promise<bigint> {
  return (await service(Database).row<{ id: bigint }>(statement('spec_id', 'select id from namespaces where name = $1'), [name]))!.id;
}

let people = 0;
/** Somebody new, with this much. */
async function with_({ cents = 0n, promo = 0n }: { cents?: bigint; promo?: bigint }): Promise<TestPerson> {
  const person = await hub.person(`payer${(people += 1)}`);
  const holder = await idOf(person);
  const lines = (from: AccountRef, to: AccountRef['kind'], amountMinor: bigint) => [
    { account: from, amountMinor: -amountMinor },
    { account: { kind: to, holder, currency: 'USD' } satisfies AccountRef, amountMinor },
  ];
  const given = [
    ...(cents > 0n ? lines({ kind: 'clearing', holder: null, qualifier: 'fake', currency: 'USD' }, 'wallet', cents) : []),
    ...(promo > 0n ? lines({ kind: 'promo-issued', holder: null, currency: 'USD' }, 'promo', promo) : []),
  ];
  const fact = { key: `spec:${person.name}`, kind: 'top-up', reference: 'spec', effectiveAt: now() };
  if (given.length > 0) await service(LedgerService).post({ ...fact, lines: given });
  return person;
}

/** Wallet, promo, metered, promo-metered. */
async function pots(person: TestPerson): Promise<string> {
  const holder = await idOf(person);
  const kinds = ['wallet', 'promo', 'metered', 'promo-metered'] as const;
  return (await service(LedgerService).balances(kinds.map((kind) => ({ kind, holder, currency: 'USD' })))).join(' ');
}

const hubs = (kind: 'gateway' | 'promo-spent'): Promise<bigint> => service(LedgerService).balance({ kind, holder: null, currency: 'USD' });

describe('a call that costs something', () => {
  it('is refused to who has too little for the most that it can cost, before anybody is asked', async () => {
    const poor = await with_({});
    const got = await call(poor);
    expect([got.status, (await got.json()) as object]).toMatchObject([
      402,
      { error: { code: 'money/too-little', type: 'insufficient_quota' } },
    ]);
    expect(await called(poor, { model: 'free' })).toBe(200);
    expect(await called(await with_({ cents: 1n }))).toBe(200);
  });

  it('is counted to the millionth of a cent and taken once, when its month is over: many small ones lose nothing', async () => {
    const payer = await with_({ cents: 1000n });
    usage = { prompt_tokens: 100, completion_tokens: 3 };
    for (let calls = 0; calls < 30; calls += 1) expect(await called(payer)).toBe(200);
    // 30 x (100 x 1 + 3 x 4) millionths of a dollar = 0.00336: a third of a cent
    usage = { prompt_tokens: 10_000, completion_tokens: 2500 };
    expect(await called(payer)).toBe(200);
    const earnedBefore = await hubs('gateway');
    aheadMs += MONTH_MS;
    await service(MeterSettler).settleDue();
    // 0.02 + 0.00336 = 2.336 cents
    expect(await pots(payer)).toBe('998 0 0 0');
    // with those of the test before: a cent of the one who had one
    expect((await hubs('gateway')) - earnedBefore).toBeGreaterThanOrEqual(2n);
    const after = await hubs('gateway');
    await service(MeterSettler).settleDue();
    expect(await hubs('gateway')).toBe(after);
  });

  it('takes promotional credit first, which never becomes money', async () => {
    const payer = await with_({ cents: 500n, promo: 30n });
    usage = { prompt_tokens: 100_000, completion_tokens: 100_000 };
    const spentBefore = await hubs('promo-spent');
    expect(await called(payer, { max_tokens: 100_000, messages: [{ role: 'user', content: 'x'.repeat(200_000) }] })).toBe(200);
    aheadMs += MONTH_MS;
    await service(MeterSettler).settleDue();
    expect(await pots(payer)).toBe('480 0 0 0');
    expect((await hubs('promo-spent')) - spentBefore).toBe(30n);
  });

  it('gives back what was set aside for nothing, once nobody calls any more', async () => {
    const payer = await with_({ cents: 500n });
    expect(await called(payer, { max_tokens: 500_000 })).toBe(200);
    expect(Number((await pots(payer)).split(' ')[2])).toBeGreaterThanOrEqual(200);
    await service(MeterSettler).settleDue();
    expect(Number((await pots(payer)).split(' ')[2])).toBeGreaterThanOrEqual(200);
    aheadMs += 11 * 60_000;
    await service(MeterSettler).settleDue();
    // 1000 + 500 x 4 millionths of a dollar: within one cent
    expect(await pots(payer)).toBe('499 0 1 0');
  });

  it('costs nothing when the upstream refuses it, or is away', async () => {
    const payer = await with_({ cents: 100n });
    answer = (response) => void response.writeHead(400, { 'content-type': 'application/json' }).end('{"error":{"message":"no"}}');
    expect(await called(payer)).toBe(422);
    answer = (response) => void response.destroy();
    expect(await called(payer)).toBe(503);
    aheadMs += MONTH_MS;
    await service(MeterSettler).settleDue();
    expect(await pots(payer)).toBe('100 0 0 0');
  });

  it('that many make at once spends no more than there is', async () => {
    const payer = await with_({ cents: 5n });
    // up to a cent each
    usage = { prompt_tokens: 0, completion_tokens: 2500 };
    const statuses = await Promise.all(Array.from({ length: 12 }, () => called(payer, { max_tokens: 2499, messages: [] })));
    expect(statuses.filter((status) => status === 200).length).toBe(5);
    expect(statuses.filter((status) => status === 402).length).toBe(7);
    aheadMs += MONTH_MS;
    await service(MeterSettler).settleDue();
    expect(await pots(payer)).toBe('0 0 0 0');
  });

  it('that costs more than was expected takes what there is, and the rest is waived', async () => {
    const payer = await with_({ cents: 3n });
    usage = { prompt_tokens: 0, completion_tokens: 50_000 };
    expect(await called(payer)).toBe(200);
    expect(await called(payer)).toBe(402);
    aheadMs += MONTH_MS;
    await service(MeterSettler).settleDue();
    expect(await pots(payer)).toBe('0 0 0 0');
  });

  it('stops at the cap that admins have set for a month', async () => {
    const payer = await with_({ cents: 500n });
    const put = (cap: string | null) =>
      fetch(`${hub.url}/hub/v1/namespaces/${payer.name}/spend-cap`, {
        method: 'PUT',
        body: JSON.stringify({ cap }),
        headers: { authorization: `Bearer ${payer.token}`, 'content-type': 'application/json' },
      });
    expect((await put('1.00')).status).toBe(200);
    expect(await called(payer, { max_tokens: 200_000 })).toBe(200);
    const refused = await call(payer, { max_tokens: 300_000 });
    expect([refused.status, await refused.json()]).toMatchObject([402, { error: { code: 'money/cap-reached' } }]);
    expect((await (await put('-1')).json()) as object).toMatchObject({ code: 'money/no-cap' });
    expect((await put(null)).status).toBe(200);
    expect(await called(payer, { max_tokens: 300_000 })).toBe(200);
  });

  it('is said to who pays: what it came to so far, by month', async () => {
    const payer = await with_({ cents: 500n });
    usage = { prompt_tokens: 10_000, completion_tokens: 2500 };
    await called(payer);
    const answered = await fetch(`${hub.url}/hub/v1/namespaces/${payer.name}/uses`, {
      headers: { authorization: `Bearer ${payer.token}` },
    });
    expect(await answered.json()).toMatchObject({ uses: [{ purpose: 'gateway', amountMinor: '2', currency: 'USD', isClosed: false }] });
  });

  it('leaves books that add up', async () => {
    const found: object[] = [...(await service(ChargesDoctor).check())];
    for await (const finding of service(LedgerDoctor).check()) found.push(finding);
    expect(found).toEqual([]);
  });
});

describe('what a model costs', () => {
  it('has a history, and each use keeps the price that it had', async () => {
    const reader = await with_({});
    const answered = await fetch(`${hub.url}/hub/v1/gateway/prices`, { headers: { authorization: `Bearer ${reader.token}` } });
    const { prices } = (await answered.json()) as { prices: object[] };
    expect(prices).toContainEqual({ model: 'paid', ...PRICE, since: expect.any(String) as string });
  });
});
