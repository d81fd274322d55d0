// What everybody used in a month and what it comes to, over a whole hub and a real database, with the clock moved.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SYSTEM } from '../common/actor';
import { Clock } from '../common/clock';
import { AccountsService } from '../modules/accounts';
import { LedgerService } from '../modules/ledger';
import { OrganizationsService } from '../modules/organizations';
import { ShowbackDays } from '../modules/showback';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);
const GIB = 2n ** 30n;
const NO_RATES = { storage: '0', jobHour: '0', prompt: '0', completion: '0', trained: '0' };

let hub: TestHub;
let sql: pg.Client;
let now = Date.now();
const people: Record<string, TestPerson> = {};

interface Used {
  byteDays: string;
  storedBytes: number;
  jobSeconds: number;
  trainedTokens: number;
  promptTokens: number;
  completionTokens: number;
  costMinor: string;
}

interface Paid {
  purchasesMinor: string;
  totalMinor: string;
}

interface Named extends Used {
  name: string;
  isGone: boolean;
  paid: Paid | null;
}

interface Body {
  id: string;
  code: string;
  offer: { id: string };
  month: string;
  daysCounted: number;
  firstMonth: string;
  isPriced: boolean;
  rates: Record<string, string | null>;
  totals: Used & { paid: Paid };
  namespaces: Named[];
  namespace: Named;
  repositories: (Used & { repository: { name: string; isGone: boolean } | null; paidMinor: string })[];
  nextCursor: string | null;
}

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  jest.spyOn(get(Clock), 'now').mockImplementation(() => new Date(now));
  sql = new pg.Client({ connectionString: hub.connectionString });
  await sql.connect();
  for (const name of ['ann', 'mia', 'boss']) people[name] = await hub.person(name);
  await get(AccountsService).setAdmin(SYSTEM, 'boss', true);
  await get(OrganizationsService).setMember(
    { ...(await get(OrganizationsService).create(SYSTEM, { name: 'acme' })), actor: SYSTEM },
    'ann',
    'admin',
  );
  for (const name of ['one', 'two']) await hub.repository(people['ann']!, name);
});

afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});

beforeEach(async () => {
  for (const table of ['showback_days', 'showback_months', 'showback_rates', 'usage_events', 'jobs'])
    await sql.query(`delete from ${table}`);
  await sql.query('update repository_usage set file_bytes = 0, git_bytes = 0');
  await sql.query(`update repositories set created_at = '2027-01-01'`);
});

const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type as never, { strict: false });

async function ask(name: string, method: string, path: string, body?: object): Promise<{ status: number; body: Body; text: string }> {
  const headers = { authorization: `Bearer ${people[name]!.token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${hub.url}/hub/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  return { status: answer.status, text, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Body };
}

const report = async (month: string): Promise<Body> => (await ask('boss', 'GET', `/admin/showback?month=${month}`)).body;
const of = async (name: string, month: string): Promise<Body> => (await ask('boss', 'GET', `/admin/showback/${name}?month=${month}`)).body;
const at = (moment: string): number => Date.parse(`${moment}Z`);

async function closeAt(moment: string): Promise<number> {
  now = at(moment);
  return get(ShowbackDays).closeDue();
}

async function idOf(table: 'namespaces' | 'repositories', name: string): Promise<string> {
  return (await sql.query<{ id: string }>(`select id from ${table} where name = $1`, [name])).rows[0]!.id;
}

async function keep(repository: string, bytes: bigint): Promise<void> {
  await sql.query('update repository_usage set file_bytes = $2 where repository_id = $1', [await idOf('repositories', repository), bytes]);
}

async function use(
  name: string,
  kind: string,
  quantity: number,
  moment: string,
  { key = `call:${randomUUID()}:x`, details = {} } = {},
): Promise<void> {
  const values = [key, await idOf('namespaces', name), kind, quantity, details, `${moment}Z`];
  await sql.query('insert into usage_events (key, namespace_id, kind, quantity, details, at) values ($1, $2, $3, $4, $5, $6)', values);
}

/** That ended with a result in the repository; null: with none. */
async function job(name: string, result: string | null): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `insert into jobs (key, kind, recipe, namespace_id, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, result_repository_id, ended_at)
     values ($1, 'spec', 'spec', $2, 'x', 'succeeded', '{}', 1, 1, 0, 60, $3, now()) returning id`,
    [randomUUID(), await idOf('namespaces', name), result === null ? null : await idOf('repositories', result)],
  );
  return rows[0]!.id;
}

const stored = async (): Promise<Record<string, string>> => {
  const { rows } = await sql.query<{ name: string; quantity: string }>(
    `select repository as name, round(quantity)::text as quantity from showback_months where kind = 'byte-days' order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, quantity }) => [name, quantity]));
};

