// Tips to authors, through the hub's own API and a real ledger: who gets what, who may not, once whatever happens, and back again.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { OrganizationsService } from '../modules/organizations';
import { SaleRelease } from '../modules/sales';
import { AuthorTipsService } from '../modules/tips';
import { TokensService } from '../modules/tokens';
import type { UserActor } from '../common/actor';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);

const REPO = '/repositories/model/author/base';
const FACTS = { requestId: 'spec', clientAddress: '127.0.0.1', userAgent: '' };

let hub: TestHub;
let client: pg.Client;
const people: Record<string, TestPerson> = {};

interface Tip {
  id: string;
  payer: string | null;
  message: string;
  ownMinor: string;
}

interface Body extends Tip {
  code: string;
  amountMinor: string;
  refundedMinor: string;
  leftTodayMinor: string;
  lines: { repository: string | null; payee: string | null; amountMinor: string }[];
  tips: Tip[];
  earnings: { pendingMinor: string };
  pending: { amountMinor: string }[];
  months: { earnedMinor: string }[];
  repositories: { repository: string | null; earnedMinor: string }[];
}

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  client = new pg.Client({ connectionString: hub.connectionString });
  await client.connect();
  for (const name of ['author', 'source', 'giver', 'friend', 'boss']) people[name] = await hub.person(name);
  await service(AccountsService).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(who('author'), 'base');
  await hub.repository(who('source'), 'rows', { type: 'dataset' });
  const organizations = service(OrganizationsService);
  const acme = { ...(await organizations.create(SYSTEM, { name: 'acme' })), actor: SYSTEM };
  await organizations.setMember(acme, 'giver', 'admin');
  await organizations.setMember(acme, 'friend', 'write');
  for (const name of ['giver', 'friend', 'acme']) await paidIn(name, 100_00n);
});
afterAll(async () => {
  await client?.end();
  await hub?.stop();
});
afterEach(async () => {
  const found = [];
  for await (const finding of service(LedgerDoctor).check()) found.push(finding);
  expect(found).toEqual([]);
  const { rows } = await client.query('select currency from ledger.entry group by currency having sum(amount) <> 0');
  expect(rows).toEqual([]);
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

const who = (name: string): TestPerson => people[name] as TestPerson;

async function idOf(name: string): Promise<bigint> {
  return BigInt((await client.query<{ id: string }>('select id from namespaces where name = $1', [name])).rows[0]!.id);
}

const paidIn = async (name: string, minor: bigint): Promise<void> => payIn(service(LedgerService), await idOf(name), minor);

async function pot(name: string | null, kind: 'wallet' | 'pending' | 'available' | 'debt' | 'promo' | 'tips-fee'): Promise<bigint> {
  return service(LedgerService).balance({ kind, holder: name === null ? null : await idOf(name), currency: 'USD' });
}

async function ask(name: string | null, method: string, path: string, body?: object): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    headers: { ...(name === null ? {} : { authorization: `Bearer ${who(name).token}` }), 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

const tip = (name: string, path: string, change: object = {}) =>
  ask(name, 'POST', `${path}/tips`, { amount: '10.00', payer: name, requestKey: randomUUID(), ...change });
const received = async (name: string): Promise<Tip[]> => (await ask(name, 'GET', `/namespaces/${name}/tips/received`)).body.tips;
const forget = (): Promise<unknown> => client.query(`update author_tips set at = at - interval '2 days'`);

async function release(): Promise<void> {
  await client.query(`update author_tips set release_at = now() - interval '1 second' where released_at is null`);
  await service(SaleRelease).releaseDue();
}

describe('a tip to an author', () => {
  it('goes to them less the part of the hub, as the preview says, and is held back', async () => {
    const preview = (await ask('giver', 'GET', '/namespaces/author/tips/preview?amount=9.99&payer=giver')).body;
    expect(preview).toMatchObject({ amountMinor: '999', feeBasisPoints: 500, holdBackDays: 14, leftTodayMinor: '20000' });
    const given = await tip('giver', '/namespaces/author', { amount: '9.99', message: ' Thank you!\n谢谢 ' });
    expect(given).toMatchObject({
      status: 201,
      body: { amountMinor: '999', payee: 'author', message: 'Thank you!\n谢谢', isReleased: false },
    });
    expect(preview.lines.map(({ payee, amountMinor }) => [payee, amountMinor])).toEqual([
      [null, '50'],
      ['author', '949'],
    ]);
    expect([await pot('giver', 'wallet'), await pot('author', 'pending'), await pot(null, 'tips-fee')]).toEqual([9001n, 949n, 50n]);
    expect(await received('author')).toMatchObject([{ payer: 'giver', message: 'Thank you!\n谢谢', ownMinor: '949' }]);
    expect((await ask('giver', 'GET', '/namespaces/giver/tips/given')).body.tips).toMatchObject([{ id: given.body.id }]);
    const earned = (await ask('author', 'GET', '/namespaces/author/earnings')).body;
    expect(earned).toMatchObject({
      earnings: { pendingMinor: '949' },
      pending: [{ amountMinor: '949' }],
      repositories: [{ repository: null, earnedMinor: '949' }],
    });
    expect(earned.months.at(-1)).toMatchObject({ earnedMinor: '949' });
  });

  it('does not say who gave it when they do not want it to, on any page of the author', async () => {
    await tip('giver', '/namespaces/author', { amount: '1.00', isAnonymous: true, message: 'From a friend' });
    const answers = ['tips/received', 'wallet/history', 'earnings'].map((part) => ask('author', 'GET', `/namespaces/author/${part}`));
    const [tips, ...others] = (await Promise.all(answers)).map(({ body }) => body) as [Body, Body, Body];
    expect(tips.tips[0]).toMatchObject({ payer: null, message: 'From a friend' });
    expect(JSON.stringify(others)).not.toContain('giver');
    expect((await ask('boss', 'GET', '/admin/tips')).body.tips[0]).toMatchObject({ payer: 'giver' });
    expect((await ask('friend', 'GET', '/namespaces/author/tips/received')).status).toBe(403);
  });

  it('is refused to oneself and to an organization of which one is an admin, whoever pays', async () => {
    const refused = [
      tip('giver', '/namespaces/giver'),
      tip('giver', '/namespaces/acme'),
      tip('giver', '/namespaces/giver', { payer: 'acme' }),
      tip('author', REPO),
      ask('giver', 'GET', '/namespaces/acme/tips/preview?amount=1.00&payer=giver'),
    ];
    for (const { status, body } of await Promise.all(refused)) expect([status, body.code]).toEqual([409, 'tip/own']);
    expect((await tip('friend', '/namespaces/acme', { amount: '1.00' })).status).toBe(201);
  });

  it('is refused for what is no amount, somebody else’s wallet, a name that is nobody’s, and more than there is', async () => {
    for (const amount of ['0', '0.09', '0.001', '1.2.3'])
      expect((await tip('giver', '/namespaces/author', { amount })).body.code).toBe('tip/amount');
    for (const amount of ['-1', '1e3', 5]) expect((await tip('giver', '/namespaces/author', { amount })).status).toBe(400);
    expect((await tip('giver', '/namespaces/author', { message: 'x'.repeat(501) })).status).toBe(400);
    expect((await tip('friend', '/namespaces/author', { payer: 'acme' })).status).toBe(403);
    expect((await tip('giver', '/namespaces/nobody-at-all')).status).toBe(404);
    expect((await tip('boss', '/namespaces/author', { amount: '1.00' })).body.code).toBe('ledger/insufficient-funds');
    expect((await ask(null, 'GET', '/namespaces/author/tips/preview?amount=1.00&payer=giver')).status).toBe(401);
  });

  it('is never paid with credit that the hub gave', async () => {
    await payIn(service(LedgerService), await idOf('boss'), 50_00n, { kind: 'promo' });
    expect((await tip('boss', '/namespaces/author', { amount: '1.00' })).body.code).toBe('ledger/insufficient-funds');
    expect(await pot('boss', 'promo')).toBe(50_00n);
  });

  it('ends for a day at the most that one may give, over all wallets and at the same time', async () => {
    await forget();
    const rules = { saleFeeBasisPoints: 1500, holdBackDays: 30, payoutMinimum: '10.00' };
    expect((await ask('boss', 'PUT', '/admin/money-rules', { ...rules, tipDailyMost: 'much' })).body.code).toBe('money/rules');
    const changed = await ask('boss', 'PUT', '/admin/money-rules', { ...rules, tipDailyMost: '25.00' });
    expect(changed.body).toMatchObject({ tipDailyMostMinor: '2500', tipFeeBasisPoints: 500, tipHoldBackDays: 14 });
    const together = await Promise.all([1, 2, 3, 4].map((n) => tip('giver', '/namespaces/author', { payer: n % 2 ? 'giver' : 'acme' })));
    expect(together.map(({ status }) => status).toSorted()).toEqual([201, 201, 429, 429]);
    expect((await tip('giver', '/namespaces/author', { amount: '5.01' })).body.code).toBe('tip/too-much-today');
    expect((await ask('giver', 'GET', '/namespaces/author/tips/preview?amount=5.00&payer=acme')).body.leftTodayMinor).toBe('500');
    expect((await tip('giver', '/namespaces/author', { amount: '5.00' })).status).toBe(201);
    await ask('boss', 'PUT', '/admin/money-rules', { ...rules, tipDailyMost: '200.00' });
    await forget();
  });
});

describe('a tip on a repository', () => {
  it('flows down to what it is built on, by the shares that are agreed, like a sale', async () => {
    const share = { type: 'dataset', namespace: 'source', name: 'rows', basisPoints: 2000 };
    const { body } = await ask('author', 'POST', `${REPO}/shares`, share);
    await ask('source', 'POST', `/shares/${body.id}/decision`, { isAccepted: true });
    const [before, theirs] = [await pot('author', 'pending'), await pot('source', 'pending')];
    const preview = (await ask('friend', 'GET', `${REPO}/tips/preview?amount=10.00&payer=friend`)).body;
    expect(preview.lines.map((line) => [line.repository, line.amountMinor]).toSorted()).toEqual([
      [null, '50'],
      ['author/base', '760'],
      ['source/rows', '190'],
    ]);
    await tip('friend', REPO, { message: 'For the weights' });
    expect([(await pot('author', 'pending')) - before, (await pot('source', 'pending')) - theirs]).toEqual([760n, 190n]);
    // Who only has a share learns neither who gave it nor what they wrote.
    expect(await received('source')).toMatchObject([{ payer: null, message: '', ownMinor: '190', repository: 'author/base' }]);
  });
});

describe('one request', () => {
  it('is one tip, however often and at the same time it is sent', async () => {
    const [requestKey, before] = [randomUUID(), await pot('friend', 'wallet')];
    const all = await Promise.all(Array.from({ length: 5 }, () => tip('friend', '/namespaces/author', { amount: '1.00', requestKey })));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(before - (await pot('friend', 'wallet'))).toBe(100n);
  });

  it('is one tip or none when its connection is cut, and one when it is sent again', async () => {
    const tips = service(AuthorTipsService);
    const actor = (await service(TokensService).resolve(who('friend').token)) as UserActor;
    const before = await pot('friend', 'wallet');
    const wish = (key: string) => ({ amount: '0.10', payer: 'friend', message: '', isAnonymous: false, requestKey: key });
    const keys = Array.from({ length: 12 }, (_, index) => `cut-request-${index}`);
    for (const key of keys) {
      const once = async () => tips.give(actor, await tips.author('author'), wish(key), FACTS);
      const cut = once().catch(() => null);
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await cut;
      // Connections that were idle learn of it when they are used next.
      for (let given = null; given === null;) given = await once().catch(() => null);
    }
    expect(before - (await pot('friend', 'wallet'))).toBe(120n);
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::int from author_tips where key like 'author-tip:%:cut-request-%'`,
    );
    expect(rows[0]?.count).toBe(keys.length);
  });
});

describe('administrators', () => {
  const back = (id: string, change: object = {}) =>
    ask('boss', 'POST', `/admin/tips/${id}/refunds`, {
      amount: '4.00',
      confirmedAmount: '4.00',
      reason: 'A mistake',
      requestKey: randomUUID(),
      ...change,
    });

  it('give a tip back from what is still held back, by typing the amount once more, each part in proportion', async () => {
    const { id } = (await tip('friend', REPO)).body;
    const before = [
      await pot('friend', 'wallet'),
      await pot('author', 'pending'),
      await pot('source', 'pending'),
      await pot(null, 'tips-fee'),
    ];
    expect((await back(id, { confirmedAmount: '4.01' })).body.code).toBe('tip/not-confirmed');
    expect((await back(id, { amount: '10.01', confirmedAmount: '10.01' })).body.code).toBe('tip/refund');
    expect((await ask('friend', 'POST', `/admin/tips/${id}/refunds`, { reason: 'x', requestKey: randomUUID() })).status).toBe(403);
    const requestKey = randomUUID();
    const answers = await Promise.all([back(id, { requestKey }), back(id, { requestKey })]);
    expect(answers.map(({ body }) => body.refundedMinor)).toEqual(['400', '400']);
    const after = [
      await pot('friend', 'wallet'),
      await pot('author', 'pending'),
      await pot('source', 'pending'),
      await pot(null, 'tips-fee'),
    ];
    expect(after.map((sum, index) => sum - before[index]!)).toEqual([400n, -304n, -76n, -20n]);
    const { rows } = await client.query(`select action from audit_events where subject = $1 order by id`, [`author-tip:${id}`]);
    expect(rows).toEqual([{ action: 'tip.given' }, { action: 'tip.refunded' }]);
  });

  it('give back what was released as a debt of the author, which the next tips pay first', async () => {
    await release();
    const { id } = (await tip('friend', '/namespaces/author')).body;
    await release();
    const available = await pot('author', 'available');
    expect([await pot('author', 'pending'), available > 950n]).toEqual([0n, true]);
    // What was released has left the hub meanwhile.
    const [holder, currency] = [await idOf('author'), 'USD'];
    const lines = [
      { account: { kind: 'available' as const, holder, currency }, amountMinor: -available },
      { account: { kind: 'clearing' as const, holder: null, qualifier: 'fake', currency }, amountMinor: available },
    ];
    await service(LedgerService).post({ key: 'spec:out', kind: 'spec', reference: 'spec', effectiveAt: new Date(), lines });
    expect((await back(id, { amount: null, confirmedAmount: '10.00' })).body.refundedMinor).toBe('1000');
    expect([await pot('author', 'available'), await pot('author', 'debt')]).toEqual([0n, -950n]);
    await tip('friend', '/namespaces/author');
    await release();
    expect([await pot('author', 'available'), await pot('author', 'debt')]).toEqual([0n, 0n]);
  });
});
