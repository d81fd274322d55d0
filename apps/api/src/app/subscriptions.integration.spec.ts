// What is sold by the month, over a whole hub and a real database, with the clock moved: repositories by themselves, and all that an author marks for
// subscribers. Every month is a sale; the right to read is asked on every path on which bytes leave the hub.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { Clock } from '../common/clock';
import { AccountsService } from '../modules/accounts';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { OrganizationsService } from '../modules/organizations';
import { SubscriptionMonths } from '../modules/sales';
import { Database } from '../platform/database';
import { bytePaths, everyPath } from './testing/byte-paths';
import { answerOf, sha256Of } from './testing/hub-calls';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);
const DAY = 86_400_000;
const LICENCE = { licenceName: 'Subscriber licence 1', licenceText: 'You may use it as long as you pay.' };
/** Nobody listens there: what matters is what is to be sent. */
const MAIL = { GROVE_SMTP_URL: 'smtp://127.0.0.1:9?tls=off', GROVE_MAIL_FROM: 'hub@example.org' };
const SECRET = Buffer.from('weights by the month '.repeat(40));
const FILE = { oid: sha256Of(SECRET), size: SECRET.length };

let hub: TestHub;
let sql: pg.Client;
let now: number;
let count = 0;
let author: TestPerson;
let boss: TestPerson;

interface Period {
  fromAt: string;
  untilAt: string;
}

interface Subscription {
  id: string;
  state: string;
  endReason: string | null;
  period: Period;
  upcoming: (Period & { priceMinor: string }) | null;
  readableUntil: string | null;
  terms: { offerId: string; priceMinor: string };
  current: { offerId: string; priceMinor: string } | null;
  isChanging: boolean;
}

interface Sale {
  id: string;
  number: string;
  amountMinor: string;
  taxMinor: string;
  period: Period | null;
  lines: { kind: string; amountMinor: string; reversedMinor: string; repository: string | null }[];
}

interface Body extends Sale, Omit<Subscription, 'id' | 'period'> {
  code: string;
  error: string;
  offer: { id: string; kind: string; priceMinor: string } | null;
  checkout: { periods: Period[]; taxMinor: string } | null;
  authorOffer: { id: string } | null;
  isSubscribed: boolean;
  isForSubscribers: boolean;
  mayRead: boolean;
  repositories: { name: string }[];
  sales: Sale[];
  subscriptions: Subscription[];
  figures: { subscribers: number; ending: number; pastDue: number; monthMinor: string }[];
  objects: { actions: { upload: { href: string } } }[];
}

const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type as never, { strict: false });

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD', ...MAIL });
  jest.spyOn(get(Clock), 'now').mockImplementation(() => new Date(now));
  now = Date.now();
  sql = new pg.Client({ connectionString: hub.connectionString });
  await sql.connect();
  author = await hub.person('author');
  boss = await hub.person('boss');
  await get(AccountsService).setAdmin(SYSTEM, 'boss', true);
  for (const name of ['monthly', 'club', 'other']) {
    await hub.repository(author, name, { type: 'app' });
    await commitSecret(name);
  }
});

afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

beforeEach(() => {
  now = Date.now();
});

/** So that nothing of one test is due in the next. */
afterEach(() => sql.query(`update sale_subscriptions set state = 'ended', ended_at = period_end, due_at = null where state <> 'ended'`));

const raw = (person: TestPerson | null, method: string, path: string, body?: object): Promise<{ status: number; body: Body }> =>
  answerOf<Body>(hub, person, method, path, body);

const ask = (person: TestPerson | null, method: string, path: string, body?: object): ReturnType<typeof raw> =>
  raw(person, method, `/hub/v1${path}`, body);
const at = (name: string): string => `/repositories/app/author/${name}`;
const paths = (person: TestPerson | null, name: string): Promise<Record<string, number>> =>
  bytePaths(hub.url, person, `author/${name}`, FILE);
