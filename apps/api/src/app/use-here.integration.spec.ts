// Use here, do not download: who accepted or bought the use of a dataset or a model has jobs and models of this hub work with it and receives nothing of it.
// Every path on which bytes leave the hub is asked, as a person and as the attempt of a job; runners of the spec speak the real routes.
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { SYSTEM, type UserActor } from '../common/actor';
import { AccountsService } from '../modules/accounts';
import { FinetuneService } from '../modules/finetune';
import { type JobRecord, JobsService, RunnersService } from '../modules/jobs';
import { OrganizationsService } from '../modules/organizations';
import { TokensService } from '../modules/tokens';
import { Payments } from '../platform/payments';
import { commit, commitLargeFile, file, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { conversations, TINY_CONFIG } from './testing/tiny-tuning';
import { type RunningWorker, startWorker } from './worker';

jest.setTimeout(120_000);

const LICENCE = { licenceName: 'Here only 1', licenceText: 'You may use it here.' };
const ROWS = conversations(40)
  .map((row) => `${JSON.stringify(row)}\n`)
  .join('');
const SECRET = Buffer.from('rows that are not handed out '.repeat(400));
const FACTS = { requestId: 'spec', clientAddress: '127.0.0.1', userAgent: '' };
const CAPACITY = { cpus: 4, memoryBytes: 2 ** 34, gpus: 0 };

let hub: TestHub;
let worker: RunningWorker;
let sql: pg.Client;
const people: Record<string, TestPerson> = {};

interface Body {
  id: string;
  code: string;
  offer: { id: string };
  action: { url: string };
  rows: object[];
  columns: string[];
  job: GivenJob | null;
  call: { id: string } | null;
  months: { units: string; amountMinor: string; repository: string }[];
  usage: { total_tokens: number };
  error: { code?: string } | string;
}

interface GivenJob {
  key: string;
  token: string;
  attempt: number;
}

interface Answer {
  status: number;
  body: Body;
}

const get = <T>(type: abstract new (...args: never[]) => T): T => hub.app.get<T>(type as never, { strict: false });

beforeAll(async () => {
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD', GROVE_SERVING_BYTES: '1000' });
  worker = await startWorker(hub.config);
  sql = new pg.Client({ connectionString: hub.connectionString });
  await sql.connect();
  for (const name of ['maker', 'tuner', 'stranger', 'boss']) people[name] = await hub.person(name);
  await get(AccountsService).setAdmin(SYSTEM, 'boss', true);
  const acme = { ...(await get(OrganizationsService).create(SYSTEM, { name: 'acme' })), actor: SYSTEM };
  await get(OrganizationsService).setMember(acme, 'tuner', 'admin');
  await hub.repository(who('maker'), 'rows', { type: 'dataset' });
  await commit(hub, who('maker'), 'maker/rows', 'main', [file('train.jsonl', ROWS)], 'dataset');
  for (const name of ['weights', 'talker', 'open']) await model(name);
  await commitLargeFile(hub, who('maker'), 'maker/weights', 'extra.bin', SECRET);
  await topUp('tuner', '20.00');
});
afterAll(async () => {
  await sql?.end();
  await worker?.stop();
  await hub?.stop();
});

async function model(name: string): Promise<void> {
  await hub.repository(who('maker'), name);
  const config = JSON.stringify({ ...TINY_CONFIG, architectures: ['LlamaForCausalLM'] });
  const files = [file('config.json', config), file('tokenizer.json', '{}'), file('model.safetensors', 'w')];
  await commit(hub, who('maker'), `maker/${name}`, 'main', files);
}

function who(name: string): TestPerson {
  return people[name] as TestPerson;
}

async function raw(token: string | null, method: string, path: string, body?: object): Promise<Answer> {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), 'content-type': 'application/json' };
  const answer = await fetch(hub.url + path, { method, redirect: 'manual', headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') === true && text.startsWith('{');
  return { status: answer.status, body: (isJson ? JSON.parse(text) : {}) as Body };
}

const ask = (name: string | null, method: string, path: string, body?: object): Promise<Answer> =>
  raw(name === null ? null : who(name).token, method, `/hub/v1${path}`, body);

async function topUp(name: string, amount: string): Promise<void> {
  const { body } = await ask(name, 'POST', `/namespaces/${name}/wallet/top-ups`, { amount, provider: 'fake', requestKey: randomUUID() });
  await ask(name, 'POST', `/test-payments/${body.action.url.split('/').at(-1)}`, { isPaid: true });
  await get(Payments).look(BigInt(body.id));
}

async function sell(at: string, terms: object): Promise<string> {
  const { status, body } = await ask('maker', 'PUT', `${at}/offer`, { ...LICENCE, ...terms });
  expect(status).toBe(200);
  return body.id;
}

/** Every path on which contents leave the hub. */
async function paths(token: string | null, prefix: string, id: string, name: string): Promise<Record<string, number>> {
  const type = prefix === '' ? 'model' : 'dataset';
  const lfs = { operation: 'download', objects: [{ oid: sha256Of(SECRET), size: SECRET.length }] };
  const asked: Record<string, Promise<Answer>> = {
    resolve: raw(token, 'GET', `/${prefix}${id}/resolve/main/${name}`),
    'resolve of the API': raw(token, 'GET', `/api/${type}s/${id}/resolve/main/.gitattributes`),
    git: raw(token, 'GET', `/${prefix}${id}.git/info/refs?service=git-upload-pack`),
    lfs: raw(token, 'POST', `/${prefix}${id}.git/info/lfs/objects/batch`, lfs),
    xet: raw(token, 'GET', `/api/${type}s/${id}/xet-read-token/main`),
    viewer: raw(token, 'GET', `/hub/v1/repositories/${type}/${id}/content/main/.gitattributes`),
    duplicate: raw(token, 'POST', `/api/${type}s/${id}/duplicate`, { repository: `tuner/copy-${randomBytes(3).toString('hex')}` }),
  };
  const statuses = await Promise.all(Object.entries(asked).map(async ([path, answer]) => [path, (await answer).status] as const));
  return Object.fromEntries(statuses);
}

const REFUSED = { resolve: 403, 'resolve of the API': 403, git: 403, lfs: 403, xet: 403, viewer: 403, duplicate: 403 };

async function actor(name: string): Promise<UserActor> {
  return (await get(TokensService).resolve(who(name).token))!;
}

async function tune(change: object = {}): Promise<JobRecord> {
  return get(FinetuneService).create(await actor('tuner'), {
    model: 'maker/open',
    training: { repository: 'maker/rows', path: 'train.jsonl' },
    recipe: 'sft-lora',
    method: 'lora',
    shape: 'chat',
    hyperparameters: { epochs: 1 },
    autoStart: true,
    priority: 0,
    ...change,
  });
}

async function until(job: JobRecord, ...states: string[]): Promise<JobRecord> {
  for (let tries = 0; tries < 600; tries += 1) {
    const now = await get(JobsService).get(await actor('tuner'), job.key);
    if (states.includes(now.state)) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the job is not ${states.join(' or ')}`);
}

async function claim(token: string, recipe = 'sft-lora'): Promise<GivenJob | null> {
  const host = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
  const offer = { version: '1', host, recipes: [recipe], slots: 4, problem: null, ...CAPACITY };
  const { status, body } = await raw(token, 'POST', '/runner/v1/claim', { offer, free: CAPACITY, waitSeconds: 0 });
  expect(status).toBe(200);
  return body.job;
}

async function hubRunner(): Promise<string> {
  return (await get(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'))).token;
}

/** As a runner ends it: its result is committed. */
async function finish(runner: string, job: GivenJob, output: string): Promise<void> {
  await commitLargeFile(hub, { name: 'job', token: job.token }, output, 'adapter_model.safetensors', randomBytes(20_000));
  const end = { attempt: job.attempt, outcome: { verdict: 'better' } };
  expect((await raw(runner, 'POST', `/runner/v1/jobs/${job.key}/end`, end)).body).toMatchObject({ state: 'succeeded' });
}

async function used(repository: string): Promise<Body['months'][number] | undefined> {
  const { months } = (await ask('tuner', 'GET', '/namespaces/tuner/used-offers')).body;
  return months.find((month) => month.repository === repository);
}

describe('a dataset that is used here', () => {
  const AT = '/repositories/dataset/maker/rows';

  it('is handed out on no path, to whoever accepted its terms neither, who are told what they may', async () => {
    const offerId = await sell(AT, { kind: 'use', use: { unit: 'jobs', price: '0.5', per: 1, freeUnits: '1' } });
    await expect(tune()).rejects.toMatchObject({ code: 'repository/for-sale' });
    expect((await ask('tuner', 'POST', `${AT}/use-acceptance`, { holder: 'tuner', offerId })).status).toBe(201);
    expect(await paths(who('stranger').token, 'datasets/', 'maker/rows', 'train.jsonl')).toEqual(REFUSED);
    expect(await paths(who('tuner').token, 'datasets/', 'maker/rows', 'train.jsonl')).toEqual(REFUSED);
    expect((await ask('tuner', 'GET', `${AT}/content/main/.gitattributes`)).body.code).toBe('repository/use-here');
    expect((await raw(who('maker').token, 'GET', '/datasets/maker/rows/resolve/main/train.jsonl')).status).toBe(200);
    const beginning = (await ask('tuner', 'GET', '/fine-tunes/data?repository=maker/rows&path=train.jsonl')).body;
    expect([beginning.columns, beginning.rows]).toEqual([['messages'], []]);
  });

  it('is trained on by a runner of the hub and by none of a namespace, whose attempt fetches it and by no other path', async () => {
    const job = await until(await tune({ outputName: 'first' }), 'queued', 'failed');
    expect([job.state, job.isHereOnly]).toEqual(['queued', true]);
    const check = (job.outcome as { check: { findings: { examples: object[] }[] } }).check;
    expect(check.findings.flatMap(({ examples }) => examples)).toEqual([]);
    const { token: own } = await get(RunnersService).register(await actor('boss'), 'of-tuner', 'tuner', FACTS);
    expect(await claim(own)).toBeNull();
    const runner = await hubRunner();
    const given = (await claim(runner))!;
    expect(given.key).toBe(job.key);
    const allowed = { ...REFUSED, resolve: 200, 'resolve of the API': 200 };
    expect(await paths(given.token, 'datasets/', 'maker/rows', 'train.jsonl')).toEqual(allowed);
    expect(await used('maker/rows')).toBeUndefined();
    await finish(runner, given, 'tuner/first');
    expect(await used('maker/rows')).toMatchObject({ units: '1', amountMinor: '0' });
    expect((await raw(given.token, 'GET', '/datasets/maker/rows/resolve/main/train.jsonl')).status).toBe(401);
  });

  it('costs what its terms say beyond what is free, for jobs that come to something', async () => {
    const job = await until(await tune({ outputName: 'second' }), 'queued', 'failed');
    const runner = await hubRunner();
    const first = (await claim(runner))!;
    const held = async (): Promise<unknown> => (await ask('tuner', 'GET', '/namespaces/tuner/uses')).body;
    expect(await held()).toMatchObject({ uses: [{ purpose: 'offer', usedAtoms: '0' }] });
    const stopped = { attempt: first.attempt, failure: { class: 'infrastructure', code: 'runner/stopped', message: 'It stops.' } };
    await raw(runner, 'POST', `/runner/v1/jobs/${job.key}/end`, stopped);
    const second = (await claim(runner))!;
    expect([second.key, second.attempt]).toEqual([job.key, 2]);
    await finish(runner, second, 'tuner/second');
    expect(await used('maker/rows')).toMatchObject({ units: '2', amountMinor: '50' });
    const { rows } = await sql.query<{ atoms: string }>(`select reserved_atoms as atoms from use_meters where purpose = 'offer'`);
    expect(rows).toEqual([{ atoms: '0' }]);
  });

  it('is not used at the cost of who has not accepted', async () => {
    await expect(tune({ namespace: 'acme' })).rejects.toMatchObject({ code: 'usage/not-accepted' });
  });
});

describe('a dataset that is sold', () => {
  const AT = '/repositories/dataset/maker/rows';
  const details = { spdx: 'CC-BY-NC-4.0', may: ['train', 'distribute-results'], must: ['attribute'], sample: { rows: 3 } };
  const terms = { kind: 'use', use: { unit: 'jobs', price: '0.5', per: 1, freeUnits: '1' } };

  it('shows as many rows as its author says to everybody who sees the page, and not one more', async () => {
    await sell(AT, { ...terms, details });
    for (const name of [null, 'stranger', 'tuner']) {
      const { status, body } = await ask(name, 'GET', `${AT}/sample`);
      expect([status, body.columns]).toEqual([200, ['messages']]);
      expect(body.rows).toEqual(conversations(3).map((row, index) => ({ line: index + 1, row })));
    }
    const rows = (count: number): Promise<Answer> =>
      ask('maker', 'PUT', `${AT}/offer`, { ...LICENCE, ...terms, details: { sample: { rows: count } } });
    expect([(await rows(0)).status, (await rows(101)).status, (await rows(1.5)).status]).toEqual([400, 400, 400]);
    expect((await ask('stranger', 'GET', '/repositories/model/maker/open/sample')).body.code).toBe('dataset/only-datasets');
    await hub.repository(who('maker'), 'closed', { type: 'dataset', isPrivate: true });
    expect((await ask('stranger', 'GET', '/repositories/dataset/maker/closed/sample')).status).toBe(404);
    expect((await ask('maker', 'GET', '/repositories/dataset/maker/closed/sample')).body.code).toBe('dataset/no-data');
  });

  it('says what its licence allows in words that programs read: at an address, and in the Hugging Face API', async () => {
    const refused = await ask('maker', 'PUT', `${AT}/offer`, { ...LICENCE, ...terms, details: { may: ['redistribute'] } });
    expect(refused.body.code).toBe('usage/terms');
    const { body } = await ask(null, 'GET', `${AT}/licence`);
    const actions = (rules: { action: string }[]): string[] => rules.map(({ action }) => action);
    const offer = body as unknown as Record<'permission' | 'prohibition', { action: string; duty?: object[] }[]> & { '@type': string };
    expect(offer['@type']).toBe('Offer');
    expect(actions(offer.permission)).toEqual(['odrl:use', 'mg:train', 'mg:distributeResults']);
    expect(actions(offer.prohibition)).toEqual(['odrl:reproduce', 'cc:CommercialUse', 'odrl:modify', 'odrl:distribute']);
    expect(offer.permission[0]?.duty).toEqual([{ action: 'odrl:attribute' }]);
    const info = (await raw(null, 'GET', '/api/datasets/maker/rows')).body as unknown as { tags: string[]; cardData: { offer: object } };
    expect(info.tags).toEqual(expect.arrayContaining(['licence-spdx:CC-BY-NC-4.0', 'licence-may:train', 'licence-must:attribute']));
    expect(info.cardData.offer).toMatchObject({ kind: 'use', scope: 'use', may: ['train', 'distribute-results'], sample_rows: 3 });
    expect((await ask(null, 'GET', '/repositories/model/maker/open/licence')).body.code).toBe('sale/not-offered');
  });

  it('shows what the check found before it is bought, without a row or a place of one', async () => {
    expect((await ask('stranger', 'POST', `${AT}/data-check`)).status).toBe(403);
    expect(await ask('stranger', 'GET', `${AT}/data-check`)).toMatchObject({ status: 200, body: { check: null } });
    expect((await ask('maker', 'POST', `${AT}/data-check`)).status).toBe(204);
    interface Check {
      state: string;
      isCurrent: boolean;
      report: { rows: number; duplicates: object; shape: string; problems: object[] };
    }
    const look = async (): Promise<Check> => ((await ask(null, 'GET', `${AT}/data-check`)).body as unknown as { check: Check }).check;
    let check = await look();
    for (let tries = 0; check.state === 'waiting' && tries < 400; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      check = await look();
    }
    expect(check).toMatchObject({ state: 'done', isCurrent: true, report: { rows: 40, duplicates: { exact: 0 }, shape: 'chat' } });
    expect(JSON.stringify(check)).not.toContain('What is');
    expect(check.report.problems).not.toContainEqual(expect.objectContaining({ examples: expect.anything() }));
    await commit(hub, who('maker'), 'maker/rows', 'main', [file('more.txt', 'x')], 'dataset');
    expect((await look()).isCurrent).toBe(false);
  });
});

describe('a model that is used here', () => {
  const AT = '/repositories/model/maker/weights';

  it('that was bought for it is handed out on no path, and to its author on each', async () => {
    const offerId = await sell(AT, { price: '5.00', scope: 'use' });
    const buy = await ask('tuner', 'POST', `${AT}/purchases`, { buyer: 'tuner', offerId, requestKey: randomUUID() });
    expect(buy.status).toBe(201);
    expect(await paths(who('tuner').token, '', 'maker/weights', 'extra.bin')).toEqual(REFUSED);
    expect(await paths(who('stranger').token, '', 'maker/weights', 'extra.bin')).toEqual(REFUSED);
    const own = await paths(who('maker').token, '', 'maker/weights', 'extra.bin');
    expect({ ...own, duplicate: 0 }).toEqual({
      resolve: 200,
      'resolve of the API': 200,
      git: 200,
      lfs: 200,
      xet: 200,
      viewer: 200,
      duplicate: 0,
    });
  });

  it('is adapted and not copied, and a token of another job does not fetch it', async () => {
    await expect(tune({ model: 'maker/weights', method: 'full' })).rejects.toMatchObject({ code: 'finetune/would-copy' });
    const runner = await hubRunner();
    await until(await tune({ outputName: 'third' }), 'queued', 'failed');
    const other = (await claim(runner))!;
    expect(await paths(other.token, '', 'maker/weights', 'extra.bin')).toEqual(REFUSED);
    await finish(runner, other, 'tuner/third');
    const job = await until(await tune({ model: 'maker/weights', outputName: 'fourth' }), 'queued', 'failed');
    const given = (await claim(runner))!;
    expect(given.key).toBe(job.key);
    expect(await paths(given.token, '', 'maker/weights', 'extra.bin')).toEqual({ ...REFUSED, resolve: 200, 'resolve of the API': 200 });
    await finish(runner, given, 'tuner/fourth');
  });

  it('is given to no runner for a job that was made when it was for everybody', async () => {
    const job = await until(
      await tune({ model: 'maker/open', training: { repository: 'maker/rows', path: 'train.jsonl' } }),
      'queued',
      'failed',
    );
    await sql.query('update jobs set is_here_only = false where key = $1', [job.key]);
    expect(await claim(await hubRunner())).toBeNull();
    expect(await until(job, 'failed')).toMatchObject({ failure: { class: 'input', code: 'job/here-only' } });
  });

  it('that is paid by the token answers who accepted, is counted by what it said, and is not trained on', async () => {
    const talker = '/repositories/model/maker/talker';
    const offerId = await sell(talker, { kind: 'use', use: { unit: 'tokens', price: '1', per: 1000, freeUnits: '100' } });
    const chat = { model: 'maker/talker', messages: [{ role: 'user', content: 'hello' }], max_tokens: 500 };
    expect((await raw(who('tuner').token, 'POST', '/v1/chat/completions', chat)).status).toBe(403);
    await ask('tuner', 'POST', `${talker}/use-acceptance`, { holder: 'tuner', offerId });
    await expect(tune({ model: 'maker/talker' })).rejects.toMatchObject({ code: 'finetune/not-for-training' });
    const answer = raw(who('tuner').token, 'POST', '/v1/chat/completions', chat);
    const runner = await hubRunner();
    const job = await loaded(runner);
    await serve(runner, job, 120, 230);
    expect((await answer).body.usage.total_tokens).toBe(350);
    // 250 tokens of 1.00 for a thousand
    expect(await used('maker/talker')).toMatchObject({ units: '350', amountMinor: '25' });
  });
});

async function loaded(runner: string): Promise<GivenJob> {
  for (let tries = 0; tries < 200; tries += 1) {
    const job = await claim(runner, 'serve');
    if (job) {
      await raw(runner, 'POST', `/runner/v1/jobs/${job.key}/reports`, {
        attempt: job.attempt,
        report: 1,
        stage: 'ready',
        metrics: [],
        log: '',
        events: [],
      });
      return job;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('nobody asks for a model');
}

async function serve(runner: string, job: GivenJob, promptTokens: number, completionTokens: number): Promise<void> {
  const { call } = (await raw(runner, 'POST', `/runner/v1/jobs/${job.key}/calls`, { attempt: job.attempt, waitSeconds: 10 })).body;
  const piece = { attempt: job.attempt, seq: 1, text: 'Hello.', end: 'stop', promptTokens, completionTokens };
  const sent = await raw(runner, 'POST', `/runner/v1/jobs/${job.key}/calls/${call?.id}/answer`, piece);
  expect(sent.status).toBe(200);
}
