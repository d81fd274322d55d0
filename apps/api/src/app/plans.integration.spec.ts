// Plans over a whole hub and a real database, with the clock moved: periods, renewals, grace, changes, invoices, and what a plan gives wherever it is enforced.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { SYSTEM, type UserActor } from '../common/actor';
import { Clock } from '../common/clock';
import { AccessService } from '../modules/access';
import { AccountsService } from '../modules/accounts';
import { GatewayCalls } from '../modules/gateway';
import { JobMoves, JobsService, UsageStore } from '../modules/jobs';
import { JobClaimStore } from '../modules/jobs/job-claim.store';
import { RunnersStore } from '../modules/jobs/runners.store';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { OrganizationsService } from '../modules/organizations';
import { EntitlementsService, SubscriptionRenewals } from '../modules/plans';
import { QuotasService } from '../modules/quotas';
import { TokensService } from '../modules/tokens';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);
const DAY = 86_400_000;

let hub: TestHub;
let boss: TestPerson;
let sql: pg.Client;
let now: number;
let count = 0;

interface Line {
  kind: string;
  amountMinor: string;
}

interface Body {
  code: string;
  at: string;
  token: string;
  kind: string;
  totalMinor: string;
  promoMinor: string;
  walletMinor: string;
  taxMinor: string;
  plan: string;
  plans: { code: string; monthMinor: string; subscribers: { version: number; count: number }[] }[];
  subscriptions: object[];
  lines: Line[];
  invoices: (Body & { id: string; number: string; fromAt: string; untilAt: string; issuedAt: string; buyer: object })[];
  subscription: { state: string; periodStart: string; periodEnd: string; seats: number; cancelsAtEnd: boolean } | null;
  upcoming: { lines: Line[]; at: string; totalMinor: string } | null;
  entitlements: { concurrentJobs: number; requestsFactor: number };
  id: string;
}

const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type as never, { strict: false });

beforeAll(async () => {
  hub = await startTestHub({
    GROVE_PAYMENTS: 'fake',
    GROVE_CURRENCY: 'USD',
    GROVE_JOBS_PER_NAMESPACE: '1',
    GROVE_DEFAULT_QUOTA_BYTES: '1MB',
    GROVE_GATEWAY_MONTHLY_TOKENS: '100',
  });
  jest.spyOn(get(Clock), 'now').mockImplementation(() => new Date(now));
  now = Date.now();
  boss = await hub.person('boss');
  await get(AccountsService).setAdmin(SYSTEM, 'boss', true);
  sql = new pg.Client({ connectionString: hub.connectionString });
  await sql.connect();
});
afterAll(async () => {
  await sql?.end();
  await hub?.stop();
});
beforeEach(() => {
  now = Date.now();
});

async function ask(person: TestPerson, method: string, path: string, body?: object): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${hub.url}/hub/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: (text.startsWith('{') ? JSON.parse(text) : {}) as Body };
}

const newcomer = (): Promise<TestPerson> => hub.person(`payer-${++count}`);
const idOf = async (name: string): Promise<bigint> =>
  BigInt((await sql.query<{ id: string }>('select id from namespaces where name_key = $1', [name])).rows[0]!.id);

const pay = async (name: string, amountMinor: bigint, kind: 'wallet' | 'promo' = 'wallet'): Promise<void> =>
  payIn(get(LedgerService), await idOf(name), amountMinor, { kind, at: new Date(now) });

async function choose(who: TestPerson, of: string, wish: object): Promise<{ shown: Body; status: number; body: Body }> {
  const shown = (await ask(who, 'POST', `/namespaces/${of}/subscription/preview`, wish)).body;
  const { at, token } = shown;
  return { shown, ...(await ask(who, 'PUT', `/namespaces/${of}/subscription`, { ...wish, at, token, requestKey: randomUUID() })) };
}