const newcomer = (): Promise<TestPerson> => hub.person(`reader-${++count}`);
const renew = (): Promise<number> => get(SubscriptionMonths).renewDue();
const idOf = async (name: string): Promise<bigint> =>
  BigInt((await sql.query<{ id: string }>('select id from namespaces where name_key = $1', [name])).rows[0]!.id);

async function commitSecret(name: string): Promise<void> {
  const batch = { operation: 'upload', transfers: ['basic'], objects: [FILE] };
  const { body } = await raw(author, 'POST', `/spaces/author/${name}.git/info/lfs/objects/batch`, batch);
  const href = body.objects[0]?.actions?.upload.href;
  if (href) await fetch(href, { method: 'PUT', body: SECRET });
  const lines = [
    { key: 'header', value: { summary: 'add', description: '' } },
    { key: 'lfsFile', value: { path: 'secret.bin', algo: 'sha256', ...FILE } },
  ];
  const answer = await fetch(`${hub.url}/api/spaces/author/${name}/commit/main`, {
    method: 'POST',
    headers: { authorization: `Bearer ${author.token}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  expect(answer.status).toBe(200);
}

const pay = async (name: string, amountMinor: bigint): Promise<void> =>
  payIn(get(LedgerService), await idOf(name), amountMinor, { at: new Date(now) });

const pot = async (name: string, kind: 'wallet' | 'pending'): Promise<bigint> =>
  get(LedgerService).balance({ kind, holder: await idOf(name), currency: 'USD' });

const sell = (name: string, change: object = {}): ReturnType<typeof ask> =>
  ask(author, 'PUT', `${at(name)}/offer`, { kind: 'monthly', price: '9.00', ...LICENCE, ...change });

/** A repository's address, or the author's. */
async function subscribe(person: TestPerson, of: string, change: object = {}): ReturnType<typeof ask> {
  const { offer } = (await ask(person, 'GET', `${of}/offer`)).body;
  const path = of.startsWith('/namespaces') ? `${of}/offer/purchases` : `${of}/purchases`;
  return ask(person, 'POST', path, { buyer: person.name, offerId: offer?.id ?? '0', requestKey: randomUUID(), ...change });
}

const AUTHOR = '/namespaces/author';
const held = async (person: TestPerson, of = person.name): Promise<Subscription> =>
  (await ask(person, 'GET', `/namespaces/${of}/subscriptions`)).body.subscriptions[0] as Subscription;
const salesOf = async (person: TestPerson): Promise<Sale[]> =>
  (await ask(person, 'GET', `/namespaces/${person.name}/purchases`)).body.sales.toReversed();
const deed = (person: TestPerson, id: string, what: string, body: object = {}): ReturnType<typeof ask> =>
  ask(person, 'POST', `/sale-subscriptions/${id}/${what}`, body);

describe('a price by the month', () => {
  it('has a kind that is known, and is shown with the dates on which it will be paid', async () => {
    expect((await sell('monthly', { kind: 'weekly' })).status).toBe(400);
    expect((await sell('monthly')).body).toMatchObject({ kind: 'monthly', priceMinor: '900' });
    now = Date.parse('2027-01-31T10:00:00.000Z');
    const { checkout } = (await ask(await newcomer(), 'GET', `${at('monthly')}/offer`)).body;
    expect(checkout?.periods.map(({ fromAt }) => fromAt.slice(0, 10))).toEqual(['2027-01-31', '2027-02-28', '2027-03-31']);
  });

  it.each([
    ['31 January', '2027-01-31T10:00:00.000Z', 'UTC', '2027-02-28T10:00:00.000Z'],
    ['a leap day', '2028-02-29T10:00:00.000Z', 'UTC', '2028-03-29T10:00:00.000Z'],
    ['a day before clocks change', '2027-03-14T15:30:00.000Z', 'Europe/Berlin', '2027-04-14T14:30:00.000Z'],
    ['a zone with a change the other way', '2027-10-10T00:30:00.000Z', 'America/New_York', '2027-11-10T01:30:00.000Z'],
  ])('is paid for 13 months from %s by 13 sales, each as it was shown before', async (_, from, zone, second) => {
    await sql.query('update billing_settings set time_zone = $1', [zone]);
    const person = await newcomer();
    await pay(person.name, 100_000n);
    now = Date.parse(from);
    const { checkout } = (await ask(person, 'GET', `${at('monthly')}/offer`)).body;
    expect((await subscribe(person, at('monthly'))).status).toBe(201);
    const foreseen = [{ ...checkout!.periods[0], priceMinor: '900' }];
    for (let month = 1; month < 13; month++) {
      const { upcoming, period } = await held(person);
      if (month === 1) expect(period.untilAt).toBe(second);
      foreseen.push(upcoming!);
      now = Date.parse(period.untilAt) + (month % 3) * 1000;
      await Promise.all([renew(), renew()]);
    }
    const sales = await salesOf(person);
    expect(sales.map(({ period, amountMinor }) => ({ ...period, priceMinor: amountMinor }))).toEqual(foreseen);
    expect(await pot(person.name, 'wallet')).toBe(100_000n - 13n * 900n);
    await sql.query(`update billing_settings set time_zone = 'UTC'`);
  });

  it('is read on every path while it is paid, and by nobody else, who are told where it is sold', async () => {
    const [person, stranger] = [await newcomer(), await newcomer()];
    await pay(person.name, 2000n);
    expect(await paths(null, 'monthly')).toEqual(everyPath(401));
    expect(await paths(stranger, 'monthly')).toEqual(everyPath(403));
    await subscribe(person, at('monthly'));
    expect(await paths(person, 'monthly')).toEqual(everyPath(200));
    expect(await paths(stranger, 'monthly')).toEqual(everyPath(403));
    const { body } = await raw(stranger, 'GET', '/spaces/author/monthly/resolve/main/secret.bin');
    expect(body.error).toContain(`sold at ${hub.config.publicUrl}/spaces/author/monthly`);
    // As if its month and the days of grace were over, and no worker had come by.
    await sql.query(`update sale_grants set until = now() - interval '1 second' where ended_at is null`);
    expect(await paths(person, 'monthly')).toEqual(everyPath(403));
  });

  it('is used here and handed out on no path where that is what it is sold for, as long as it is paid', async () => {
    expect((await sell('monthly', { scope: 'use' })).body).toMatchObject({ kind: 'monthly', scope: 'use' });
    const person = await newcomer();
    await pay(person.name, 2000n);
    const rights = async (): Promise<object> => (await ask(person, 'GET', `${at('monthly')}/offer`)).body;
    expect(await rights()).toMatchObject({ isUsable: false, mayRead: false });
    expect((await subscribe(person, at('monthly'))).status).toBe(201);
    expect(await rights()).toMatchObject({ isUsable: true, isBought: false, mayRead: false });
    expect(await paths(person, 'monthly')).toEqual(everyPath(403));
    expect((await subscribe(person, at('monthly'))).body.code).toBe('sale/bought');
    now = Date.parse((await held(person)).period.untilAt) + 1000;
    await renew();
    expect(await rights()).toMatchObject({ isUsable: true });
    expect(await salesOf(person)).toHaveLength(2);
    await sql.query(`update sale_grants set until = now() - interval '1 second' where ended_at is null`);
    expect(await rights()).toMatchObject({ isUsable: false });
    await sell('monthly');
  });

  it('is begun once by a request that is sent again, also when the price has changed since, and not twice by anybody', async () => {
    const person = await newcomer();
    await pay(person.name, 3000n);
    const { offer } = (await ask(person, 'GET', `${at('monthly')}/offer`)).body;
    const requestKey = randomUUID();
    const sent = await Promise.all([1, 2, 3].map(() => subscribe(person, at('monthly'), { requestKey })));
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    await sell('monthly', { price: '9.50' });
    expect((await subscribe(person, at('monthly'), { requestKey, offerId: offer!.id })).body.id).toBe(sent[0]?.body.id);
    expect((await subscribe(person, at('monthly'))).body.code).toBe('sale/bought');
    expect((await subscribe(await newcomer(), at('monthly'))).body.code).toBe('ledger/insufficient-funds');
    expect(await pot(person.name, 'wallet')).toBe(2100n);
    await sell('monthly');
  });

  it('that is told twice, late and by clocks that differ is charged once for each month', async () => {
    const person = await newcomer();
    await pay(person.name, 10_000n);
    now = Date.parse('2027-01-15T00:00:00Z');
    await subscribe(person, at('monthly'));
    now = Date.parse('2027-02-15T00:00:00Z');
    await Promise.all([renew(), renew(), renew()]);
    now = Date.parse('2027-02-14T23:59:30Z');
    await renew();
    now = Date.parse('2027-03-20T00:00:00Z');
    await Promise.all([renew(), renew()]);
    const months = (await salesOf(person)).map(({ period }) => period!.fromAt.slice(0, 10));
    expect(months).toEqual(['2027-01-15', '2027-02-15', '2027-03-15']);
    // Nobody could read meanwhile: that time is not charged, and a month begins on the day on which it goes on.
    now = Date.parse('2027-08-01T00:00:00Z');
    await renew();
    expect((await salesOf(person)).map(({ period }) => period!.fromAt.slice(0, 10))).toEqual([...months, '2027-08-01']);
  });

  it('whose connections die at any moment of a renewal has one sale, one right and one charge for each month', async () => {
    const person = await newcomer();
    await pay(person.name, 100_000n);
    now = Date.parse('2027-01-15T00:00:00Z');
    await subscribe(person, at('monthly'));
    for (let month = 1; month <= 6; month++) {
      now = Date.parse((await held(person)).period.untilAt);
      const done = renew().catch(() => 0);
      await new Promise((resolve) => setTimeout(resolve, month * 4));
      await sql.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query not ilike $1',
        ['listen%'],
      );
      await done;
      for (let turn = 0; turn < 20; turn++) await renew().catch(() => 0);
    }
    const { rows } = await sql.query(
      `select count(distinct s.id)::int as sales, count(distinct t.id)::int as charged, (count(distinct g.id) filter (where g.ended_at is null))::int as rights
       from sales s join ledger.transaction t on t.reference = 'sale:' || s.id and t.kind = 'sale' join sale_grants g on g.sale_id = s.id
       where s.buyer_id = $1`,
      [await idOf(person.name)],
    );
    expect(rows).toEqual([{ sales: 7, charged: 7, rights: 1 }]);
  });

  it('that cannot be paid is tried every day, read for the days of grace, and ended then; paid in time it goes on', async () => {
    const person = await newcomer();
    const email = `${person.name}@example.org`;
    await sql.query('update users set email = $2, email_key = $2 where id = $1', [await idOf(person.name), email]);
    await pay(person.name, 900n);
    now = Date.parse('2027-01-01T00:00:00Z');
    await subscribe(person, at('monthly'));
    const end = Date.parse('2027-02-01T00:00:00Z');
    const seen: [number, string][] = [];
    for (const day of [0, 0.5, 1, 2, 13.9]) {
      now = end + day * DAY;
      await renew();
      seen.push([day, (await held(person)).state]);
    }
    expect(seen).toEqual([0, 0.5, 1, 2, 13.9].map((day) => [day, 'past_due']));
    const { id, readableUntil } = await held(person);
    expect(readableUntil).toBe('2027-02-15T00:00:00.000Z');
    expect(await paths(person, 'monthly')).toEqual(everyPath(200));
    expect((await deed(person, id, 'pay')).body.code).toBe('sale-subscription/unpaid');
    await pay(person.name, 900n);
    expect((await deed(person, id, 'pay')).body).toMatchObject({ state: 'active', period: { fromAt: '2027-02-01T00:00:00.000Z' } });
    now = Date.parse('2027-03-01T00:00:00Z');
    await renew();
    now += 14 * DAY;
    await renew();
    expect(await held(person)).toMatchObject({ state: 'ended', endReason: 'unpaid', upcoming: null });
    const mails = await sql.query<{ subject: string }>('select subject from mails where recipient = $1 order by id', [email]);
    const [unpaid, ended] = ['The subscription to author/monthly could not be paid', 'The subscription to author/monthly has ended'];
    expect(mails.rows.map(({ subject }) => subject)).toEqual([unpaid, unpaid, ended]);
    expect(await paths(person, 'monthly')).toEqual(everyPath(403));
    await pay(person.name, 900n);
    expect((await subscribe(person, at('monthly'))).status).toBe(201);
  });

  it('that is cancelled is read to the end of its month and no longer, unless that is taken back', async () => {
    const person = await newcomer();
    await pay(person.name, 9000n);
    now = Date.parse('2027-01-01T00:00:00Z');
    await subscribe(person, at('monthly'));
    const { id } = await held(person);
    expect((await deed(await newcomer(), id, 'cancel')).status).toBe(404);
    expect((await deed(person, id, 'resume')).body.code).toBe('sale-subscription/not-ending');
    const cancelled = (await deed(person, id, 'cancel')).body;
    expect(cancelled).toMatchObject({ state: 'ending', upcoming: null, readableUntil: '2027-02-01T00:00:00.000Z' });
    expect((await deed(person, id, 'resume')).body).toMatchObject({ state: 'active', readableUntil: '2027-02-15T00:00:00.000Z' });
    await deed(person, id, 'cancel');
    expect((await deed(person, id, 'cancel')).body.state).toBe('ending');
    const { rows } = await sql.query(`select until from sale_grants where holder_id = $1`, [await idOf(person.name)]);
    expect(rows).toEqual([{ until: new Date('2027-02-01T00:00:00Z') }]);
    now = Date.parse('2027-02-01T00:00:00Z');
    await renew();
    expect(await held(person)).toMatchObject({ state: 'ended', endReason: 'cancelled' });
    expect(await salesOf(person)).toHaveLength(1);
    expect((await deed(person, id, 'resume')).body.code).toBe('sale-subscription/ended');
  });

  it('stays what was agreed to when it changes, until its subscriber agrees to the new one', async () => {
    const person = await newcomer();
    await pay(person.name, 9000n);
    now = Date.parse('2027-01-01T00:00:00Z');
    await subscribe(person, at('monthly'));
    await sell('monthly', { price: '12.00', licenceText: 'Other words.' });
    now = Date.parse('2027-02-01T00:00:00Z');
    await renew();
    const { id, current, upcoming, terms } = await held(person);
    expect([current?.priceMinor, upcoming?.priceMinor]).toEqual(['1200', '900']);
    expect((await deed(person, id, 'terms', { offerId: terms.offerId })).body.code).toBe('sale/offer-changed');
    const accepted = (await deed(person, id, 'terms', { offerId: current!.offerId })).body;
    expect(accepted).toMatchObject({ isChanging: true, terms: { priceMinor: '900' }, upcoming: { priceMinor: '1200' } });
    now = Date.parse('2027-03-01T00:00:00Z');
    await renew();
    expect((await salesOf(person)).map(({ amountMinor }) => amountMinor)).toEqual(['900', '900', '1200']);
    expect((await deed(person, id, 'terms', { offerId: current!.offerId })).body.code).toBe('sale-subscription/unchanged');
    await sell('monthly');
  });

  it('that is not offered any more is not charged again', async () => {
    const person = await newcomer();
    await pay(person.name, 9000n);
    now = Date.parse('2027-01-01T00:00:00Z');
    await subscribe(person, at('monthly'));
    await ask(author, 'DELETE', `${at('monthly')}/offer`);
    const { id, ...withdrawn } = await held(person);
    expect(withdrawn).toMatchObject({ state: 'ending', endReason: 'withdrawn', current: null, upcoming: null });
    // Offered anew it is charged to nobody who was told that they are not charged again.
    await sell('monthly', { price: '12.00' });
    expect((await deed(person, id, 'resume')).body.code).toBe('sale-subscription/not-ending');
    now = Date.parse('2027-02-01T00:00:00Z');
    await renew();
    expect(await held(person)).toMatchObject({ state: 'ended', endReason: 'withdrawn' });
    expect(await pot(person.name, 'wallet')).toBe(8100n);
    await sell('monthly');
  });

  it('is given back by the month: an earlier one changes nothing, the present one ends it', async () => {
    const person = await newcomer();
    await pay(person.name, 9000n);
    now = Date.parse('2027-01-01T00:00:00Z');
    await subscribe(person, at('monthly'));
    now = Date.parse('2027-02-01T00:00:00Z');
    await renew();
    const [first, second] = (await salesOf(person)) as [Sale, Sale];
    const refund = (id: string): ReturnType<typeof ask> =>
      ask(author, 'POST', `/sales/${id}/refunds`, { reason: 'Sorry.', requestKey: randomUUID() });
    expect((await refund(first.id)).status).toBe(200);
    expect((await held(person)).state).toBe('active');
    expect(await paths(person, 'monthly')).toEqual(everyPath(200));
    await refund(second.id);
    expect(await held(person)).toMatchObject({ state: 'ended', endReason: 'refunded' });
    expect(await paths(person, 'monthly')).toEqual(everyPath(403));
    expect(await pot(person.name, 'wallet')).toBe(9000n);
  });

  it('contains the tax, which is the hub’s to pay and no part of what is divided, and is on the papers of buyer and seller', async () => {
    await sql.query('update billing_settings set tax_basis_points = 600');
    const person = await newcomer();
    await pay(person.name, 900n);
    const { checkout } = (await ask(person, 'GET', `${at('monthly')}/offer`)).body;
    const before = [await pot('author', 'pending'), await get(LedgerService).balance({ kind: 'tax', holder: null, currency: 'USD' })];
    const sale = (await subscribe(person, at('monthly'))).body;
    await sql.query('update billing_settings set tax_basis_points = 0');
    expect([checkout?.taxMinor, sale.taxMinor]).toEqual(['51', '51']);
    expect(sale.lines.map(({ kind, amountMinor }) => [kind, amountMinor])).toEqual([
      ['tax', '51'],
      ['fee', '127'],
      ['share', '722'],
    ]);
    const after = [await pot('author', 'pending'), await get(LedgerService).balance({ kind: 'tax', holder: null, currency: 'USD' })];
    expect(after).toEqual([before[0]! + 722n, before[1]! + 51n]);
    const paper = async (who: TestPerson, path: string): Promise<{ status: number; bytes: Buffer }> => {
      const answer = await fetch(`${hub.url}/hub/v1/sales/${sale.id}/${path}`, { headers: { authorization: `Bearer ${who.token}` } });
      return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
    };
    expect((await paper(person, 'pdf?lang=zh-CN')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const [receipt, statement] = [await paper(person, 'csv'), await paper(author, 'csv?paper=statement')];
    expect(receipt.bytes.toString()).toContain(`${sale.number},`);
    expect(receipt.bytes.toString()).toContain('9.00,USD');
    expect(
      statement.bytes
        .toString()
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',').slice(-2).join(' ')),
    ).toEqual(['0.51 USD', '1.27 USD', '7.22 USD']);
    expect((await paper(author, 'csv')).status).toBe(404);
    expect((await paper(await newcomer(), 'csv?paper=statement')).status).toBe(404);
    await ask(author, 'POST', `/sales/${sale.id}/refunds`, { reason: 'Sorry.', requestKey: randomUUID() });
    expect([await pot('author', 'pending'), await get(LedgerService).balance({ kind: 'tax', holder: null, currency: 'USD' })]).toEqual(
      before,
    );
  });
});

describe('what an author marks for subscribers', () => {
  const OFFER = { price: '5.00', description: 'All that I make before others see it.', ...LICENCE };
  const mark = (name: string, isForSubscribers = true): ReturnType<typeof ask> =>
    ask(author, 'PUT', `${at(name)}/for-subscribers`, { isForSubscribers });

  it('costs a repository that was never sold not a look more', async () => {
    const person = await newcomer();
    await hub.repository(author, 'free', { type: 'app' });
    const asked = jest.spyOn(get(Database), 'rows');
    expect((await raw(person, 'GET', '/spaces/author/free/resolve/main/.gitattributes')).status).toBe(200);
    const [statement, values] = asked.mock.calls.find(([{ name }]) => name === 'access_find_repositories') ?? [];
    asked.mockRestore();
    const { rows } = await sql.query<{ 'QUERY PLAN': string }>(`explain (analyze) ${statement?.text}`, [...(values ?? [])]);
    const looks = rows.map((row) => row['QUERY PLAN']).filter((line) => line.includes(' on sale_grants'));
    expect(looks.length).toBeGreaterThan(1);
    for (const look of looks) expect(look).toContain('never executed');
  });

  it('needs a price first, from who may spend, and then is closed to everybody else', async () => {
    expect((await mark('club')).body.code).toBe('creator/no-offer');
    expect((await ask(author, 'PUT', `${AUTHOR}/offer`, { ...OFFER, price: '0.01' })).body.code).toBe('sale/price');
    expect((await ask(await newcomer(), 'PUT', `${AUTHOR}/offer`, OFFER)).status).toBe(403);
    expect((await ask(author, 'PUT', `${AUTHOR}/offer`, OFFER)).body).toMatchObject({ kind: 'monthly', priceMinor: '500' });
    expect(await paths(null, 'club')).toEqual(everyPath(200));
    expect((await mark('club')).body).toMatchObject({ isForSubscribers: true, offer: null, authorOffer: { priceMinor: '500' } });
    const stranger = await newcomer();
    expect(await paths(null, 'club')).toEqual(everyPath(401));
    expect(await paths(stranger, 'club')).toEqual(everyPath(403));
    expect(await paths(author, 'club')).toEqual(everyPath(200));
    const { body } = await raw(stranger, 'GET', '/spaces/author/club/resolve/main/secret.bin');
    expect(body.error).toContain(`subscribers of author. Subscribe at ${hub.config.publicUrl}/author`);
    expect((await ask(null, 'GET', `${AUTHOR}/offer`)).body).toMatchObject({ isSubscribed: false, repositories: [{ name: 'club' }] });
    expect((await ask(null, 'GET', '/namespaces/nobody-here/offer')).status).toBe(404);
  });

  it('is read by a subscriber on every path, what is marked later too, and nothing that is not', async () => {
    const person = await newcomer();
    await pay(person.name, 1000n);
    const sale = (await subscribe(person, AUTHOR)).body;
    expect(sale.lines.map(({ kind, repository, amountMinor }) => [kind, repository, amountMinor])).toEqual([
      ['fee', null, '75'],
      ['share', 'author', '425'],
    ]);
    expect(await paths(person, 'club')).toEqual(everyPath(200));
    expect(await paths(person, 'monthly')).toEqual(everyPath(403));
    expect((await sell('other', { kind: 'once', price: '20.00' })).body).toMatchObject({ kind: 'once' });
    expect(await paths(person, 'other')).toEqual(everyPath(403));
    await mark('other');
    expect(await paths(person, 'other')).toEqual(everyPath(200));
    await mark('other', false);
    expect(await paths(person, 'other')).toEqual(everyPath(403));
    await ask(author, 'DELETE', `${at('other')}/offer`);
    expect(await paths(null, 'other')).toEqual(everyPath(200));
    expect((await ask(person, 'GET', `${AUTHOR}/offer`)).body.isSubscribed).toBe(true);
    expect((await subscribe(person, AUTHOR)).body.code).toBe('sale/bought');
    expect((await subscribe(author, AUTHOR)).body.code).toBe('sale/not-needed');
  });

  it('is not read while its author keeps it private', async () => {
    const person = await newcomer();
    await pay(person.name, 1000n);
    await subscribe(person, AUTHOR);
    await ask(author, 'PATCH', at('club'), { isPrivate: true });
    expect((await raw(person, 'GET', '/spaces/author/club/resolve/main/secret.bin')).status).not.toBe(200);
    expect((await ask(null, 'GET', `${AUTHOR}/offer`)).body.repositories).toEqual([]);
    await ask(author, 'PATCH', at('club'), { isPrivate: false });
    expect(await paths(person, 'club')).toEqual(everyPath(200));
  });

  it('is read by the members of an organization that subscribed, and paid month by month until it is unpaid', async () => {
    const organizations = get(OrganizationsService);
    const acme = { ...(await organizations.create(SYSTEM, { name: 'acme' })), actor: SYSTEM };
    const [admin, member] = [await newcomer(), await newcomer()];
    await organizations.setMember(acme, admin.name, 'admin');
    await organizations.setMember(acme, member.name, 'read');
    await pay('acme', 1000n);
    now = Date.parse('2027-01-01T00:00:00Z');
    expect((await subscribe(member, AUTHOR, { buyer: 'acme' })).status).toBe(403);
    expect((await subscribe(admin, AUTHOR, { buyer: 'acme' })).status).toBe(201);
    expect(await paths(member, 'club')).toEqual(everyPath(200));
    const figures = (await ask(author, 'GET', `${AUTHOR}/subscribers`)).body;
    expect(figures).toMatchObject({ figures: [{ subscribers: 1, monthMinor: '500', ending: 0, pastDue: 0 }] });
    expect(figures.subscriptions[0]).toMatchObject({ holder: 'acme', subject: 'creator', name: 'author' });
    now = Date.parse('2027-02-01T00:00:00Z');
    await renew();
    expect(await pot('acme', 'wallet')).toBe(0n);
    now = Date.parse('2027-03-01T00:00:00Z');
    await renew();
    expect((await held(admin, 'acme')).state).toBe('past_due');
    expect(await paths(member, 'club')).toEqual(everyPath(200));
    now += 14 * DAY;
    await renew();
    expect(await paths(member, 'club')).toEqual(everyPath(403));
  });

  it('owes nothing to others: what gives shares to them is not marked, and what is marked gives none', async () => {
    const other = await newcomer();
    await hub.repository(other, 'base');
    const propose = (name: string): ReturnType<typeof ask> =>
      ask(author, 'POST', `${at(name)}/shares`, { type: 'model', namespace: other.name, name: 'base', basisPoints: 100 });
    const share = await propose('other');
    await ask(other, 'POST', `/shares/${share.body.id}/decision`, { isAccepted: true });
    expect((await mark('other')).body.code).toBe('creator/gives-shares');
    expect((await propose('club')).body.code).toBe('creator/gives-shares');
    await ask(other, 'DELETE', `/shares/${share.body.id}`);
    const again = await propose('other');
    expect((await mark('other')).status).toBe(200);
    expect((await ask(other, 'POST', `/shares/${again.body.id}/decision`, { isAccepted: true })).body.code).toBe('creator/gives-shares');
    await mark('other', false);
  });

  it('adds up, whatever was done', async () => {
    const found = [];
    for await (const finding of get(LedgerDoctor).check()) found.push(finding);
    expect(found).toEqual([]);
    expect((await ask(boss, 'GET', '/admin/sales?search=author')).body.sales.length).toBeGreaterThan(10);
  });
});
