// Use that is paid for, through the hub's own API: an app is free up to a quota and then paid by what its author's server tells, signed; a dataset is trained
// on by jobs of those who accepted, and handed to nobody; a month is taken once, as a sale like any other, and an objection gives back what it was too much.
import { createHmac, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { SYSTEM, type UserActor } from '../common/actor';
import { Clock } from '../common/clock';
import { AccountsService } from '../modules/accounts';
import { ChargesDoctor, MeterSettler } from '../modules/charges';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { AppUsage, UseDoctor } from '../modules/sales';
import { Payments } from '../platform/payments';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);
const APP = '/repositories/app/app-maker/pages';
const LICENCE = { licenceName: 'Terms 1', licenceText: 'You may read pages.' };
/** 2,000 millionths for each page beyond ten: 0.002. */
const TERMS = { kind: 'use', use: { unit: 'page', price: '0.002', per: 1, freeUnits: '10' }, ...LICENCE };

let hub: TestHub;
let sql: pg.Client;
let now: number;
let key: { id: string; secret: string };
const people: Record<string, TestPerson> = {};

interface Body {
  id: string;
  code: string;
  secret: string;
  offer: { id: string; kind: string; scope: string };
  action: { url: string };
  acceptance: { offerId: string; until: string | null } | null;
  month: { units: string; amountMinor: string } | null;
  months: { units: string; amountMinor: string; saleId: string | null; month: string; repository: string; holder: string }[];
  events: { id: string; state: string; units: string; note: string; objection: string | null }[];
  keys: object[];
  results: { id: string; outcome: string; refusal: { code: string } | null }[];
  sales: { id: string; amountMinor: string; refundedMinor: string; seller: string; buyer: string }[];
  lines: { amountMinor: string; reversedMinor: string; payee: string | null }[];
  state: string;
}

interface Answer {
  status: number;
  body: Body;
}

interface Event {
  id: string;
  at: string;
  units: number;
  user?: string;
  note?: string;
}

const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type as never, { strict: false });

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  now = Date.UTC(2027, 4, 20, 12);
  jest.spyOn(get(Clock), 'now').mockImplementation(() => new Date(now));
  for (const name of ['app-maker', 'visitor', 'other', 'poor', 'rich', 'boss']) people[name] = await hub.person(name);
  await get(AccountsService).setAdmin(SYSTEM, 'boss', true);
  await hub.repository(who('app-maker'), 'pages', { type: 'app' });
  sql = new pg.Client({ connectionString: hub.connectionString });
  await sql.connect();
  for (const name of ['visitor', 'other']) await topUp(name, '20.00');
});
afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

function who(name: string): TestPerson {
  return people[name] as TestPerson;
}

async function ask(name: string | null, method: string, path: string, body?: object | string, headers: object = {}): Promise<Answer> {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    headers: {
      ...(name === null ? {} : { authorization: `Bearer ${who(name).token}` }),
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Body };
}

async function topUp(name: string, amount: string): Promise<void> {
  const { body } = await ask(name, 'POST', `/namespaces/${name}/wallet/top-ups`, { amount, provider: 'fake', requestKey: randomUUID() });
  await ask(name, 'POST', `/test-payments/${body.action.url.split('/').at(-1)}`, { isPaid: true });
  await get(Payments).look(BigInt(body.id));
}

async function accept(name: string, holder = name): Promise<Answer> {
  const offerId = (await ask(name, 'GET', `${APP}/offer`)).body.offer.id;
  return ask(name, 'POST', `${APP}/use-acceptance`, { holder, offerId });
}

/** As the server of the app does. */
async function tell(events: Event[], change: { secret?: string; seconds?: number; sent?: string } = {}): Promise<Answer> {
  const body = JSON.stringify({ events });
  const { secret = key.secret, seconds = Math.floor(now / 1000), sent = body } = change;
  const signature = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return ask(null, 'POST', '/usage-events', sent, { 'modelgrove-usage-signature': `key=${key.id}, t=${seconds}, v1=${signature}` });
}

