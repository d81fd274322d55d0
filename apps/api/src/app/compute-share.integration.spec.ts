// Computing for money, through the routes that people and runners speak, with a real queue and a real ledger: who may run what, what is set aside, what is taken,
// and that it is taken once, whatever happens. Time is the database's: a lease that ran for an hour is one whose beginning is an hour ago.
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { UserActor } from '../common/actor';
import { seededRandom } from '../common/seeded-random';
import { AccessService } from '../modules/access';
import { ComputeDoctor, CostSettlement, JobCostsService } from '../modules/compute';
import { JobKinds, JobMoves, type JobRecord, JobsService, mayTake, RunnersService, SHARING } from '../modules/jobs';
import { JobClaimStore } from '../modules/jobs/job-claim.store';
import { JobQueueStore } from '../modules/jobs/job-queue.store';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { SaleRelease } from '../modules/sales';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(240_000);

const SEED = Number(process.env.COMPUTE_SEED ?? Math.floor(Math.random() * 2 ** 31));
const STEPS = Number(process.env.COMPUTE_STEPS ?? 100);
const random = seededRandom(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const NEEDS = { recipe: 'spec', cpus: 1, memoryBytes: 2 ** 20, gpus: 0 };
const CAPACITY = { cpus: 64, memoryBytes: 2 ** 36, gpus: 8 };
const HOST = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
const OFFER = { version: '1', host: HOST, recipes: ['spec'], slots: 64, problem: null, ...CAPACITY };
const PAID_IN = 100_000n;
const HOUR = 3600;

let hub: TestHub;
let client: pg.Client;
let statements = 0;
const people = new Map<string, { person: TestPerson; actor: UserActor }>();

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD', GROVE_JOBS_PER_NAMESPACE: '1000' });
  client = new pg.Client({ connectionString: hub.connectionString });
  await client.connect();
  for (const name of ['ann', 'ben', 'cem', 'dora']) {
    const person = await hub.person(name);
    if (name === 'dora') await sql('update users set is_admin = true where id = (select id from namespaces where name = $1)', [name]);
    people.set(name, { person, actor: (await service(TokensService).resolve(person.token)) as UserActor });
    if (name !== 'dora') await pay(name, PAID_IN);
  }
  const nothing = { model: null, train: [], validation: [], result: { type: 'model' as const, repository: 'x/y' }, token: 'x' };
  service(JobKinds).add({
    kind: 'spec',
    assign: () => Promise.resolve({ settings: {}, ...nothing }),
    card: () => Promise.resolve([]),
    estimate: () => ({ value: HOUR, low: HOUR / 2, high: 2 * HOUR }),
    hidden: ({ settings }) => Promise.resolve((settings as { hidden?: string[] }).hidden ?? []),
  });
});
afterAll(async () => {
  await client?.end();
  await hub?.stop();
});
beforeEach(async () => {
  for (const table of ['jobs', 'job_shares', 'runners']) await sql(`delete from ${table}`);
  await service(CostSettlement).settleAll();
  await sql('update compute_settings set fee_basis_points = 1000, may_open = true');
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

const who = (name: string) => people.get(name)!;
const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  service(Database).rows(statement(`spec_compute_${statements++}`, text), values);

const pay = (name: string, amountMinor: bigint): Promise<void> => payIn(service(LedgerService), who(name).actor.userId, amountMinor);

const pot = (name: string, kind: 'wallet' | 'held' | 'pending' | 'available'): Promise<bigint> =>
  service(LedgerService).balance({ kind, holder: who(name).actor.userId, currency: 'USD' });
const hubs = (kind: 'sales-fee' | 'compute'): Promise<bigint> => service(LedgerService).balance({ kind, holder: null, currency: 'USD' });

interface Answer {
  status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers of many routes
  body: any;
}

async function ask(name: string, method: string, path: string, body?: object): Promise<Answer> {
  const answer = await fetch(`${hub.url}/hub/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${who(name).person.token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
}

interface GivenJob {
  key: string;
  attempt: number;
  secondsLimit: number;
  paidSeconds: number | null;
}

class Machine {
  constructor(
    readonly id: bigint,
    readonly token: string,
  ) {}

  /** `owner` null: the hub's. */
  static async register(owner: string | null, card?: { cpuHour?: string; gpuHour?: string; isOpen?: boolean }): Promise<Machine> {
    const name = `machine-${randomBytes(4).toString('hex')}`;
    const { body } = await ask('dora', 'POST', 'admin/runners', { name, ...(owner ? { namespace: owner } : {}) });
    const machine = new Machine(BigInt(body.id), body.token);
    const full = { cpuHour: '0', gpuHour: '0', isOpen: owner !== null, ...card };
    if (card) expect(await ask(owner ?? 'dora', 'PUT', `runners/${machine.id}/rate`, full)).toMatchObject({ status: 200 });
    return machine;
  }

  async ask(path: string, body: object): Promise<Answer> {
    const answer = await fetch(`${hub.url}/runner/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${this.token}` },
    });
    return { status: answer.status, body: await answer.json() };
  }

  async claim(): Promise<GivenJob | null> {
    return (await this.ask('claim', { offer: OFFER, free: CAPACITY })).body.job as GivenJob | null;
  }

  report(job: GivenJob, report: object): Promise<Answer> {
    return this.ask(`jobs/${job.key}/reports`, { attempt: job.attempt, report: 1 + below(1_000_000), ...report });
  }

  end(job: GivenJob, end: object): Promise<Answer> {
    return this.ask(`jobs/${job.key}/end`, { attempt: job.attempt, ...end });
  }
}

interface Asked {
  maxPrice?: string;
  mostCost?: string;
  runners?: 'none' | 'public' | 'any';
}

async function quoted(name: string, change: Partial<typeof NEEDS & { secondsLimit: number; settings: object }> = {}): Promise<JobRecord> {
  const namespace = await service(AccessService).namespace(who(name).actor, name, 'run-jobs');
  const asked = { ...NEEDS, kind: 'spec', title: 'a job', settings: {}, secondsLimit: 2 * HOUR, priority: 0 as const, ...change };
  const job = await service(JobsService).create(namespace, asked, () => Promise.resolve());
  await service(JobMoves).quote(job.id, {}, 'It is quoted.');
  return job;
}

const start = (name: string, job: JobRecord, compute?: Asked): Promise<Answer> =>
  ask(name, 'POST', `jobs/${job.key}/start`, compute && { compute: { maxPrice: '1.00', runners: 'any', ...compute } });

async function queued(name: string, compute: Asked = {}, change: Parameters<typeof quoted>[1] = {}): Promise<JobRecord> {
  const job = await quoted(name, change);
  expect(await start(name, job, compute)).toMatchObject({ status: 200, body: { state: 'queued' } });
  return job;
}

/** As if the attempt had begun so many seconds before. */
const ago = (job: JobRecord, seconds: number) =>
  sql(`update job_leases set begun_at = begun_at - $2::float8 * interval '1 second' where job_id = $1 and ended_at is null`, [
    job.id,
    seconds,
  ]);

const cost = async (name: string, job: JobRecord) => (await ask(name, 'GET', `jobs/${job.key}/cost`)).body;

async function leaseEnds(): Promise<void> {
  await sql(`update jobs set lease_until = now() - interval '1 second' where state = 'running'`);
  for (const lost of await service(JobQueueStore).lost()) await service(JobMoves).lose(lost);
  await sql('update jobs set not_before = now()');
}

const hasResult = (job: JobRecord) => sql(`update jobs set result_commit_oid = decode(repeat('ab', 20), 'hex') where id = $1`, [job.id]);
const keepCheckpoint = (job: JobRecord, attempt: number, agoSeconds: number) =>
  sql(
    `insert into job_checkpoints (job_id, step, attempt, storage_key, size_bytes, sha256, at)
     values ($1, $2, $2, 'x' || gen_random_uuid(), 1, decode(repeat('00', 32), 'hex'), now() - $3::float8 * interval '1 second') on conflict do nothing`,
    [job.id, attempt, agoSeconds],
  );

it('sets the most aside when a job is queued, takes what its attempt came to, and gives back the rest', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const before = { wallet: await pot('ann', 'wallet'), pending: await pot('ben', 'pending'), fee: await hubs('sales-fee') };
  const job = await queued('ann', { maxPrice: '1.50' });
  // Two hours at 1.50.
  expect([await pot('ann', 'wallet'), await pot('ann', 'held')]).toEqual([before.wallet - 300n, 300n]);
  const given = (await machine.claim())!;
  expect(given).toMatchObject({ key: job.key, paidSeconds: 3 * HOUR });
  await ago(job, HOUR);
  expect(await machine.report(given, { seconds: HOUR })).toMatchObject({ status: 200, body: { cancel: false } });
  expect(await cost('ann', job)).toMatchObject({ heldMinor: '300', usedMinor: '100', isSettled: false, maxPrice: '1.50', runners: 'any' });
  await hasResult(job);
  expect(await machine.end(given, { seconds: HOUR, outcome: {} })).toMatchObject({ body: { state: 'succeeded' } });
  expect(await sql(`select from outbox_events where kind = 'job.cost-due' and payload->>'jobId' = $1`, [String(job.id)])).toHaveLength(1);
  const settled = await Promise.all(Array.from({ length: 5 }, () => service(CostSettlement).settle(job.id)));
  expect(settled.filter(Boolean)).toHaveLength(1);
  expect([await pot('ann', 'wallet'), await pot('ann', 'held')]).toEqual([before.wallet - 100n, 0n]);
  expect([await pot('ben', 'pending'), await hubs('sales-fee')]).toEqual([before.pending + 90n, before.fee + 10n]);
  expect(await cost('ann', job)).toMatchObject({
    usedMinor: '100',
    isSettled: true,
    attempts: [{ attempt: 1, owner: 'ben', isHubs: false, hourPrice: '1.00', runnerSeconds: HOUR, paidSeconds: HOUR, amountMinor: '100' }],
  });
});

it('pays the lower of the two reports, whoever says more', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const amounts = [];
  for (const seconds of [1800, 1e9, 0, undefined]) {
    const job = await queued('ann');
    const given = (await machine.claim())!;
    await ago(job, HOUR);
    if (seconds !== undefined) await machine.report(given, { seconds: seconds / 2 });
    await machine.end(given, { seconds, failure: { class: 'trainer', code: 'trainer/x', message: 'x' } });
    await service(CostSettlement).settle(job.id);
    amounts.push((await cost('ann', job)).usedMinor);
  }
  // Half as long, longer than the lease, nothing, and no word at all.
  expect(amounts).toEqual(['50', '100', '0', '0']);
});

it('refuses times that make no sense, and does not count them', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const job = await queued('ann');
  const given = (await machine.claim())!;
  for (const seconds of [-1, 1e10, 'NaN', '60', {}])
    for (const call of ['report', 'end'] as const) expect(await machine[call](given, { seconds })).toMatchObject({ status: 400 });
  expect((await cost('ann', job)).attempts).toMatchObject([{ runnerSeconds: null }]);
});

it('pays an attempt that was lost until the last checkpoint that it kept, and goes on with what is left', async () => {
  const [one, two] = [await Machine.register('ben', { cpuHour: '1.00' }), await Machine.register('cem', { cpuHour: '0.50' })];
  const before = await pot('ann', 'wallet');
  const job = await queued('ann', { mostCost: '1.20' });
  const first = (await one.claim())!;
  await ago(job, HOUR);
  await one.report(first, { seconds: HOUR });
  // Half an hour of it is kept.
  await keepCheckpoint(job, 1, 1800);
  await leaseEnds();
  const second = (await two.claim())!;
  expect(second).toMatchObject({ key: job.key, attempt: 2 });
  // 70 cents are left: 84 minutes at 0.50. The first lease ended a moment after its checkpoint was half an hour old.
  expect(Math.abs(second.paidSeconds! - 84 * 60)).toBeLessThan(30);
  await leaseEnds();
  const third = (await two.claim())!;
  await ago(job, 600);
  await two.end(third, { seconds: 600, failure: { class: 'trainer', code: 'trainer/x', message: 'x' } });
  await service(CostSettlement).settle(job.id);
  const { attempts, usedMinor } = await cost('ann', job);
  expect(attempts).toMatchObject([
    { attempt: 1, isFault: true, owner: 'ben', amountMinor: '50' },
    { attempt: 2, isFault: true, owner: 'cem', paidSeconds: 0, amountMinor: '0' },
    { attempt: 3, isFault: false, owner: 'cem', paidSeconds: 600, amountMinor: '8' },
  ]);
  expect([usedMinor, await pot('ann', 'wallet'), await pot('ann', 'held')]).toEqual(['58', before - 58n, 0n]);
  const sold = await sql<{ seller: string; amount: bigint }>(
    `select n.name as seller, amount_minor as amount from sales s join namespaces n on n.id = s.seller_id where job_key = $1 order by 1`,
    [job.key],
  );
  expect(sold).toEqual([
    { seller: 'ben', amount: 50n },
    { seller: 'cem', amount: 8n },
  ]);
});

it('ends a job once what is set aside is used up, and never takes more', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const job = await queued('ann', { mostCost: '0.50' });
  const given = (await machine.claim())!;
  expect(given).toMatchObject({ paidSeconds: 1800, secondsLimit: 2 * HOUR });
  await keepCheckpoint(job, 1, 0);
  await ago(job, 2000);
  expect(await machine.report(given, { seconds: 2000 })).toMatchObject({ status: 200, body: { cancel: true } });
  expect((await ask('ann', 'GET', `jobs/${job.key}`)).body).toMatchObject({ state: 'failed', failure: { code: 'job/money-used-up' } });
  expect(await machine.report(given, { seconds: 2001 })).toMatchObject({ status: 409 });
  await service(CostSettlement).settle(job.id);
  expect(await cost('ann', job)).toMatchObject({ usedMinor: '50', isSettled: true });
  expect(await sql('select step from job_checkpoints where job_id = $1', [job.id])).toEqual([{ step: 1 }]);
});

it('says that the money was over where a runner only knows that its time was', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const job = await queued('ann', { mostCost: '0.50' });
  const given = (await machine.claim())!;
  await machine.end(given, { seconds: 1, failure: { class: 'timeout', code: 'trainer/timeout', message: 'It took too long.' } });
  expect((await ask('ann', 'GET', `jobs/${job.key}`)).body).toMatchObject({ state: 'failed', failure: { code: 'job/money-used-up' } });
});

it('keeps the price that an attempt was claimed under, and every card that there was', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const job = await queued('ann', { maxPrice: '1.00' });
  const given = (await machine.claim())!;
  const card = { cpuHour: '2.000001', gpuHour: '3', isOpen: true };
  expect(await ask('ben', 'PUT', `runners/${machine.id}/rate`, card)).toMatchObject({
    status: 200,
    body: { cpuHour: '2.000001', gpuHour: '3.00' },
  });
  await queued('ann', { maxPrice: '2.00' });
  expect(await machine.claim()).toBeNull();
  await ago(job, HOUR);
  await machine.end(given, { seconds: HOUR, failure: { class: 'trainer', code: 'trainer/x', message: 'x' } });
  await service(CostSettlement).settle(job.id);
  expect(await cost('ann', job)).toMatchObject({ usedMinor: '100' });
  const { body } = await ask('ben', 'GET', `runners/${machine.id}/rates`);
  expect(body.rates).toMatchObject([
    { cpuHour: '2.000001', gpuHour: '3.00', isOpen: true, currency: 'USD' },
    { cpuHour: '1.00', gpuHour: '0.00', isOpen: true },
  ]);
});

it('moves no money where somebody runs a job on a machine of their own, whatever that costs others', async () => {
  const machine = await Machine.register('ben', { cpuHour: '5.00' });
  const before = [await pot('ben', 'wallet'), await pot('ben', 'held')];
  const job = await quoted('ben');
  expect(await start('ben', job)).toMatchObject({ status: 200 });
  const given = (await machine.claim())!;
  expect(given).toMatchObject({ key: job.key, paidSeconds: null });
  await machine.end(given, { seconds: HOUR, failure: { class: 'trainer', code: 'trainer/x', message: 'x' } });
  expect(await service(CostSettlement).settle(job.id)).toBe(false);
  expect([await pot('ben', 'wallet'), await pot('ben', 'held')]).toEqual(before);
  expect(await cost('ben', job)).toMatchObject({ heldMinor: null, usedMinor: '0', attempts: [] });
});

it('brings the hub what its own machines earn, without a fee', async () => {
  const machine = await Machine.register(null, { gpuHour: '2.00' });
  const [income, fee] = [await hubs('compute'), await hubs('sales-fee')];
  const job = await queued('ann', { maxPrice: '4.00', runners: 'none' }, { gpus: 2 });
  const given = (await machine.claim())!;
  await ago(job, 900);
  await machine.end(given, { seconds: 900, failure: { class: 'trainer', code: 'trainer/x', message: 'x' } });
  await service(CostSettlement).settle(job.id);
  // Two GPUs at 2.00, a quarter of an hour.
  expect([await hubs('compute'), await hubs('sales-fee')]).toEqual([income + 100n, fee]);
  const [{ id } = { id: 0n }] = await sql<{ id: bigint }>('select id from sales where job_key = $1', [job.key]);
  const refund = { amount: '0.40', reason: 'It was slow.', requestKey: 'refund-of-the-hub' };
  expect(await ask('ann', 'POST', `sales/${id}/refunds`, refund)).toMatchObject({ status: 404 });
  expect(await ask('dora', 'POST', `sales/${id}/refunds`, refund)).toMatchObject({ body: { code: 'sale/not-confirmed' } });
  const wallet = await pot('ann', 'wallet');
  expect(await ask('dora', 'POST', `sales/${id}/refunds`, { ...refund, confirmedAmount: '0.40' })).toMatchObject({ status: 200 });
  expect([await hubs('compute'), await pot('ann', 'wallet')]).toEqual([income + 60n, wallet + 40n]);
});

it('is earned like all that is earned: held back, released, given back, shown by runner', async () => {
  const machine = await Machine.register('cem', { cpuHour: '1.00' });
  const job = await queued('ann');
  const given = (await machine.claim())!;
  await ago(job, HOUR);
  await machine.end(given, { seconds: HOUR, failure: { class: 'trainer', code: 'trainer/x', message: 'x' } });
  await service(CostSettlement).settle(job.id);
  const { body: earned } = await ask('cem', 'GET', 'namespaces/cem/sales');
  expect(earned.sales[0]).toMatchObject({
    kind: 'compute',
    type: null,
    jobKey: job.key,
    amountMinor: '100',
    ownMinor: '90',
    licenceName: null,
  });
  const before = { pending: await pot('cem', 'pending'), available: await pot('cem', 'available'), wallet: await pot('ann', 'wallet') };
  expect(await ask('cem', 'GET', 'namespaces/cem/earnings')).toMatchObject({ status: 200 });
  expect((await ask('ann', 'GET', 'namespaces/ann/purchases')).body.sales[0]).toMatchObject({ kind: 'compute', jobKey: job.key });
  const refund = { amount: '0.50', reason: 'It was slow.', requestKey: 'refund-of-cem-1' };
  expect(await ask('cem', 'POST', `sales/${earned.sales[0].id}/refunds`, refund)).toMatchObject({
    status: 200,
    body: { refundedMinor: '50' },
  });
  expect([await pot('cem', 'pending'), await pot('ann', 'wallet')]).toEqual([before.pending - 45n, before.wallet + 50n]);
  await sql(`update sales set release_at = now() - interval '1 minute' where job_key = $1`, [job.key]);
  await service(SaleRelease).releaseDue();
  expect([await pot('cem', 'pending'), await pot('cem', 'available')]).toEqual([before.pending - 90n, before.available + 45n]);
});

it('does not queue what is not there, nor what makes no sense', async () => {
  const job = await quoted('ann');
  const before = await pot('ann', 'wallet');
  expect(await start('ann', job, { mostCost: '99999.00' })).toMatchObject({ status: 402, body: { code: 'compute/insufficient-funds' } });
  for (const maxPrice of ['1.0000001', '.', '99999999', '1000000.000001'])
    expect(await start('ann', job, { maxPrice })).toMatchObject({ status: 400, body: { code: 'compute/price' } });
  for (const mostCost of ['0', '1.001', '.', '99999999999999'])
    expect(await start('ann', job, { mostCost })).toMatchObject({ status: 400, body: { code: 'compute/most' } });
  for (const maxPrice of ['-1', '1e3', 'NaN', ' ']) expect(await start('ann', job, { maxPrice })).toMatchObject({ status: 400 });
  expect(await start('ben', job, {})).toMatchObject({ status: 404, body: { code: 'job/not-found' } });
  // Whoever administers the hub does not spend what is somebody else's.
  expect(await start('dora', job, {})).toMatchObject({ status: 403 });
  expect((await ask('ann', 'GET', `jobs/${job.key}`)).body.state).toBe('quoted');
  expect([await pot('ann', 'wallet'), await pot('ann', 'held')]).toEqual([before, 0n]);
  expect(await start('ann', job, { mostCost: '0.01' })).toMatchObject({ status: 200 });
  expect(await start('ann', job, { mostCost: '5.00' })).toMatchObject({ status: 409, body: { code: 'job/not-ready' } });
  expect(await pot('ann', 'held')).toBe(1n);
});

it('gives all of it back to a job that ends before it runs, or is gone', async () => {
  const before = await pot('ann', 'wallet');
  const [cancelled, gone] = [await queued('ann'), await queued('ann')];
  await ask('ann', 'POST', `jobs/${cancelled.key}/cancellation`);
  await service(CostSettlement).settle(cancelled.id);
  await sql('delete from jobs where id = $1', [gone.id]);
  expect(await service(CostSettlement).settleAll()).toBe(1);
  expect([await pot('ann', 'wallet'), await pot('ann', 'held')]).toEqual([before, 0n]);
  expect(await sql('select from sales where job_key = any ($1)', [[cancelled.key, gone.key]])).toEqual([]);
});

it('pays what was used of a job that somebody cancels', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const job = await queued('ann');
  const given = (await machine.claim())!;
  await ago(job, 1800);
  await ask('ann', 'POST', `jobs/${job.key}/cancellation`);
  expect(await machine.report(given, { seconds: 1800 })).toMatchObject({ body: { cancel: true } });
  await machine.end(given, { seconds: 1800, failure: { class: 'cancelled', code: 'job/cancelled', message: 'x' } });
  await service(CostSettlement).settle(job.id);
  expect(await cost('ann', job)).toMatchObject({ usedMinor: '50', isSettled: true });
});

it('takes nothing private to machines of others unless its owner says so', async () => {
  const machine = await Machine.register('ben', { cpuHour: '1.00' });
  const settings = { hidden: ['ann/secret'] };
  const job = await quoted('ann', { settings });
  expect(await start('ann', job, { runners: 'public' })).toMatchObject({ status: 409, body: { code: 'compute/private' } });
  expect((await ask('ann', 'GET', `jobs/${job.key}/cost/quote?price=1`)).body.hidden).toEqual(['ann/secret']);
  expect(await start('ann', job, { runners: 'none' })).toMatchObject({ status: 200 });
  expect(await machine.claim()).toBeNull();
  const agreed = await queued('ann', { runners: 'any' }, { settings });
  expect((await machine.claim())?.key).toBe(agreed.key);
});

it('lets nobody but its owner say what a runner costs, and only where runners may be open', async () => {
  const [bens, hubsOwn] = [await Machine.register('ben'), await Machine.register(null)];
  const card = { cpuHour: '1.00', gpuHour: '1.00', isOpen: true };
  for (const name of ['ann', 'dora'])
    expect(await ask(name, 'PUT', `runners/${bens.id}/rate`, card)).toMatchObject({ status: 404, body: { code: 'runner/not-found' } });
  expect(await ask('ben', 'PUT', `runners/${hubsOwn.id}/rate`, card)).toMatchObject({ status: 404 });
  expect(await ask('ann', 'GET', `runners/${bens.id}/rates`)).toMatchObject({ status: 404 });
  for (const cpuHour of ['1.0000001', '.', '1000000.000001'])
    expect(await ask('ben', 'PUT', `runners/${bens.id}/rate`, { ...card, cpuHour })).toMatchObject({
      status: 400,
      body: { code: 'compute/price' },
    });
  for (const cpuHour of ['-1', '1e3', ''])
    expect(await ask('ben', 'PUT', `runners/${bens.id}/rate`, { ...card, cpuHour })).toMatchObject({ status: 400 });
  expect(await ask('ben', 'PUT', `runners/${bens.id}/rate`, card)).toMatchObject({ status: 200, body: { isOpen: true } });
  expect(await ask('dora', 'PUT', 'admin/compute-rules', { feeBasisPoints: 500, mayOpen: false })).toMatchObject({ status: 200 });
  expect((await ask('ben', 'GET', 'namespaces/ben/runners')).body).toMatchObject({
    mayOpen: false,
    runners: [{ isOpen: false, cpuHour: '1.00' }],
  });
  expect(await ask('ben', 'PUT', `runners/${bens.id}/rate`, card)).toMatchObject({ status: 403, body: { code: 'compute/closed' } });
  await queued('ann');
  expect(await bens.claim()).toBeNull();
});

it('quotes what the estimate of its time comes to, and the runners that there are', async () => {
  await Machine.register('ben', { cpuHour: '0.30' });
  const closed = await Machine.register('cem', { cpuHour: '0.10', isOpen: false });
  const own = await Machine.register('ann');
  for (const { id } of [closed, own]) expect(await sql('select from runners where id = $1', [id])).toHaveLength(1);
  await sql(`update runners set recipes = '{spec}', cpus = 4, memory_bytes = 1e12, gpus = 0, seen_at = now()`);
  const job = await quoted('ann');
  const { body } = await ask('ann', 'GET', `jobs/${job.key}/cost/quote?price=0.50`);
  expect(body).toMatchObject({
    price: '0.50',
    likely: { lowMinor: '25', valueMinor: '50', highMinor: '100' },
    mostMinor: '100',
    hidden: [],
    offers: [
      { owner: 'ann', isOwn: true, hourPrice: '0.00', isThere: true },
      { owner: 'ben', isOwn: false, hourPrice: '0.30', isThere: true },
    ],
  });
  await queued('cem', { maxPrice: '0.20' });
});

it(`claims exactly what the rule allows, for any runner and any job (seed ${SEED})`, async () => {
  const ids = await sql<{ id: bigint }>(`select id from namespaces where name in ('ann', 'ben', 'cem') order by id`);
  const pick = <T>(some: readonly T[]): T => some[below(some.length)]!;
  const claim = (id: bigint) =>
    service(Database).inTransaction(() =>
      service(JobClaimStore).claim({ id, recipes: ['spec'] }, CAPACITY, { perNamespace: () => Promise.resolve(1e6), leaseMs: 60_000 }),
    );
  for (let round = 0; round < 150; round++) {
    for (const table of ['jobs', 'runners']) await sql(`delete from ${table}`);
    const runner = {
      namespaceId: pick([null, ids[0]!.id, ids[1]!.id]),
      isOpen: random() < 0.5,
      cpuHourMicro: BigInt(below(4)),
      gpuHourMicro: BigInt(below(4)),
    };
    const job = {
      namespaceId: pick(ids).id,
      gpus: below(3),
      priceLimitMicro: BigInt(below(6)),
      sharing: pick(Object.values(SHARING)),
      isHereOnly: random() < 0.3,
    };
    const { runner: made } = await service(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'));
    await sql('update runners set namespace_id = $2, is_open = $3, cpu_hour_micro = $4, gpu_hour_micro = $5 where id = $1', [
      made.id,
      runner.namespaceId,
      runner.isOpen,
      runner.cpuHourMicro,
      runner.gpuHourMicro,
    ]);
    await sql(
      `insert into jobs (key, kind, recipe, namespace_id, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, queued_at, price_limit_micro, sharing, is_here_only)
       values ('ftjob-' || gen_random_uuid(), 'spec', 'spec', $1, 'x', 'queued', '{}', 1, 1, $2, 60, now(), $3, $4, $5)`,
      [job.namespaceId, job.gpus, job.priceLimitMicro, job.sharing, job.isHereOnly],
    );
    const taken = await claim(made.id);
    expect({ round, runner, job, isTaken: taken !== null }).toEqual({ round, runner, job, isTaken: mayTake(runner, job) });
    const price = runner.namespaceId === job.namespaceId ? 0n : job.gpus > 0 ? runner.gpuHourMicro * BigInt(job.gpus) : runner.cpuHourMicro;
    if (taken) expect(taken.priceMicro).toBe(price === 0n ? null : price);
  }
});

const SHORT = { class: 'trainer', code: 'trainer/x', message: 'x' };

async function deed(
  jobs: JobRecord[],
  machines: readonly Machine[],
  running: { machine: Machine; given: GivenJob; job: JobRecord }[],
): Promise<unknown> {
  const kind = below(12);
  if (kind < 3) {
    const name = ['ann', 'ben', 'cem'][below(3)]!;
    const job = await quoted(name);
    jobs.push(job);
    const wish = { maxPrice: `0.${1 + below(9)}0`, mostCost: `${below(3)}.${1 + below(9)}0`, runners: 'any' as const };
    return service(JobCostsService).start(who(name).actor, job.key, wish, { requestId: 'spec', clientAddress: '127.0.0.1', userAgent: '' });
  }
  if (kind < 6) {
    const machine = machines[below(machines.length)]!;
    const given = await machine.claim();
    const job = given && jobs.find(({ key }) => key === given.key);
    return given && job && running.push({ machine, given, job });
  }
  if (kind === 6) return service(CostSettlement).settleAll();
  const at = below(running.length);
  const one = running[at];
  if (!one) return;
  const seconds = below(9_000);
  if (kind === 7) return ago(one.job, seconds);
  if (kind === 8) return one.machine.report(one.given, { seconds });
  if (kind === 9) return one.machine.end(one.given, { seconds, failure: random() < 0.5 ? SHORT : { ...SHORT, class: 'infrastructure' } });
  if (kind === 10) return ask(one.job.namespace, 'POST', `jobs/${one.job.key}/cancellation`);
  if (random() < 0.5) await keepCheckpoint(one.job, one.given.attempt, below(1_000));
  return leaseEnds();
}

const EXPECTED = ['job/ended', 'job/not-ready', 'compute/insufficient-funds', 'job/lease-lost'];

/** Each line is something that does not hold. */
const BROKEN = `
  with stands as (select a.kind, a.holder, sum(e.amount) as sum from ledger.account a join ledger.entry e on e.account_id = a.id group by a.id)
  select format('%s %s', currency, sum(amount)) as what from ledger.entry group by currency having sum(amount) <> 0
  union all select format('held of %s', s.holder) from stands s where s.kind = 'held' and s.sum <>
    (select coalesce(sum(held_minor), 0) from job_costs where payer_id = s.holder and ended_at is null)
  union all select format('more than was held of %s', job_key) from job_costs where taken_minor > held_minor
  union all select format('not what was sold of %s', c.job_key) from job_costs c where c.ended_at is not null
    and c.taken_minor <> (select coalesce(sum(amount_minor), 0) from sales s where s.job_key = c.job_key)
  union all select format('lines of sale %s', s.id) from sales s where s.amount_minor <> (select sum(amount_minor) from sale_lines l where l.sale_id = s.id)
  union all select format('queued for nothing: %s', j.key) from jobs j where j.state in ('queued', 'running') and j.cost_limit_minor > 0
    and not exists (select from job_costs c where c.job_id = j.id and c.ended_at is null and c.held_minor = j.cost_limit_minor)
  union all select format('dearer than agreed: %s', j.key) from jobs j join job_leases l on l.job_id = j.id where l.price_micro > j.price_limit_micro`;

it(`adds up after each of ${STEPS} random steps, cut off and told twice in between (seed ${SEED})`, async () => {
  const machines = [
    await Machine.register('ben', { cpuHour: '0.30' }),
    await Machine.register('cem', { cpuHour: '0.70' }),
    await Machine.register(null, { cpuHour: '0.10' }),
  ];
  const [jobs, running]: [JobRecord[], Parameters<typeof deed>[2]] = [[], []];
  for (let step = 1; step <= STEPS; step++) {
    const deeds = Array.from({ length: random() < 0.3 ? 4 : 1 }, () => deed(jobs, machines, running));
    const outcomes = Promise.allSettled(deeds);
    const isCut = random() < 0.15;
    if (isCut)
      await client.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    for (const outcome of await outcomes)
      if (outcome.status === 'rejected' && !isCut && !EXPECTED.includes((outcome.reason as { code?: string }).code ?? ''))
        throw outcome.reason;
    // Connections that were idle learn of it when they are used next.
    if (isCut)
      for (let times = 0; times < 3; times++) await Promise.allSettled(Array.from({ length: 10 }, () => service(LedgerDoctor).size()));
    const { rows } = await client.query<{ what: string }>(BROKEN);
    expect({ seed: SEED, step, broken: rows.map(({ what }) => what) }).toEqual({ seed: SEED, step, broken: [] });
  }
  for (const { key, namespace } of jobs) await ask(namespace, 'POST', `jobs/${key}/cancellation`);
  await leaseEnds();
  await service(CostSettlement).settleAll();
  expect(await sql('select from job_costs where ended_at is null')).toEqual([]);
  expect(await sql('select from ledger.hold_open')).toEqual([]);
  expect(await sql('select from sales where amount_minor > 0')).not.toEqual([]);
  const findings: object[] = await service(ComputeDoctor).check();
  for await (const finding of service(LedgerDoctor).check()) findings.push(finding);
  expect(findings).toEqual([]);
});

it('is found by the doctor when it is not settled', async () => {
  const job = await queued('ann');
  await ask('ann', 'POST', `jobs/${job.key}/cancellation`);
  expect(await service(ComputeDoctor).check()).toEqual([]);
  await sql(`update jobs set ended_at = now() - interval '1 hour' where id = $1`, [job.id]);
  expect(await service(ComputeDoctor).check()).toMatchObject([{ code: 'compute/held' }]);
  await service(CostSettlement).settle(job.id);
  await sql('update job_costs set taken_minor = 1 where job_id = $1', [job.id]);
  expect(await service(ComputeDoctor).check()).toMatchObject([{ code: 'compute/taken' }]);
  await sql('update job_costs set taken_minor = 0 where job_id = $1', [job.id]);
});