describe('a day', () => {
  it('is added to its month once, also when two count it at the same time, and again', async () => {
    await keep('one', 1000n);
    now = at('2027-03-02T02:00');
    await sql.query('begin');
    await sql.query('lock table showback_days in share row exclusive mode');
    const both = [get(ShowbackDays).closeDue(), get(ShowbackDays).closeDue()];
    await waiting(2);
    await sql.query('commit');
    expect((await Promise.all(both)).toSorted()).toEqual([0, 1]);
    expect(await get(ShowbackDays).closeDue()).toBe(0);
    expect(await stored()).toEqual({ 'ann/one': '1000' });
  });

  it('is over an hour after its end', async () => {
    expect([await closeAt('2027-03-02T00:59'), await closeAt('2027-03-02T01:00')]).toEqual([0, 1]);
  });

  it('that was missed is caught up on, with the sizes of now, and only of what was there', async () => {
    await keep('one', 1000n);
    await closeAt('2027-03-02T02:00');
    await keep('one', 500n);
    await keep('two', 7n);
    await sql.query(`update repositories set created_at = '2027-03-04T20:00Z' where name = 'two'`);
    expect(await closeAt('2027-03-05T02:00')).toBe(3);
    expect(await stored()).toEqual({ 'ann/one': '2500', 'ann/two': '7' });
    expect(await closeAt('2027-04-02T02:00')).toBe(28);
    const months = await sql.query<{ month: string }>(`select distinct to_char(month, 'YYYY-MM') as month from showback_months order by 1`);
    expect(months.rows).toEqual([{ month: '2027-03' }, { month: '2027-04' }]);
  });

  it('is in the report before it is counted as well, and the same afterwards', async () => {
    await keep('one', 3000n);
    await closeAt('2027-03-03T02:00');
    await use('mia', 'prompt-tokens', 5, '2027-03-03T12:00');
    await use('mia', 'prompt-tokens', 7, '2027-03-02T12:00');
    await use('mia', 'job-seconds', 1.0005, '2027-03-04T23:59:59.999');
    now = at('2027-03-04T00:30');
    const before = await report('2027-03');
    // the second of March was counted before that was told of
    expect(before.totals).toMatchObject({ byteDays: '12000', storedBytes: 3000, promptTokens: 5, jobSeconds: 1.001 });
    expect(before.daysCounted).toBe(4);
    expect(await closeAt('2027-03-04T02:00')).toBe(1);
    expect((await report('2027-03')).totals).toEqual(before.totals);
  });
});