const PRO = { plan: 'pro', interval: 'month' };
const planOf = async (who: TestPerson, of = who.name): Promise<Body> => (await ask(who, 'GET', `/namespaces/${of}/subscription`)).body;
const invoicesOf = async (who: TestPerson, of = who.name): Promise<Body['invoices']> =>
  (await ask(who, 'GET', `/namespaces/${of}/invoices`)).body.invoices.toReversed();
const renew = (): Promise<number> => get(SubscriptionRenewals).renewDue();

/** Ends it, so that it is not due in the tests that come. */
const over = (who: TestPerson): Promise<unknown> =>
  sql.query('update subscriptions set due_at = null where namespace_id = (select id from namespaces where name = $1)', [who.name]);

describe('plans', () => {
  it.each([
    ['31 January', '2027-01-31T10:00:00.000Z', 'UTC', '2027-02-28T10:00:00.000Z'],
    ['a leap day', '2028-02-29T10:00:00.000Z', 'UTC', '2028-03-29T10:00:00.000Z'],
    ['a day before clocks change', '2027-03-14T15:30:00.000Z', 'Europe/Berlin', '2027-04-14T14:30:00.000Z'],
    ['a zone with a change the other way', '2027-10-10T00:30:00.000Z', 'America/New_York', '2027-11-10T01:30:00.000Z'],
  ])('bill 13 months from %s with 13 invoices, each as it was shown before', async (_, from, zone, second) => {
    await sql.query('update billing_settings set time_zone = $1', [zone]);
    const who = await newcomer();
    await pay(who.name, 100_000n);
    now = Date.parse(from);
    const { shown, status } = await choose(who, who.name, PRO);
    expect(status).toBe(200);
    const foreseen = [shown.lines];
    for (let month = 1; month < 13; month++) {
      const { upcoming, subscription } = await planOf(who);
      if (month === 1) expect(subscription?.periodEnd).toBe(second);
      foreseen.push(upcoming!.lines);
      now = Date.parse(subscription!.periodEnd) + (month % 3) * 1000;
      await Promise.all([renew(), renew()]);
    }
    const invoices = await invoicesOf(who);
    expect(invoices.map(({ lines }) => lines)).toEqual(foreseen);
    expect(invoices.slice(1).map(({ fromAt }) => fromAt)).toEqual(invoices.slice(0, -1).map(({ untilAt }) => untilAt));
    expect(await walletOf(who.name)).toBe(100_000n - 13n * 900n);
    await over(who);
    await sql.query(`update billing_settings set time_zone = 'UTC'`);
  });

  it('that are told twice, late and by clocks that differ charge a period once, and catch up in order', async () => {
    const who = await newcomer();
    await pay(who.name, 100_000n);
    now = Date.parse('2027-01-15T00:00:00Z');
    await choose(who, who.name, PRO);
    now = Date.parse('2027-05-20T00:00:00Z');
    await Promise.all([renew(), renew(), renew()]);
    now = Date.parse('2027-05-14T23:59:30Z');
    await renew();
    const invoices = await invoicesOf(who);
    expect(invoices.map(({ fromAt }) => fromAt.slice(0, 10))).toEqual([
      '2027-01-15',
      '2027-02-15',
      '2027-03-15',
      '2027-04-15',
      '2027-05-15',
    ]);
    await over(who);
  });

  it('whose connections die at any moment of a renewal have one invoice and one charge for each period', async () => {
    const who = await newcomer();
    await pay(who.name, 100_000n);
    now = Date.parse('2027-01-15T00:00:00Z');
    await choose(who, who.name, PRO);
    now = Date.parse('2027-12-20T00:00:00Z');
    for (let turn = 0; turn < 15; turn++) {
      const done = renew().catch(() => 0);
      await new Promise((resolve) => setTimeout(resolve, turn * 3));
      await sql.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and query not ilike $1',
        ['listen%'],
      );
      await done;
    }
    for (let turn = 0; turn < 20; turn++) await renew().catch(() => 0);
    const { rows } = await sql.query<{ count: string; keys: string; charged: string }>(
      `select count(*), count(distinct i.key) as keys, (select count(*) from ledger.transaction t where t.reference = i.reference and t.kind = 'invoice') as charged
       from invoices i where namespace_id = $1 group by i.reference`,
      [await idOf(who.name)],
    );
    expect(rows).toEqual([{ count: '12', keys: '12', charged: '12' }]);
    await over(who);
  });

  it('that cannot be paid stay for the days of grace, are tried again, end without deleting, and go on when paid', async () => {
    const who = await newcomer();
    await pay(who.name, 900n);
    now = Date.parse('2027-01-01T00:00:00Z');
    await choose(who, who.name, PRO);
    const end = Date.parse('2027-02-01T00:00:00Z');
    const seen: [number, string, number][] = [];
    for (const day of [0, 0.5, 1, 3, 5, 7, 13.9, 14]) {
      now = end + day * DAY;
      await renew();
      const { subscription, entitlements } = await planOf(who);
      seen.push([day, subscription!.state, entitlements.concurrentJobs]);
    }
    expect(seen).toEqual([...[0, 0.5, 1, 3, 5, 7, 13.9].map((day) => [day, 'past_due', 4]), [14, 'unpaid', 1]]);
    expect((await sql.query('select attempts from subscriptions where namespace_id = $1', [await idOf(who.name)])).rows).toEqual([
      { attempts: 6 },
    ]);
    expect((await ask(who, 'POST', `/namespaces/${who.name}/subscription/pay`)).body.code).toBe('plan/insufficient-funds');
    await pay(who.name, 900n);
    now = end + 20 * DAY;
    const paid = (await ask(who, 'POST', `/namespaces/${who.name}/subscription/pay`)).body;
    expect(paid).toMatchObject({
      subscription: { state: 'active', periodStart: '2027-02-21T00:00:00.000Z' },
      entitlements: { concurrentJobs: 4 },
    });
    expect(await invoicesOf(who)).toHaveLength(2);
    await over(who);
  });

  it('that are tried out cost nothing, once, and end where nobody pays', async () => {
    const who = await newcomer();
    const { shown, body } = await choose(who, who.name, { ...PRO, withTrial: true });
    expect(shown).toMatchObject({ kind: 'trial', totalMinor: '0' });
    expect(body).toMatchObject({ subscription: { state: 'trialing' }, entitlements: { requestsFactor: 2 } });
    now += 14 * DAY + 60_000;
    await renew();
    expect(await planOf(who)).toMatchObject({ subscription: null, entitlements: { requestsFactor: 1 } });
    const again = await ask(who, 'POST', `/namespaces/${who.name}/subscription/preview`, { ...PRO, withTrial: true });
    expect([again.status, again.body.code]).toEqual([409, 'plan/trial-used']);
    expect(await invoicesOf(who)).toEqual([]);
  });

  it('are paid with promotional credit first, contain the tax, and are given back by a credit note', async () => {
    await sql.query('update billing_settings set tax_basis_points = 600');
    const who = await newcomer();
    await pay(who.name, 300n, 'promo');
    await pay(who.name, 600n);
    await ask(who, 'PUT', `/namespaces/${who.name}/billing-details`, {
      name: '深圳模林科技有限公司',
      address: '南山区 1 号',
      taxId: '91440300',
      email: '',
    });
    const { shown, status } = await choose(who, who.name, PRO);
    expect([status, shown.promoMinor, shown.walletMinor, shown.taxMinor]).toEqual([200, '300', '600', '34']);
    await sql.query('update billing_settings set tax_basis_points = 0');
    const [invoice] = await invoicesOf(who);
    expect(invoice).toMatchObject({
      totalMinor: '900',
      promoMinor: '300',
      taxMinor: '34',
      buyer: { name: '深圳模林科技有限公司', taxId: '91440300' },
    });
    await expect(sql.query('update invoices set total_minor = 0')).rejects.toThrow('never changed');
    await expect(sql.query('delete from invoices')).rejects.toThrow('never changed');
    const credit = (form: object): ReturnType<typeof ask> =>
      ask(boss, 'POST', `/admin/invoices/${invoice!.id}/credit-notes`, { reason: 'x', requestKey: 'credit-note-1', ...form });
    expect((await credit({ amount: '4.50', confirmedAmount: '4.00' })).body.code).toBe('invoice/not-confirmed');
    const note = (await credit({ amount: '4.50', confirmedAmount: '4.50' })).body;
    expect(note).toMatchObject({ kind: 'credit-note', totalMinor: '-450', promoMinor: '-150', walletMinor: '-300', taxMinor: '-17' });
    expect((await credit({ amount: '4.50', confirmedAmount: '4.50' })).body.id).toBe(note.id);
    expect((await credit({ amount: '4.51', confirmedAmount: '4.51', requestKey: 'credit-note-2' })).body.code).toBe('invoice/credit');
    expect((await credit({ confirmedAmount: '4.50', requestKey: 'credit-note-3' })).body.totalMinor).toBe('-450');
    expect(await walletOf(who.name)).toBe(600n);
    const paper = async (path: string): Promise<Buffer> =>
      Buffer.from(
        await (
          await fetch(`${hub.url}/hub/v1/invoices/${invoice!.id}/${path}`, { headers: { authorization: `Bearer ${who.token}` } })
        ).arrayBuffer(),
      );
    expect((await paper('pdf?lang=zh-CN')).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await paper('csv')).toString()).toContain('深圳模林科技有限公司');
    expect((await ask(await newcomer(), 'GET', `/invoices/${invoice!.id}`)).status).toBe(404);
    await over(who);
  });

  it('number invoices without gaps, whatever is refused in between', async () => {
    const { rows } = await sql.query<{ year: number; most: number; count: number }>(
      'select year, max(serial) as most, count(*)::int as count from invoices group by year order by year',
    );
    expect(rows.length).toBeGreaterThan(1);
    for (const { most, count: all } of rows) expect(most).toBe(all);
  });

  it('are upgraded now for what is left, downgraded at the end, and refuse what was not shown', async () => {
    const who = await newcomer();
    const organizations = get(OrganizationsService);
    const name = `team-${++count}`;
    const actor = (await get(TokensService).resolve(who.token)) as UserActor;
    await organizations.create(actor, { name });
    await pay(name, 1_000_000n);
    now = Date.parse('2027-04-01T00:00:00Z');
    expect((await ask(who, 'POST', `/namespaces/${name}/subscription/preview`, PRO)).body.code).toBe('plan/audience');
    await choose(who, name, { plan: 'team', interval: 'month', seats: 2 });
    now = Date.parse('2027-04-16T00:00:00Z');
    const more = await choose(who, name, { plan: 'team', interval: 'month', seats: 4 });
    expect(more.shown.lines.map(({ amountMinor }) => amountMinor)).toEqual(['-2000', '4000']);
    const fewer = await choose(who, name, { plan: 'team', interval: 'month', seats: 1 });
    expect([fewer.shown.kind, fewer.shown.totalMinor, fewer.body.subscription?.seats]).toEqual(['later', '0', 4]);
    const preview = (
      await ask(who, 'POST', `/namespaces/${name}/subscription/preview`, { plan: 'enterprise', interval: 'month', seats: 1 })
    ).body;
    const confirm = (form: object): ReturnType<typeof ask> =>
      ask(who, 'PUT', `/namespaces/${name}/subscription`, {
        plan: 'enterprise',
        interval: 'month',
        seats: 4,
        at: preview.at,
        token: preview.token,
        requestKey: randomUUID(),
        ...form,
      });
    expect((await confirm({})).body.code).toBe('plan/preview-stale');
    const year = (await ask(who, 'POST', `/namespaces/${name}/subscription/preview`, { plan: 'team', interval: 'year', seats: 4 })).body;
    const wanted = { plan: 'team', interval: 'year', at: year.at, token: year.token, requestKey: randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => confirm(wanted)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const invoices = await invoicesOf(who, name);
    expect(invoices).toHaveLength(3);
    expect(invoices.at(-1)?.lines).toEqual(year.lines);
    expect(answers[0]?.body.subscription?.periodEnd).toBe('2028-04-16T00:00:00.000Z');
    const cancelled = (await ask(who, 'POST', `/namespaces/${name}/subscription/cancel`)).body;
    expect(cancelled).toMatchObject({ subscription: { cancelsAtEnd: true, state: 'active' }, upcoming: null });
    expect((await ask(who, 'POST', `/namespaces/${name}/subscription/resume`)).body.subscription?.cancelsAtEnd).toBe(false);
    await ask(who, 'POST', `/namespaces/${name}/subscription/cancel`);
    now = Date.parse('2028-04-16T00:00:00Z') - 1;
    expect((await planOf(who, name)).entitlements.concurrentJobs).toBe(8);
    now += 1;
    expect((await planOf(who, name)).entitlements.concurrentJobs).toBe(1);
    await renew();
    expect((await planOf(who, name)).subscription).toBeNull();
  });

  it('keep the price that they were made with, until their owner moves', async () => {
    const who = await newcomer();
    await pay(who.name, 100_000n);
    await choose(who, who.name, PRO);
    const words = { name: { en: 'Pro', 'zh-CN': '专业版' }, summary: { en: 'x', 'zh-CN': 'x' } };
    const form = {
      isVisible: true,
      monthPrice: '12',
      yearPrice: '120',
      trialDays: 14,
      terms: {
        concurrentJobs: 4,
        requestsFactor: 2,
        jobMinutesPerMonth: 3000,
        jobPriority: 1,
        privateStorageBytes: 1e12,
        gatewayTokensPerMonth: 1000,
      },
      ...words,
    };
    const subscribers = async (): Promise<{ version: number; count: number }[]> =>
      (await ask(boss, 'GET', '/admin/plans')).body.plans.find(({ code }) => code === 'pro')?.subscribers ?? [];
    const [before] = await subscribers();
    expect((await ask(boss, 'PUT', '/admin/plans/pro', form)).status).toBe(200);
    // Who has it stays on the version that it was made with.
    expect(await subscribers()).toContainEqual(before);
    expect((await ask(boss, 'GET', '/admin/subscriptions')).body.subscriptions).toContainEqual(
      expect.objectContaining({ namespace: who.name, plan: 'pro', planVersion: before?.version }),
    );
    expect((await planOf(who)).upcoming?.totalMinor).toBe('900');
    expect((await ask(who, 'GET', '/plans')).body.plans.find(({ code }) => code === 'pro')?.monthMinor).toBe('1200');
    expect((await choose(who, who.name, { ...PRO, isNewTerms: true })).body.upcoming?.totalMinor).toBe('1200');
    await over(who);
  });
});