function event(id: string, units: number, change: Partial<Event> = {}): Event {
  return { id, units, at: new Date(now).toISOString(), user: 'visitor', ...change };
}

async function used(name: string): Promise<Body['months']> {
  return (await ask(name, 'GET', `/namespaces/${name}/used-offers`)).body.months;
}

async function wallet(name: string, kind: 'wallet' | 'metered' | 'pending' = 'wallet'): Promise<bigint> {
  const { rows } = await sql.query<{ id: string }>('select id from namespaces where name = $1', [name]);
  return get(LedgerService).balance({ kind, holder: BigInt(rows[0]?.id ?? 0), currency: 'USD' });
}

describe('an app that is paid by use', () => {
  it('says what is counted, what that costs and what of it is free, and refuses what cannot be counted', async () => {
    const refused: object[] = [
      { unit: '' },
      { price: '0' },
      { price: '0.0000001' },
      { price: '-1' },
      { per: 7 },
      { freeUnits: '-1' },
      { freeUnits: '1.5' },
    ];
    for (const change of refused) {
      const { status } = await ask('app-maker', 'PUT', `${APP}/offer`, { ...TERMS, use: { ...TERMS.use, ...change } });
      expect([change, status]).toEqual([change, 400]);
    }
    expect((await ask('app-maker', 'PUT', `${APP}/offer`, { kind: 'use', ...LICENCE })).body.code).toBe('usage/terms');
    expect((await ask('visitor', 'PUT', `${APP}/offer`, TERMS)).status).toBe(403);
    const { body } = await ask('app-maker', 'PUT', `${APP}/offer`, TERMS);
    expect(body).toMatchObject({ kind: 'use', scope: 'use', priceMinor: '0', use: TERMS.use });
  });

  it('is used by nobody before its terms are accepted, which costs nothing and is done once', async () => {
    expect((await ask('visitor', 'GET', `${APP}/app`)).body.code).toBe('repository/for-sale');
    const offerId = (await ask('visitor', 'GET', `${APP}/offer`)).body.offer.id;
    const buy = { buyer: 'visitor', offerId, requestKey: randomUUID() };
    expect((await ask('visitor', 'POST', `${APP}/purchases`, buy)).body.code).toBe('sale/by-use');
    expect((await ask('visitor', 'POST', `${APP}/use-acceptance`, { holder: 'visitor', offerId: '999' })).body.code).toBe(
      'sale/offer-changed',
    );
    expect((await accept('visitor', 'other')).status).toBe(403);
    expect((await accept('app-maker')).body.code).toBe('sale/not-needed');
    expect((await accept('visitor')).body.acceptance).toMatchObject({ offerId, until: null });
    expect((await accept('visitor')).status).toBe(201);
    const { rows } = await sql.query('select from sale_grants where scope = $1 and ended_at is null', ['use']);
    expect(rows).toHaveLength(1);
    expect((await ask('visitor', 'GET', `${APP}/app`)).status).toBe(200);
    expect((await ask('visitor', 'GET', `${APP}/offer`)).body).toMatchObject({ mayRead: false, isBought: false, isUsable: true });
  });

  it('has keys whose secrets are shown once, two at most', async () => {
    key = (await ask('app-maker', 'POST', `${APP}/usage-keys`, { name: 'old' })).body;
    expect(key.secret).toMatch(/^mgu_/);
    const second = (await ask('app-maker', 'POST', `${APP}/usage-keys`, { name: 'new' })).body;
    expect((await ask('app-maker', 'POST', `${APP}/usage-keys`, { name: 'third' })).body.code).toBe('usage/too-many-keys');
    expect((await ask('visitor', 'GET', `${APP}/usage-keys`)).status).toBe(403);
    expect((await ask('app-maker', 'DELETE', `${APP}/usage-keys/${second.id}`)).status).toBe(204);
    const { body } = await ask('app-maker', 'GET', `${APP}/usage-keys`);
    expect(body.keys).toEqual([expect.not.objectContaining({ secret: expect.anything() })]);
  });

  it('is believed by its signature over the bytes, for five minutes, with a key that was not taken back', async () => {
    const events = [event('never', 1)];
    const codes = await Promise.all([
      tell(events, { secret: 'mgu_other' }),
      tell(events, { seconds: Math.floor(now / 1000) - 301 }),
      tell(events, { seconds: Math.floor(now / 1000) + 301 }),
      tell(events, { sent: JSON.stringify({ events: [event('never', 1000)] }) }),
      ask(null, 'POST', '/usage-events', { events }, { 'modelgrove-usage-signature': 'v1=abc' }),
      ask('app-maker', 'POST', '/usage-events', { events }),
    ]);
    expect(codes.map(({ body }) => body.code)).toEqual(Array.from({ length: 6 }, () => 'usage/signature'));
    expect((await ask(null, 'POST', '/usage-events', { events })).status).toBe(401);
    expect(await used('visitor')).toEqual([]);
  });

  it('counts what is free and then what costs, each event once, and refuses each by itself', async () => {
    const told = await tell([
      event('a', 9, { note: 'a report' }),
      event('b', 3),
      event('a', 9, { note: 'a report' }),
      event('a', 8),
      event('c', 1, { user: 'other' }),
      event('d', 1, { user: 'nobody-like-this' }),
      event('e', 1, { at: new Date(now + 600_000).toISOString() }),
      event('f', 1, { at: new Date(now - 40 * 86_400_000).toISOString() }),
      event('g', 1, { at: new Date(now - 86_400_000).toISOString() }),
    ]);
    expect(told.body.results.map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual([
      'counted',
      'counted',
      'replayed',
      'usage/event-differs',
      'usage/not-accepted',
      'usage/no-such-person',
      'usage/in-future',
      'usage/too-late',
      // it happened before the terms were accepted
      'usage/not-accepted',
    ]);
    expect(await used('visitor')).toMatchObject([{ units: '12', amountMinor: '0', repository: 'app-maker/pages', saleId: null }]);
    expect((await tell([event('h', 500)])).body.results[0]?.outcome).toBe('counted');
    // 502 pages of 0.002: 1.004
    expect(await used('visitor')).toMatchObject([{ units: '512', amountMinor: '100' }]);
    const { events } = (await ask('visitor', 'GET', '/namespaces/visitor/use-events')).body;
    expect(events.map(({ units, note }) => [units, note])).toEqual([
      ['500', ''],
      ['3', ''],
      ['9', 'a report'],
    ]);
    expect((await ask('other', 'GET', '/namespaces/visitor/use-events')).status).toBe(403);
    expect(await wallet('visitor', 'metered')).toBeGreaterThanOrEqual(101n);
  });

  it('tells in the name of a visitor with the token that this one gave to the very app, and of nobody else', async () => {
    const { rows } = await sql.query<{ id: string; name: string }>(
      `select id, name from namespaces where name in ('visitor', 'other') order by name desc`,
    );
    const [visitor] = rows;
    const repository = `(select id from repositories where name = 'pages')`;
    await sql.query(
      `insert into oauth_clients (id, kind, repository_id, name, redirect_uris, scopes) values ('of-pages', 'app', ${repository}, 'pages', '{}', '{}')`,
    );
    const withProgram = (clientId: string): UserActor => ({
      kind: 'user',
      userId: BigInt(visitor?.id ?? 0),
      name: 'visitor',
      isAdmin: false,
      via: {
        kind: 'token',
        tokenId: 0n,
        role: 'fineGrained',
        scopes: [],
        displayName: 'pages',
        createdAt: new Date(now),
        program: { clientId, name: 'pages', scopes: ['openid'], isIdentityOnly: true, expiresAt: new Date(now + 60_000) },
      },
    });
    const usage = get(AppUsage);
    await expect(usage.teller(withProgram('of-another'), undefined, Buffer.from(''))).rejects.toMatchObject({ code: 'usage/signature' });
    const teller = await usage.teller(withProgram('of-pages'), undefined, Buffer.from(''));
    const at = new Date(now);
    const told = await usage.tell(teller, [
      { id: 'own', at, units: 1n },
      { id: 'named', at, units: 1n, user: 'Visitor' },
      { id: 'of-other', at, units: 1n, user: 'other' },
    ]);
    expect(told.map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual(['counted', 'counted', 'usage/no-such-person']);
    const { events } = (await ask('visitor', 'GET', '/namespaces/visitor/use-events')).body;
    for (const { id } of events.slice(0, 2)) await ask('app-maker', 'POST', `/use-events/${id}/decision`, { isReversed: true, answer: '' });
    expect(await used('visitor')).toMatchObject([{ units: '512' }]);
  });

  it('is refused to a wallet that does not reach, once the free part is used, and beyond a cap', async () => {
    await accept('poor');
    const outcome = async (one: Event): Promise<string> => {
      const [result] = (await tell([one])).body.results;
      return result?.refusal?.code ?? result?.outcome ?? '';
    };
    expect(await outcome(event('p1', 10, { user: 'poor' }))).toBe('counted');
    expect(await outcome(event('p2', 10, { user: 'poor' }))).toBe('money/too-little');
    await ask('visitor', 'PUT', '/namespaces/visitor/spend-cap', { cap: '1.10' });
    expect(await outcome(event('capped', 100))).toBe('money/cap-reached');
    await ask('visitor', 'PUT', '/namespaces/visitor/spend-cap', { cap: null });
    expect(await used('poor')).toMatchObject([{ units: '10', amountMinor: '0' }]);
  });

  it('is refused beyond what an app may report of one person in a day, whatever they could pay', async () => {
    await topUp('rich', '30000.00');
    await accept('rich');
    const most = Array.from({ length: 10 }, (_, index) => event(`most${index}`, 1_000_000, { user: 'rich' }));
    const beyond = event('beyond', 1, { user: 'rich' });
    const { results } = (await tell([...most, beyond, most[0]!])).body;
    expect(results.slice(0, 10).every(({ outcome }) => outcome === 'counted')).toBe(true);
    expect(results.slice(10).map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual(['usage/too-many-units', 'replayed']);
    expect((await tell([event('huge', 1_000_001, { user: 'rich' })])).status).toBe(400);
    now += 86_400_000;
    expect((await tell([{ ...beyond, at: new Date(now).toISOString() }])).body.results[0]?.outcome).toBe('counted');
  });

  it('comes to the same total whatever is told late, twice or in another order', async () => {
    await accept('other');
    const begun = now;
    const usage = get(AppUsage);
    const { rows } = await sql.query<{ id: string }>(`select id from repositories where name = 'pages'`);
    const teller = { repositoryId: BigInt(rows[0]?.id ?? 0), visitor: null };
    let [round, total] = [0, 0n];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ units: fc.integer({ min: 1, max: 40 }), afterSeconds: fc.integer({ min: 1, max: 3600 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        fc.infiniteStream(fc.nat()),
        async (uses, order) => {
          round += 1;
          const told = uses.map(({ units, afterSeconds }, index) => {
            return { id: `r${round}-${index}`, at: new Date(begun + afterSeconds * 1000), units: BigInt(units), user: 'other' };
          });
          const random = (): number => order.next().value as number;
          const shuffled = [...told, ...told].map((one) => ({ one, at: random() })).toSorted((a, b) => a.at - b.at);
          now = begun + 3_600_000;
          const results = await usage.tell(
            teller,
            shuffled.map(({ one }) => one),
          );
          total += told.reduce((sum, { units }) => sum + units, 0n);
          const counted = results.filter(({ outcome }) => outcome === 'counted');
          const [{ units, amountMinor } = { units: '', amountMinor: '' }] = await used('other');
          const paid = total > 10n ? total - 10n : 0n;
          expect([counted.length, units, amountMinor]).toEqual([told.length, String(total), String((paid * 2n + 5n) / 10n)]);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a month that is over', () => {
  it('is counted in for three more days, and taken then, once for each buyer, as a sale that is cut and held back', async () => {
    now = Date.UTC(2027, 5, 3, 23);
    await get(MeterSettler).settleDue();
    expect((await used('visitor'))[0]?.saleId).toBeNull();
    const late = event('late', 48, { at: new Date(Date.UTC(2027, 4, 31, 23, 59)).toISOString() });
    expect((await tell([late])).body.results[0]?.outcome).toBe('counted');
    now = Date.UTC(2027, 5, 4, 1);
    await get(MeterSettler).settleDue();
    await get(MeterSettler).settleDue();
    const [month] = await used('visitor');
    // 550 pages beyond the free ones
    expect(month).toMatchObject({ month: '2027-05', units: '560', amountMinor: '110', saleId: expect.any(String) });
    const { sales } = (await ask('visitor', 'GET', '/namespaces/visitor/purchases')).body;
    expect(sales).toMatchObject([{ id: month?.saleId, amountMinor: '110', seller: 'app-maker', buyer: 'visitor' }]);
    const { lines } = (await ask('visitor', 'GET', `/sales/${sales[0]?.id}`)).body;
    expect(lines.map(({ amountMinor }) => Number(amountMinor)).toSorted((a, b) => a - b)).toEqual([16, 94]);
    expect(await wallet('visitor')).toBe(2000n - 110n);
    const again = event('later', 1, { at: new Date(Date.UTC(2027, 4, 31, 23, 59)).toISOString() });
    expect((await tell([again, late])).body.results.map(({ outcome, refusal }) => refusal?.code ?? outcome)).toEqual([
      'usage/too-late',
      'replayed',
    ]);
    const sold = (await ask('app-maker', 'GET', '/namespaces/app-maker/sold-uses')).body.months;
    expect(sold.map(({ holder }) => holder).toSorted()).toEqual(['other', 'poor', 'rich', 'visitor']);
  });

  it('gives back what an objection was right about, and what it was too much of the whole month', async () => {
    const { events } = (await ask('visitor', 'GET', '/namespaces/visitor/use-events')).body;
    const { id } = events.find(({ units }) => units === '500')!;
    expect((await ask('other', 'POST', `/use-events/${id}/objection`, { reason: 'Not me.' })).status).toBe(404);
    expect((await ask('visitor', 'POST', `/use-events/${id}/objection`, { reason: 'I read three.' })).body.state).toBe('objected');
    expect((await ask('visitor', 'POST', `/use-events/${id}/objection`, { reason: 'Again.' })).body.code).toBe('usage/decided');
    const open = (await ask('app-maker', 'GET', `${APP}/uses?state=objected`)).body.events;
    expect(open).toMatchObject([{ id, objection: 'I read three.' }]);
    const decide = (name: string, change: object = {}): Promise<Answer> =>
      ask(name, 'POST', `/use-events/${id}/decision`, { isReversed: true, answer: 'You are right.', ...change });
    expect((await decide('visitor')).status).toBe(404);
    expect((await decide('boss')).body.code).toBe('usage/not-confirmed');
    expect((await decide('boss', { confirmedUnits: '499' })).body.code).toBe('usage/not-confirmed');
    expect((await decide('boss', { confirmedUnits: '500' })).body.state).toBe('reversed');
    expect((await decide('app-maker')).body.code).toBe('usage/decided');
    // 50 pages beyond the free ones are left: 0.10
    expect(await used('visitor')).toMatchObject([{ units: '60', amountMinor: '10' }]);
    const { sales } = (await ask('visitor', 'GET', '/namespaces/visitor/purchases')).body;
    expect(sales).toMatchObject([{ amountMinor: '110', refundedMinor: '100' }]);
    expect(await wallet('visitor')).toBe(2000n - 10n);
  });

  it('that is not taken yet costs less at once, and an author may keep what is right', async () => {
    const told = [event('j1', 110), event('j2', 100)];
    await tell(told);
    expect(await used('visitor')).toMatchObject([{ units: '210', amountMinor: '40' }, { month: '2027-05' }]);
    const { events } = (await ask('visitor', 'GET', '/namespaces/visitor/use-events')).body;
    const [second, first] = events;
    const decide = (id: string | undefined, isReversed: boolean): Promise<Answer> =>
      ask('app-maker', 'POST', `/use-events/${id}/decision`, { isReversed, answer: '' });
    expect((await decide(second?.id, true)).body.state).toBe('reversed');
    expect((await decide(first?.id, false)).body.state).toBe('kept');
    expect(await used('visitor')).toMatchObject([{ units: '110', amountMinor: '20' }, { month: '2027-05' }]);
    expect((await tell(told)).body.results.map(({ outcome }) => outcome)).toEqual(['replayed', 'replayed']);
    expect(await used('visitor')).toMatchObject([{ units: '110' }, { month: '2027-05' }]);
  });
});

describe('terms', () => {
  it('that change hold for those who accepted until the month is over, and those who accept the new ones pay those', async () => {
    const before = (await ask('visitor', 'GET', `${APP}/use-acceptance?holder=visitor`)).body;
    expect(before).toMatchObject({ acceptance: { until: null }, month: { units: '110' } });
    await ask('app-maker', 'PUT', `${APP}/offer`, { ...TERMS, use: { ...TERMS.use, price: '0.01', freeUnits: '0' } });
    const kept = (await ask('visitor', 'GET', `${APP}/use-acceptance?holder=visitor`)).body;
    expect(kept.acceptance).toEqual({ ...before.acceptance, until: '2027-07-01T00:00:00.000Z' });
    now += 1000;
    await tell([event('k1', 10)]);
    expect((await used('visitor'))[0]).toMatchObject({ units: '120', amountMinor: '22' });
    await accept('other');
    now += 1000;
    await tell([event('k2', 10, { user: 'other' })]);
    expect((await used('other'))[0]).toMatchObject({ units: '10', amountMinor: '10' });
    const replay = { ...event('k1', 10), at: new Date(now - 1000).toISOString() };
    await accept('visitor');
    now += 1000;
    expect((await tell([replay])).body.results[0]?.outcome).toBe('replayed');
    expect((await ask('visitor', 'DELETE', `${APP}/use-acceptance?holder=visitor`)).status).toBe(204);
    now += 1000;
    expect((await tell([event('k3', 1)])).body.results[0]?.refusal?.code).toBe('usage/not-accepted');
    expect((await ask('visitor', 'GET', `${APP}/app`)).body.code).toBe('repository/for-sale');
  });

  it('keep a repository from being deleted until what was used of it is taken', async () => {
    const remove = (): Promise<Response> =>
      fetch(`${hub.url}/api/repos/delete`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${who('app-maker').token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ organization: 'app-maker', name: 'pages', type: 'space' }),
      });
    expect((await remove()).status).toBe(409);
  });

  it('add up, whatever was done', async () => {
    const found: object[] = [...(await get(ChargesDoctor).check()), ...(await get(UseDoctor).check())];
    for await (const finding of get(LedgerDoctor).check()) found.push(finding);
    expect(found).toEqual([]);
    await sql.query(`update use_tallies set units = units + 1 where units = (select max(units) from use_tallies)`);
    expect(await get(UseDoctor).check()).toMatchObject([{ code: 'usage/tally' }]);
  });
});
