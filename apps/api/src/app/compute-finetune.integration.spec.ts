// Fine-tunes that may cost something, with a real worker: what is not public is named before it leaves, money is set aside when the check has passed, and what
// became private meanwhile stays here. The rules of the money itself: compute-share.integration.spec.ts.
import type { UserActor } from '../common/actor';
import { FinetuneService } from '../modules/finetune';
import { type JobRecord, JobsService } from '../modules/jobs';
import { LedgerService } from '../modules/ledger';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { commit, file } from './testing/hub-calls';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { conversations, TINY_CONFIG } from './testing/tiny-tuning';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(120_000);

const ROWS = conversations(60)
  .map((row) => `${JSON.stringify(row)}\n`)
  .join('');
const HOST = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
const CAPACITY = { cpus: 64, memoryBytes: 2 ** 40, gpus: 0 };

let hub: TestHub;
let worker: RunningWorker;
let alice: TestPerson;
let actor: UserActor;
let statements = 0;

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD', GROVE_RUNNER: 'off' });
  worker = await startWorker(hub.config);
  alice = await hub.person('alice');
  actor = (await service(TokensService).resolve(alice.token)) as UserActor;
  await hub.repository(alice, 'tiny');
  const model = [file('config.json', JSON.stringify(TINY_CONFIG)), file('tokenizer.json', '{}'), file('model.safetensors', 'w')];
  await commit(hub, alice, 'alice/tiny', 'main', model);
  for (const [name, isPrivate] of [
    ['secret', true],
    ['open', false],
  ] as const) {
    await hub.repository(alice, name, { type: 'dataset', isPrivate });
    await commit(hub, alice, `alice/${name}`, 'main', [file('train.jsonl', ROWS)], 'dataset');
  }
});
afterAll(async () => {
  await worker?.stop();
  await hub?.stop();
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

const sql = <R extends object>(text: string, values: unknown[] = []): Promise<R[]> =>
  service(Database).rows(statement(`spec_compute_tuning_${statements++}`, text), values);
const pot = (kind: 'wallet' | 'held'): Promise<bigint> => service(LedgerService).balance({ kind, holder: actor.userId, currency: 'USD' });

function post(path: string, body?: object, token = alice.token): Promise<Response> {
  const headers = { authorization: `Bearer ${token}` };
  return fetch(`${hub.url}${path}`, { method: 'POST', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

function ask(data: string, change: object): Promise<JobRecord> {
  return service(FinetuneService).create(actor, {
    model: 'alice/tiny',
    training: { repository: `alice/${data}`, path: 'train.jsonl' },
    recipe: 'sft-lora',
    method: 'lora',
    shape: 'chat',
    hyperparameters: { epochs: 2 },
    autoStart: false,
    priority: 0,
    secondsLimit: 3600,
    ...change,
  });
}

async function until<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  for (let tries = 0; tries < 400; tries += 1) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it did not come to ${what}`);
}

const inState = (job: JobRecord, ...states: string[]): Promise<JobRecord> =>
  until(states.join(' or '), async () => {
    const now = await service(JobsService).get(actor, job.key);
    return states.includes(now.state) ? now : null;
  });

it('names what is not public before it goes to a machine of somebody else', async () => {
  const compute = { maxPrice: '1.00', runners: 'public' as const };
  await expect(ask('secret', { compute })).rejects.toMatchObject({
    code: 'compute/private',
    details: { names: ['alice/secret', 'the result'] },
  });
  await expect(ask('open', { compute })).rejects.toMatchObject({ details: { names: ['the result'] } });
  const job = await ask('open', { compute, isPrivate: false });
  // An hour at the most.
  expect(job).toMatchObject({ priceLimitMicro: 1_000_000n, costLimitMinor: 100n, sharing: 1 });
  const events = await service(JobsService).events(job, null, 100);
  expect(events.find(({ name }) => name === 'job.priced')?.message).toContain('1.00 USD at the most');
  await service(JobsService).cancel(actor, job.key);
});

it('waits for its owner where there is too little to set aside, and starts once there is enough', async () => {
  const compute = { maxPrice: '1.00', mostCost: '2.50', runners: 'any' as const };
  const job = await inState(await ask('secret', { compute, autoStart: true }), 'quoted', 'failed');
  const unpaid = await until('an event that says so', async () => {
    const events = await service(JobsService).events(job, null, 100);
    return events.find(({ name }) => name === 'job.unpaid') ?? null;
  });
  expect(unpaid.message).toContain('2.50 USD');
  expect((await service(JobsService).get(actor, job.key)).state).toBe('quoted');
  const start = (): Promise<Response> => post(`/hub/v1/jobs/${job.key}/start`);
  expect((await start()).status).toBe(402);
  await payIn(service(LedgerService), actor.userId, 1_000n);
  expect((await start()).status).toBe(200);
  expect([await pot('wallet'), await pot('held')]).toEqual([750n, 250n]);
  await service(JobsService).cancel(actor, job.key);
  // The worker hears of the end.
  await until('all of it given back', async () => ((await pot('held')) === 0n ? true : null));
  expect(await pot('wallet')).toBe(1_000n);
});

it('keeps here what became private while the job waited', async () => {
  const compute = { maxPrice: '1.00', runners: 'public' as const };
  const job = await inState(await ask('open', { compute, isPrivate: false, autoStart: true }), 'queued', 'failed');
  expect(job.state).toBe('queued');
  await hub.person('ben');
  await sql(`update users set is_admin = true where id = (select id from namespaces where name = 'alice')`);
  const { id, token } = (await (await post('/hub/v1/admin/runners', { name: 'of-ben' })).json()) as Record<string, string>;
  await sql(
    `update runners set namespace_id = (select id from namespaces where name = 'ben'), is_open = true, cpu_hour_micro = 5 where id = $1`,
    [BigInt(id!)],
  );
  await sql(`update repositories set is_private = true where name = 'open'`);
  const offer = { version: '1', host: HOST, recipes: ['sft-lora'], slots: 4, problem: null, ...CAPACITY };
  const claim = await post('/runner/v1/claim', { offer, free: CAPACITY }, token);
  expect(await claim.json()).toEqual({ job: null });
  expect(await inState(job, 'failed')).toMatchObject({ failure: { code: 'compute/became-private' } });
  await until('all of it given back', async () => ((await pot('held')) === 0n ? true : null));
  expect(await pot('wallet')).toBe(1_000n);
});