async function waiting(count: number): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await sql.query<{ count: string }>(
      `select count(*) from pg_locks where relation = 'showback_days'::regclass and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    if (Number(rows[0]!.count) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`no ${count} wait for the table of days`);
}

describe('what was used', () => {
  const byRepository = (body: Body): Record<string, number[]> =>
    Object.fromEntries(
      body.repositories.map(({ repository, jobSeconds, trainedTokens, promptTokens, completionTokens }) => {
        return [repository?.name ?? '', [jobSeconds, trainedTokens, promptTokens, completionTokens]];
      }),
    );

  it('belongs to the repository of a job’s result, to the model that answered, and else to none', async () => {
    const [made, unmade, two] = [await job('mia', 'one'), await job('mia', null), await idOf('repositories', 'two')];
    await use('mia', 'job-seconds', 60, '2027-03-01T01:00', { key: `job:${made}:attempt:1:seconds` });
    await use('mia', 'trained-tokens', 900, '2027-03-01T01:00', { key: `job:${made}:trained-tokens` });
    await use('mia', 'job-seconds', 7, '2027-03-01T01:00', { key: `job:${unmade}:attempt:1:seconds` });
    await use('mia', 'prompt-tokens', 10, '2027-03-01T02:00', { key: 'serving:1:call:1:prompt', details: { repositoryId: two } });
    await use('mia', 'completion-tokens', 3, '2027-03-01T02:00', { key: 'serving:1:call:1:completion', details: { repositoryId: two } });
    await use('mia', 'prompt-tokens', 100, '2027-03-01T03:00', { details: { model: 'bought-elsewhere' } });
    await use('mia', 'prompt-tokens', 1, '2027-03-01T03:00', { details: { repositoryId: '999999999' } });
    const expected = { '': [7, 0, 101, 0], 'ann/one': [60, 900, 0, 0], 'ann/two': [0, 0, 10, 3] };
    now = at('2027-03-01T12:00');
    expect(byRepository(await of('mia', '2027-03'))).toEqual(expected);
    await closeAt('2027-03-02T02:00');
    expect(byRepository(await of('MIA', '2027-03'))).toEqual(expected);
  });

  it('by what is gone stays in the report of its month, by its last name', async () => {
    const id = (await get(OrganizationsService).create(SYSTEM, { name: 'gone' })).id;
    const repository = await sql.query<{ id: string }>(
      `insert into repositories (type, namespace_id, name, name_key, is_private, created_at)
       values ('model', $1, 'lost', 'lost', false, '2027-01-01') returning id`,
      [id],
    );
    await sql.query(
      'insert into repository_usage (repository_id, file_bytes) values ($1, 40) on conflict (repository_id) do update set file_bytes = 40',
      [repository.rows[0]!.id],
    );
    await closeAt('2027-03-02T02:00');
    await sql.query(`update namespaces set name = 'gone-by-now', name_key = 'gone-by-now' where id = $1`, [id]);
    await closeAt('2027-03-03T02:00');
    await sql.query('delete from repositories where namespace_id = $1', [id]);
    await sql.query('delete from namespaces where id = $1', [id]);
    await closeAt('2027-04-02T02:00');
    const [row] = (await report('2027-03')).namespaces.filter(({ name }) => name.startsWith('gone'));
    expect(row).toMatchObject({ name: 'gone-by-now', isGone: true, byteDays: '80' });
    const found = await of('gone-by-now', '2027-03');
    expect(found.repositories).toMatchObject([{ repository: { name: 'gone-by-now/lost', isGone: true }, byteDays: '80' }]);
    expect((await report('2027-04')).namespaces.filter(({ name }) => name.startsWith('gone'))).toEqual([]);
  });
});

describe('what it comes to', () => {
  const setRates = async (rates: object): Promise<number> =>
    (await ask('boss', 'PUT', '/admin/showback/rates', { ...NO_RATES, ...rates })).status;

  it('is said once there are rates, by those of the month, whatever they become', async () => {
    await keep('one', GIB);
    await closeAt('2027-03-02T02:00');
    expect(await report('2027-03')).toMatchObject({ isPriced: false, rates: { storage: '0', since: null }, totals: { costMinor: '0' } });
    now = at('2027-03-20T00:00');
    expect(await setRates({ storage: '0.5' })).toBe(204);
    now = at('2027-04-03T12:00');
    expect(await setRates({ storage: '3.10', trained: '0.000001' })).toBe(204);
    await get(ShowbackDays).closeDue();
    const march = await report('2027-03');
    expect(march).toMatchObject({
      isPriced: true,
      rates: { storage: '0.5', trained: '0' },
      totals: { costMinor: '50', storedBytes: Number(GIB) },
    });
    expect((await report('2027-04')).totals.costMinor).toBe('31');
    const { rows } = await sql.query(
      `select subject, details from audit_events where action = 'showback.rates-changed' order by id desc limit 1`,
    );
    expect(rows).toMatchObject([{ subject: 'hub', details: { storage: '3.1', currency: 'USD' } }]);
  });

  it('of a month before any rates are made is by the first ones', async () => {
    await use('mia', 'job-seconds', 3600, '2027-03-01T01:00');
    await closeAt('2027-03-02T02:00');
    now = at('2027-05-01T12:00');
    await setRates({ jobHour: '2' });
    await setRates({ jobHour: '4' });
    expect([(await report('2027-03')).totals.costMinor, (await report('2027-05')).rates['jobHour']]).toEqual(['200', '4']);
  });

  it('is rounded once for each line, half up, and adds up exactly', async () => {
    const quantities = { 'prompt-tokens': 4_999, 'completion-tokens': 5_000, 'trained-tokens': 333_333, 'job-seconds': 12.345 };
    const rates = { storage: '0.123456', jobHour: '1.5', prompt: '1', completion: '1', trained: '0.7' };
    await keep('one', 123_456_789_012n);
    await keep('two', 987_654_321n);
    const two = await idOf('repositories', 'two');
    for (const name of ['ann', 'mia', 'acme'])
      for (const [kind, quantity] of Object.entries(quantities)) {
        await use(name, kind, quantity, '2027-02-10T10:00', { details: name === 'ann' ? {} : { repositoryId: two } });
        await use(name, kind, quantity, '2027-02-11T10:00');
      }
    now = at('2027-02-10T12:00');
    await setRates(rates);
    await closeAt('2027-02-11T18:00');
    const whole = await report('2027-02');
    const parts = await Promise.all(whole.namespaces.map(({ name }) => of(name, '2027-02')));
    const sum = (lines: readonly Used[]): bigint => lines.reduce((all, { costMinor }) => all + BigInt(costMinor), 0n);
    expect(whole.namespaces.map(({ name }) => name)).toEqual(['acme', 'ann', 'mia']);
    expect(sum(whole.namespaces)).toBe(BigInt(whole.totals.costMinor));
    for (const { namespace, repositories } of parts) {
      expect(sum(repositories)).toBe(BigInt(namespace.costMinor));
      for (const line of repositories)
        expect([namespace.name, line.repository?.name, line.costMinor]).toEqual([
          namespace.name,
          line.repository?.name,
          costOf(line, rates),
        ]);
    }
  });

  /** Of a line of February 2027, in cents: the same sum in one fraction. */
  function costOf(line: Used, rates: Record<string, string>): string {
    const micro = (text = '0'): bigint => BigInt(Math.round(Number(text) * 1e6));
    const denominator = 28n * GIB * 3_600_000n * 1_000_000n;
    const parts = [
      [BigInt(line.byteDays) * micro(rates['storage']), 28n * GIB],
      [BigInt(Math.round(line.jobSeconds * 1000)) * micro(rates['jobHour']), 3_600_000n],
      [BigInt(line.promptTokens) * micro(rates['prompt']), 1_000_000n],
      [BigInt(line.completionTokens) * micro(rates['completion']), 1_000_000n],
      [BigInt(line.trainedTokens) * micro(rates['trained']), 1_000_000n],
    ] as const;
    const numerator = parts.reduce((all, [above, below]) => all + above * (denominator / below), 0n);
    return String((2n * numerator + denominator * 10_000n) / (2n * denominator * 10_000n));
  }
});

describe('what was paid', () => {
  const total = async (name: string): Promise<Body> => {
    now = Date.now();
    return of(name, new Date().toISOString().slice(0, 7));
  };

  it('is what the ledger has, by what it was for, and by repository what was bought of it', async () => {
    now = Date.now();
    const [mia, ann] = [BigInt(await idOf('namespaces', 'mia')), BigInt(await idOf('namespaces', 'ann'))];
    await payIn(get(LedgerService), mia, 10_000n);
    const path = '/repositories/model/ann/one';
    await ask('ann', 'PUT', `${path}/offer`, { price: '9.99', licenceName: 'L', licenceText: 'T' });
    const { offer } = (await ask('mia', 'GET', `${path}/offer`)).body;
    const bought = await ask('mia', 'POST', `${path}/purchases`, { buyer: 'mia', offerId: offer.id, requestKey: randomUUID() });
    expect((await total('mia')).repositories).toMatchObject([{ repository: { name: 'ann/one' }, paidMinor: '999', byteDays: '0' }]);
    const back = { amount: '4.00', reason: 'x', confirmedAmount: '4.00', requestKey: randomUUID() };
    expect((await ask('ann', 'POST', `/sales/${bought.body.id}/refunds`, back)).status).toBe(200);
    for (const [kind, amount] of [
      ['invoice', 1200n],
      ['credit-note', -200n],
      ['use', 31n],
      ['compute', 7n],
      ['tip', 500n],
      ['job-tip', 50n],
      ['hold', 5n],
    ] as const)
      await spend(mia, kind, amount);
    await spend(ann, 'refund', -1n);
    const { namespace, repositories } = await total('mia');
    expect(namespace.paid).toEqual({
      purchasesMinor: '599',
      plansMinor: '1000',
      useMinor: '31',
      computingMinor: '7',
      tipsMinor: '550',
      totalMinor: '2187',
    });
    expect(repositories.map(({ repository, paidMinor }) => [repository?.name ?? null, paidMinor])).toEqual([
      [null, '1588'],
      ['ann/one', '599'],
    ]);
    const { totals, namespaces } = (await ask('boss', 'GET', '/admin/showback')).body;
    expect(totals.paid.totalMinor).toBe('2186');
    expect(namespaces.map(({ name, paid }) => [name, paid?.totalMinor])).toEqual([
      ['ann', '-1'],
      ['mia', '2187'],
    ]);
    const people = (await ask('boss', 'GET', '/admin/showback?kind=organization')).body;
    expect([people.namespaces, people.totals.paid.totalMinor]).toEqual([[], '0']);
  });

  /** Booked as such a transaction; what is held moves within what they have. */
  async function spend(holder: bigint, kind: string, amountMinor: bigint): Promise<void> {
    const to = kind === 'hold' ? ({ kind: 'held', holder } as const) : ({ kind: 'plans', holder: null } as const);
    const lines = [
      { account: { kind: 'wallet', holder, currency: 'USD' } as const, amountMinor: -amountMinor },
      { account: { ...to, currency: 'USD' }, amountMinor },
    ];
    await get(LedgerService).post({ key: `spec:${randomUUID()}`, kind, reference: `spec:${kind}`, effectiveAt: new Date(), lines });
  }
});

describe('the report', () => {
  it('is a table too, with a line for each namespace and repository', async () => {
    await keep('one', GIB);
    await use('acme', 'prompt-tokens', 12, '2027-03-01T01:00');
    now = at('2027-03-02T12:00');
    const { status, text } = await ask('boss', 'GET', '/admin/showback.csv?month=2027-03');
    const [head = '', ...lines] = text.trim().split('\r\n');
    expect([status, head.split(',').length]).toEqual([200, 14]);
    expect(head).toContain('month,counted until,namespace,kind,repository type,repository,average GiB stored');
    expect(lines.map((line) => line.split(',').slice(2, 7))).toEqual([
      ['acme', 'organization', '', '', '0.000000'],
      ['ann', 'user', 'model', 'ann/one', '1.000000'],
    ]);
    const own = await ask('ann', 'GET', '/namespaces/acme/showback.csv?month=2027-03');
    expect(own.text.trim().split('\r\n')).toHaveLength(2);
  });

  it('of an organization is for its admins, of a user for themselves', async () => {
    now = at('2027-03-02T12:00');
    await keep('one', 10n);
    expect((await ask('ann', 'GET', '/namespaces/ann/showback')).body).toMatchObject({ namespace: { name: 'ann', byteDays: '20' } });
    expect((await ask('ann', 'GET', '/namespaces/acme/showback')).body).toMatchObject({ namespace: { name: 'acme' }, repositories: [] });
    expect((await ask('mia', 'GET', '/namespaces/acme/showback')).status).toBe(403);
    expect((await ask('mia', 'GET', '/namespaces/ann/showback.csv')).status).toBe(403);
    expect((await ask('mia', 'GET', '/admin/showback')).status).toBe(403);
  });

  it('comes in pages', async () => {
    now = at('2027-03-02T12:00');
    for (const name of ['ann', 'mia', 'acme']) await use(name, 'prompt-tokens', 1, '2027-03-01T01:00');
    const { namespaces, totals } = (await ask('boss', 'GET', '/admin/showback?cursor=ann')).body;
    expect([namespaces.map(({ name }) => name), totals.promptTokens]).toEqual([['mia'], 3]);
    await keep('one', 1n);
    await keep('two', 1n);
    const rest = (await ask('boss', 'GET', `/admin/showback/ann?cursor=${await idOf('repositories', 'one')}:ann/one`)).body;
    expect(rest.repositories.map(({ repository }) => repository?.name)).toEqual(['ann/two']);
  });

  it('is refused for what is no month, has not begun, or was before it', async () => {
    await closeAt('2027-03-02T02:00');
    const refusal = async (path: string): Promise<unknown[]> => {
      const { status, body } = await ask('boss', 'GET', path);
      return [status, body.code];
    };
    for (const month of ['2027-13', '2027-3', 'x', '2027-03-01'])
      expect(await refusal(`/admin/showback?month=${month}`)).toEqual([400, 'showback/month']);
    expect(await refusal('/admin/showback?month=2027-04')).toEqual([400, 'showback/future']);
    expect(await refusal('/admin/showback.csv?month=2027-02')).toEqual([400, 'showback/too-early']);
    expect(await refusal('/admin/showback/nobody')).toEqual([404, 'showback/not-found']);
    const rates = await Promise.all(
      ['-1', '1e3', '0.0000001', '10000000'].map((storage) => ask('boss', 'PUT', '/admin/showback/rates', { ...NO_RATES, storage })),
    );
    expect(rates.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(rates.at(-1)?.body.code).toBe('showback/rate');
  });
});