async function walletOf(name: string): Promise<bigint> {
  return get(LedgerService).balance({ kind: 'wallet', holder: await idOf(name), currency: 'USD' });
}

describe('what a plan gives', () => {
  let who: TestPerson;
  let id: bigint;

  beforeEach(async () => {
    who = await newcomer();
    id = await idOf(who.name);
  });

  const give = async (): Promise<void> => {
    const until = new Date(now + 5 * DAY).toISOString();
    expect((await ask(boss, 'PUT', `/admin/namespaces/${who.name}/subscription`, { plan: 'pro', until })).status).toBe(200);
  };
  const grant = async (action: 'run-jobs' | 'call-models') =>
    get(AccessService).namespace((await get(TokensService).resolve(who.token)) as UserActor, who.name, action);
  const newJob = async () =>
    get(JobsService).create(
      await grant('run-jobs'),
      { kind: 'spec', recipe: 'spec', title: 'x', settings: {}, cpus: 1, memoryBytes: 1, gpus: 0, secondsLimit: 60, priority: 0 },
      () => Promise.resolve(),
    );

  it('is room to store', async () => {
    await expect(get(QuotasService).assertRoom(id, 2_000_000)).rejects.toMatchObject({ code: 'quota/exceeded' });
    await give();
    await expect(get(QuotasService).assertRoom(id, 2_000_000)).resolves.toBeUndefined();
  });

  it('is jobs at once, ahead of others', async () => {
    const runner = { name: `runner-${count}`, namespaceId: id };
    const { rows } = await sql.query<{ id: string }>(
      `insert into runners (name, name_key, namespace_id, secret_hash, recipes, cpus, memory_bytes, gpus, slots) values ($1, $1, $2, $3, '{spec}', 8, 1000, 0, 8) returning id`,
      [runner.name, id, Buffer.from(runner.name)],
    );
    const record = await get(RunnersStore).find(BigInt(rows[0]!.id));
    const queue = async (): Promise<number> => {
      const job = await newJob();
      await get(JobMoves).quote(job.id, {}, 'x');
      await get(JobMoves).enqueue(job.id, 'user:spec');
      return job.priority;
    };
    const limits = { perNamespace: async (of: bigint) => (await get(EntitlementsService).of(of)).concurrentJobs, leaseMs: 60_000 };
    const claim = () => get(JobMoves).claim(record!, { cpus: 8, memoryBytes: 1000, gpus: 0 }, limits);
    expect([await queue(), await queue()]).toEqual([0, 0]);
    expect([(await claim()) !== null, (await claim()) !== null]).toEqual([true, false]);
    expect(await get(JobClaimStore).fullUp(limits.perNamespace)).toEqual([id]);
    await give();
    expect((await claim()) !== null).toBe(true);
    expect(await queue()).toBe(1);
  });

  it('is minutes of jobs, and whoever has used them hears of the plan that has more', async () => {
    await get(UsageStore).add({ key: `spec:${id}`, namespaceId: id, kind: 'job-seconds', quantity: 60 * 60 });
    await expect(newJob()).resolves.toMatchObject({ state: 'checking', title: 'x' });
    const words = { name: { en: 'Free', 'zh-CN': '免费版' }, summary: { en: 'x', 'zh-CN': 'x' } };
    const form = { isVisible: true, monthPrice: '0', yearPrice: '0', trialDays: 0, terms: { jobMinutesPerMonth: 60 }, ...words };
    expect((await ask(boss, 'PUT', '/admin/plans/free', form)).status).toBe(200);
    await get(EntitlementsService).of(id);
    const refusal = { kind: 'unpaid', code: 'plan/minutes-used', details: { most: 60, plan: 'pro' } };
    await expect(newJob()).rejects.toMatchObject(refusal);
    await give();
    await expect(newJob()).resolves.toMatchObject({ state: 'checking', title: 'x' });
  });

  it('is tokens of the gateway', async () => {
    await get(UsageStore).add({ key: `spec:${id}`, namespaceId: id, kind: 'prompt-tokens', quantity: 500 });
    const check = async () =>
      (get(GatewayCalls) as unknown as { checkQuota(of: object): Promise<void> }).checkQuota(await grant('call-models'));
    await expect(check()).rejects.toMatchObject({ code: 'gateway/quota' });
    await give();
    await expect(check()).resolves.toBeUndefined();
  });

  it('is more requests', async () => {
    await give();
    const factor = (): number => get(EntitlementsService).requestsFactor(id);
    factor();
    await get(EntitlementsService).of(id);
    expect(factor()).toBe(2);
  });

  it('ends with the day until which it was given', async () => {
    await give();
    expect((await planOf(who)).entitlements.concurrentJobs).toBe(4);
    now += 5 * DAY;
    expect((await planOf(who)).entitlements.concurrentJobs).toBe(1);
  });
});

it('adds up', async () => {
  const found = [];
  for await (const finding of get(LedgerDoctor).check()) found.push(finding);
  expect(found).toEqual([]);
});
