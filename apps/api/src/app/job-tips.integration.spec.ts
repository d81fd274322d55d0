// Tips on jobs that wait, through the hub's own API, a real queue and a real ledger: what they do, what they cost, and that nothing is lost whatever happens.
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { UserActor } from '../common/actor';
import { seededRandom } from '../common/seeded-random';
import { AccessService } from '../modules/access';
import { type Claimed, JobKinds, JobMoves, type JobRecord, JobsService, RunnerDesk, RunnersService } from '../modules/jobs';
import { JobQueueStore } from '../modules/jobs/job-queue.store';
import { LedgerDoctor, LedgerService } from '../modules/ledger';
import { JobTipsService, JobTipsSettlement } from '../modules/tips';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import type { RequestFacts } from '../platform/http';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(180_000);

const SEED = Number(process.env.TIPS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const STEPS = Number(process.env.TIPS_STEPS ?? 120);
const random = seededRandom(SEED);
const below = (limit: number): number => Math.floor(random() * limit);
const FACTS: RequestFacts = { requestId: 'spec', clientAddress: '127.0.0.1', userAgent: '' };
const NEEDS = { recipe: 'spec', cpus: 1, memoryBytes: 2 ** 20, gpus: 0 };
const FREE = { cpus: 64, memoryBytes: 2 ** 36, gpus: 0 };
const HOST = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
const OFFER = { version: '1', host: HOST, recipes: ['spec'], slots: 64, problem: null, ...FREE };
const PAID_IN = 10_000n;

let hub: TestHub;
let client: pg.Client;
let statements = 0;
const people = new Map<string, { person: TestPerson; actor: UserActor }>();

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD', GROVE_JOBS_PER_NAMESPACE: '1000' });
  client = new pg.Client({ connectionString: hub.connectionString });
  await client.connect();
  for (const name of ['ann', 'ben', 'cem', 'dan']) {
    const person = await hub.person(name);
    people.set(name, { person, actor: (await service(TokensService).resolve(person.token)) as UserActor });
    if (name !== 'dan') await payIn(service(LedgerService), who(name).actor.userId, PAID_IN);
  }
  const nothing = {
    settings: {},
    model: null,
    train: [],
    validation: [],
    result: { type: 'model' as const, repository: 'x/y' },
    token: 'x',
  };
  service(JobKinds).add({ kind: 'spec', assign: () => Promise.resolve(nothing), card: () => Promise.resolve([]) });
});
afterAll(async () => {
  await client?.end();
  await hub?.stop();
});
beforeEach(async () => {
  for (const table of ['jobs', 'job_shares', 'runners']) await sql(`delete from ${table}`);
  await service(JobTipsSettlement).settleAll();
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

const who = (name: string) => people.get(name)!;
const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  service(Database).rows(statement(`spec_tips_${statements++}`, text), values);

const pot = (name: string, kind: 'wallet' | 'held'): Promise<bigint> =>
  service(LedgerService).balance({ kind, holder: who(name).actor.userId, currency: 'USD' });
const burned = (): Promise<bigint> => service(LedgerService).balance({ kind: 'compute', holder: null, currency: 'USD' });

async function queued(name: string): Promise<JobRecord> {
  const namespace = await service(AccessService).namespace(who(name).actor, name, 'run-jobs');
  const asked = { ...NEEDS, kind: 'spec', title: 'a job', settings: {}, secondsLimit: 60, priority: 0 as const };
  const job = await service(JobsService).create(namespace, asked, () => Promise.resolve());
  await service(JobMoves).quote(job.id, {}, 'It costs nothing.');
  await service(JobMoves).enqueue(job.id, 'user:spec');
  return job;
}

async function runner(): Promise<() => Promise<Claimed | null>> {
  const registered = await service(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'));
  const { signal } = new AbortController();
  return () => service(RunnerDesk).claim(registered.runner, OFFER, FREE, 0, signal);
}

interface Body {
  code: string;
  positionNow: number;
  positionThen: number;
  othersAtMost: number;
  longestWaitSeconds: number;
  tips: { state: string; jumped: number | null }[];
}

async function ask(name: string, method: string, job: JobRecord, body?: object, query = ''): Promise<{ status: number; body: Body }> {
  const answer = await fetch(`${hub.url}/hub/v1/jobs/${job.key}/tips${query}`, {
    method,
    headers: { authorization: `Bearer ${who(name).person.token}`, 'content-type': 'application/json' },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.status, body: (await answer.json()) as Body };
}

const tip = (name: string, job: JobRecord, amount: string, change: object = {}) =>
  ask(name, 'POST', job, { amount, payer: name, requestKey: randomUUID(), ...change });

const tipsOf = (job: JobRecord): Promise<{ state: string; jumped: number | null }[]> =>
  sql('select state, jumped from job_tips where job_id = $1 order by id', [job.id]);

it('takes a job before others, tells it first, and is spent once', async () => {
  const claim = await runner();
  expect(await claim()).toBeNull();
  await sql('update job_lanes set free = 1, "of" = 20');
  const [first, second, mine] = [await queued('ann'), await queued('ann'), await queued('ben')];
  // The first claim of a runner goes by the free lane.
  const begun = await queued('cem');
  await sql('update jobs set free_place = -100, place = -100 where id = $1', [begun.id]);
  const before = { wallet: await pot('ben', 'wallet'), burned: await burned() };
  const outlook = await ask('ben', 'GET', mine, undefined, '?amount=50.00');
  expect(outlook.body).toMatchObject({ positionNow: 3, positionThen: 2, tips: [] });
  const given = await tip('ben', mine, '50.00');
  expect(given).toMatchObject({ status: 200, body: { positionNow: 2, tips: [{ state: 'held', jumped: null }] } });
  expect([await pot('ben', 'wallet'), await pot('ben', 'held')]).toEqual([before.wallet - 5000n, 5000n]);
  expect((await claim())?.job.key).toBe(begun.key);
  expect((await claim())?.job.key).toBe(mine.key);
  const ended = await Promise.all(Array.from({ length: 5 }, () => service(JobTipsSettlement).settle(mine.id)));
  expect(ended.reduce((sum, count) => sum + count, 0)).toBe(1);
  expect(await tipsOf(mine)).toEqual([{ state: 'used', jumped: 1 }]);
  expect([await pot('ben', 'wallet'), await pot('ben', 'held'), await burned()]).toEqual([
    before.wallet - 5000n,
    0n,
    before.burned + 5000n,
  ]);
  expect([(await claim())?.job.key, (await claim())?.job.key]).toEqual([first.key, second.key]);
  await sql('update job_lanes set free = 1, "of" = 2');
});

it('costs nothing where nobody stood before the job', async () => {
  const claim = await runner();
  const before = { wallet: await pot('ann', 'wallet'), burned: await burned() };
  for (let count = 0; count < 2; count++) {
    const job = await queued('ann');
    await tip('ann', job, '5.00');
    expect((await claim())?.job.key).toBe(job.key);
    await service(JobTipsSettlement).settleAll();
    expect(await tipsOf(job)).toEqual([{ state: 'returned', jumped: 0 }]);
  }
  expect([await pot('ann', 'wallet'), await pot('ann', 'held'), await burned()]).toEqual([before.wallet, 0n, before.burned]);
});

it('is given back when it is withdrawn, and when its job ends or is gone before it was taken up', async () => {
  const before = await pot('ann', 'wallet');
  const [withdrawn, cancelled, gone] = [await queued('ann'), await queued('ann'), await queued('ann')];
  for (const job of [withdrawn, withdrawn, cancelled, gone]) expect((await tip('ann', job, '1.00')).status).toBe(200);
  expect(await pot('ann', 'held')).toBe(400n);
  expect((await ask('ann', 'DELETE', withdrawn)).body.tips.map(({ state }) => state)).toEqual(['returned', 'returned']);
  expect(await sql('select tip_bonus as bonus, place - free_place as moved from jobs where id = $1', [withdrawn.id])).toEqual([
    { bonus: 0, moved: 0 },
  ]);
  await service(JobMoves).cancel(cancelled, 'user:spec');
  expect(
    await sql(`select from outbox_events where kind = 'job.tips-due' and payload->>'jobId' = $1`, [String(cancelled.id)]),
  ).toHaveLength(1);
  await service(JobTipsSettlement).settle(cancelled.id);
  await sql('delete from jobs where id = $1', [gone.id]);
  expect(await service(JobTipsSettlement).settleAll()).toBe(1);
  expect([await pot('ann', 'wallet'), await pot('ann', 'held')]).toEqual([before, 0n]);
});

it('is refused where it does not belong', async () => {
  await payIn(service(LedgerService), who('dan').actor.userId, 1_000n, { kind: 'promo' });
  const job = await queued('ann');
  expect(await tip('ben', job, '1.00')).toMatchObject({ status: 404, body: { code: 'job/not-found' } });
  expect(await tip('ann', job, '1.00', { payer: 'ben' })).toMatchObject({ status: 403 });
  for (const amount of ['0.01', '0', '1.234', '99999999'])
    expect(await tip('ann', job, amount)).toMatchObject({ status: 400, body: { code: 'tip/amount' } });
  const dans = await queued('dan');
  // Promotional credit is nothing to tip with.
  expect(await tip('dan', dans, '1.00')).toMatchObject({ body: { code: 'ledger/insufficient-funds' } });
  expect(await tipsOf(dans)).toEqual([]);
  await service(JobMoves).cancel(job, 'user:spec');
  for (const method of ['GET', 'DELETE'])
    expect(await ask('ann', method, job)).toMatchObject({ status: 409, body: { code: 'tip/job-not-waiting' } });
  expect(await tip('ann', job, '1.00')).toMatchObject({ status: 409, body: { code: 'tip/job-not-waiting' } });
});

it('is one tip however often the same request comes', async () => {
  const job = await queued('ann');
  const requestKey = randomUUID();
  await Promise.all(Array.from({ length: 6 }, () => tip('ann', job, '1.00', { requestKey })));
  expect(await tipsOf(job)).toHaveLength(1);
  expect(await pot('ann', 'held')).toBe(100n);
});

it('says the bound that holds whatever anybody tips', async () => {
  const [claimOne, claimTwo] = [await runner(), await runner()];
  expect([await claimOne(), await claimTwo()]).toEqual([null, null]);
  for (let count = 0; count < 3; count++) await queued('ann');
  const { body } = await ask('ben', 'GET', await queued('ben'));
  // 3 older, two runners that count for themselves, 1 of 2 free: 2 · (3 + 2) jobs, and it is among them. Two times 64 slots: one round of a day.
  expect(body).toMatchObject({ othersAtMost: 9, longestWaitSeconds: 1_800 + 86_400 });
});

async function deed(jobs: JobRecord[], claim: () => Promise<Claimed | null>): Promise<unknown> {
  const name = ['ann', 'ben', 'cem'][below(3)]!;
  const job = jobs[below(jobs.length)];
  const kind = below(10);
  if (kind < 2 || !job) return jobs.push(await queued(name));
  const { actor } = who(job.namespace);
  if (kind < 6) {
    const how = { amount: `${1 + below(4)}.00`, payer: job.namespace, requestKey: `campaign-${below(60)}` };
    return service(JobTipsService).give(actor, job.key, how, FACTS);
  }
  if (kind < 7) return service(JobTipsService).withdraw(actor, job.key, FACTS);
  if (kind < 8) return service(JobTipsSettlement).settleAll();
  if (kind < 9) return claim();
  if (random() < 0.5) return service(JobMoves).cancel(job, 'user:spec');
  await sql(`update jobs set lease_until = now() - interval '1 second' where state = 'running' and id = $1`, [job.id]);
  for (const lost of await service(JobQueueStore).lost()) await service(JobMoves).lose(lost);
  return sql('update jobs set not_before = now()');
}

const EXPECTED = ['tip/job-not-waiting', 'job/ended', 'ledger/insufficient-funds'];

async function kill(): Promise<void> {
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
}

/** Each line is something that does not hold. */
const BROKEN = `
  with stands as (select a.kind, a.holder, sum(e.amount) as sum from ledger.account a join ledger.entry e on e.account_id = a.id group by a.id)
  select format('%s %s', currency, sum(amount)) as what from ledger.entry group by currency having sum(amount) <> 0
  union all select format('held of %s', s.holder) from stands s where s.kind = 'held' and s.sum <>
    (select coalesce(sum(amount_minor), 0) from job_tips where payer_id = s.holder and state = 'held')
  union all select format('spent of %s', s.holder) from stands s where s.kind = 'wallet' and s.sum <> ${PAID_IN} -
    (select coalesce(sum(amount_minor), 0) from job_tips where payer_id = s.holder and state <> 'returned')
  union all select 'compute' from stands s where s.kind = 'compute' and s.sum <> (select coalesce(sum(amount_minor), 0) from job_tips where state = 'used')
  union all select format('job %s has turns for nothing', j.id) from jobs j where j.state = 'queued' and j.tip_bonus > 0
    and not exists (select from job_tips t where t.job_id = j.id and t.state <> 'returned')`;

it(`adds up after each of ${STEPS} random steps, cut off and told twice in between (seed ${SEED})`, async () => {
  const claim = await runner();
  const jobs: JobRecord[] = [];
  for (let step = 1; step <= STEPS; step++) {
    const deeds = Array.from({ length: random() < 0.3 ? 5 : 1 }, () => deed(jobs, claim));
    const outcomes = Promise.allSettled(deeds);
    const isCut = random() < 0.15;
    if (isCut) await kill();
    for (const outcome of await outcomes)
      if (outcome.status === 'rejected' && !isCut && !EXPECTED.includes((outcome.reason as { code?: string }).code ?? ''))
        throw outcome.reason;
    // Connections that were idle learn of it when they are used next.
    if (isCut)
      for (let times = 0; times < 3; times++) await Promise.allSettled(Array.from({ length: 10 }, () => service(LedgerDoctor).size()));
    const { rows } = await client.query<{ what: string }>(BROKEN);
    expect({ seed: SEED, step, broken: rows.map(({ what }) => what) }).toEqual({ seed: SEED, step, broken: [] });
  }
  await sql('delete from jobs');
  await service(JobTipsSettlement).settleAll();
  expect(await sql(`select from job_tips where state = 'held'`)).toEqual([]);
  expect(await sql('select from ledger.hold_open')).toEqual([]);
  const findings = [];
  for await (const finding of service(LedgerDoctor).check()) findings.push(finding);
  expect(findings).toEqual([]);
});
