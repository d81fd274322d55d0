// Models of the hub that a runner serves: waking, the line of calls, answers as they come, who may ask and who is counted, and letting go. A runner of the
// spec speaks the routes; the real one with the real program is in trainers/tests.
import { randomBytes } from 'node:crypto';
import { CardsService } from '../modules/cards';
import { JobMoves, RunnersService } from '../modules/jobs';
import { JobQueueStore } from '../modules/jobs/job-queue.store';
import { JobWaitingStore } from '../modules/jobs/job-waiting.store';
import { ServingSweep } from '../modules/serving/serving-sweep';
import { ServingTimings } from '../modules/serving/serving-timings';
import { Database, statement } from '../platform/database';
import { call, commit, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const GIB = 1024 ** 3;
const CAPACITY = { cpus: 4, memoryBytes: 16 * GIB, gpus: 0 };
const HELLO = { messages: [{ role: 'user', content: 'hello' }] };

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
let runner: ServingRunner;

beforeAll(async () => {
  hub = await startTestHub({ GROVE_SERVING_BYTES: '1000', GROVE_GATEWAY_MONTHLY_TOKENS: '100000' });
  [alice, bob] = [await hub.person('alice'), await hub.person('bob')];
  await model('tiny', { 'config.json': config('LlamaForCausalLM') });
  await model('adapter', { 'adapter_config.json': adapterOf('alice/tiny'), 'adapter_model.safetensors': 'a' });
  await model('secret', { 'config.json': config('LlamaForCausalLM') }, true);
  await model('open-adapter', { 'adapter_config.json': adapterOf('alice/secret'), 'adapter_model.safetensors': 'a' });
  await model('grown', { 'config.json': config('LlamaForCausalLM'), 'README.md': '---\nbase_model: alice/tiny\n---\n# grown\n' });
});
afterAll(() => hub?.stop());
beforeEach(async () => {
  await service(Database).execute(statement('spec_no_jobs', 'delete from jobs'));
  await service(Database).execute(statement('spec_no_runners', 'delete from runners'));
  await service(Database).execute(statement('spec_no_usage', 'delete from usage_events'));
  runner = await ServingRunner.register();
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

function config(architecture: string): string {
  return JSON.stringify({ model_type: 'llama', architectures: [architecture], hidden_size: 64, num_hidden_layers: 2, vocab_size: 300 });
}

function adapterOf(base: string, task = 'CAUSAL_LM'): string {
  return JSON.stringify({ base_model_name_or_path: base, peft_type: 'LORA', task_type: task, r: 8 });
}

async function model(name: string, files: Record<string, string>, isPrivate = false): Promise<void> {
  await hub.repository(alice, name, { isPrivate });
  const weights = 'config.json' in files ? { 'tokenizer.json': '{}', 'model.safetensors': 'weights' } : {};
  const all = Object.entries({ ...weights, ...files }).map(([path, text]) => file(path, text));
  await commit(hub, alice, `alice/${name}`, 'main', all);
}

interface GivenJob {
  key: string;
  attempt: number;
  token: string;
  recipe: string;
  inputs: Record<string, { repository: string } | null>;
}
interface GivenCall {
  id: string;
  of: string;
  request: { messages: object[]; maxTokens: number; [more: string]: unknown };
}

class ServingRunner {
  constructor(readonly token: string) {}

  static async register(): Promise<ServingRunner> {
    return new ServingRunner((await service(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'))).token);
  }

  async ask<T>(path: string, body: object): Promise<{ status: number; body: T & { code?: string } }> {
    const headers = { authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${hub.url}/runner/v1/${path}`, { method: 'POST', body: JSON.stringify(body), headers });
    return { status: answer.status, body: (await answer.json()) as T & { code?: string } };
  }

  async claim(waitSeconds = 0): Promise<GivenJob | null> {
    const host = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
    const offer = { version: '1', host, recipes: ['serve', 'spec'], slots: 4, problem: null, ...CAPACITY };
    const { body } = await this.ask<{ job: GivenJob | null }>('claim', { offer, free: CAPACITY, waitSeconds });
    return body.job;
  }

  /** The job of the model that somebody asks just now, loaded. */
  async loaded(): Promise<GivenJob> {
    for (let tries = 0; tries < 200; tries++) {
      const job = await this.claim(1);
      if (!job) continue;
      await this.ask(`jobs/${job.key}/reports`, { attempt: job.attempt, report: 1, stage: 'ready' });
      return job;
    }
    throw new Error('nobody asks for a model');
  }

  next(job: GivenJob, waitSeconds = 10): Promise<{ status: number; body: { call: GivenCall | null; done: boolean; code?: string } }> {
    return this.ask(`jobs/${job.key}/calls`, { attempt: job.attempt, waitSeconds });
  }

  answer(
    job: GivenJob,
    one: GivenCall,
    seq: number,
    piece: object,
  ): Promise<{ status: number; body: { cancelled?: boolean; code?: string } }> {
    return this.ask(`jobs/${job.key}/calls/${one.id}/answer`, { attempt: job.attempt, seq, ...piece });
  }

  /** Takes the call that waits and answers it whole. */
  async serveOne(job: GivenJob, text: string): Promise<GivenCall> {
    const { call: one } = (await this.next(job)).body;
    await this.answer(job, one!, 1, { text });
    await this.answer(job, one!, 2, { end: 'stop', promptTokens: 5, completionTokens: 3 });
    return one!;
  }
}

function complete(person: TestPerson, name: string, change: object = {}, signal?: AbortSignal): Promise<Response> {
  const headers = { authorization: `Bearer ${person.token}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ model: name, ...HELLO, ...change });
  return fetch(`${hub.url}/v1/chat/completions`, { method: 'POST', body, headers, signal: signal ?? null });
}

async function contentOf(answer: Promise<Response>): Promise<string> {
  const body = (await (await answer).json()) as { choices: { message: { content: string } }[] };
  return body.choices[0]!.message.content;
}

async function status(person: TestPerson, name: string, type = 'model'): Promise<Record<string, unknown>> {
  return (await call(hub, person, 'GET', `/hub/v1/repositories/${type}/alice/${name}/serving`)).json() as Promise<Record<string, unknown>>;
}

async function counted(): Promise<Record<string, unknown>[]> {
  const sql = `select n.name as who, u.kind, u.quantity::int as quantity, r.name as of from usage_events u join namespaces n on n.id = u.namespace_id
    left join repositories r on r.id = (u.details ->> 'repositoryId')::bigint order by u.kind desc, u.id`;
  return service(Database).rows<Record<string, unknown>>(statement('spec_counted', sql), []);
}

describe('a model that can be served', () => {
  it('is not loaded before somebody asks', async () => {
    expect(await status(alice, 'tiny')).toEqual({
      isServable: true,
      problem: null,
      message: null,
      source: 'runner',
      promptPriceMicro: 0,
      completionPriceMicro: 0,
      base: null,
      state: 'none',
      waiting: null,
      jobKey: null,
      idleSeconds: 300,
    });
  });

  it('is loaded by the first call, answers it as it comes, and counts its tokens once', async () => {
    const asked = complete(bob, 'alice/tiny', { stream: true, stream_options: { include_usage: true }, max_tokens: 9, temperature: 0.5 });
    const job = await runner.loaded();
    expect(job).toMatchObject({ recipe: 'serve', inputs: { model: { repository: 'alice/tiny' } } });
    expect(Object.keys(job.inputs)).not.toContain('adapter');
    const { call: one } = (await runner.next(job)).body;
    expect(one).toMatchObject({ of: 'model', request: { ...HELLO, maxTokens: 9, temperature: 0.5 } });
    await runner.answer(job, one!, 1, { text: 'good ' });
    const reader = (await asked).body!.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader.read();
    expect(first.value).toContain('"content":"good "');
    await runner.answer(job, one!, 2, { text: 'day\0 \ud83d' });
    const end = { end: 'stop', promptTokens: 7, completionTokens: 2 };
    expect((await runner.answer(job, one!, 3, end)).body).toEqual({ cancelled: false });
    await runner.answer(job, one!, 3, end);
    let rest = '';
    for (let next = await reader.read(); !next.done; next = await reader.read()) rest += next.value;
    expect(rest).toContain('"content":"day \ufffd"');
    expect(rest).toContain('"finish_reason":"stop"');
    expect(rest).toContain('"usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}');
    expect(rest.endsWith('data: [DONE]\n\n')).toBe(true);
    expect(await counted()).toEqual([
      { who: 'bob', kind: 'prompt-tokens', quantity: 7, of: 'tiny' },
      { who: 'bob', kind: 'completion-tokens', quantity: 2, of: 'tiny' },
    ]);
    expect(await status(alice, 'tiny')).toMatchObject({ state: 'ready', jobKey: null });
    expect(await status(bob, 'tiny')).toMatchObject({ state: 'ready', jobKey: job.key });
  });

  it('stays loaded: the next call is of the same job, one after another', async () => {
    const first = contentOf(complete(alice, 'alice/tiny'));
    const job = await runner.loaded();
    await runner.serveOne(job, 'one');
    expect(await first).toBe('one');
    const [second, third] = [contentOf(complete(alice, 'alice/tiny')), contentOf(complete(bob, 'alice/tiny@main'))];
    await runner.serveOne(job, 'more');
    await runner.serveOne(job, 'more');
    expect(await Promise.all([second, third])).toEqual(['more', 'more']);
    expect(await runner.claim()).toBeNull();
  });

  it('is asked by people who are signed in on its page too', async () => {
    const asked = call(hub, bob, 'POST', '/hub/v1/repositories/model/alice/tiny/chat', { ...HELLO, seed: 4 });
    const one = await runner.serveOne(await runner.loaded(), 'on the page');
    expect(one.request.seed).toBe(4);
    const text = await (await asked).text();
    expect(text).toContain('on the page');
    expect(text).toContain('"prompt_tokens":5');
  });

  it('is not among the jobs of who asked, and takes none of their places', async () => {
    const asked = complete(alice, 'alice/tiny');
    const job = await runner.loaded();
    const own = (await (await call(hub, alice, 'GET', '/hub/v1/jobs')).json()) as { jobs: object[] };
    expect(own.jobs).toEqual([]);
    expect(await service(JobWaitingStore).runningOf(await alicesNamespace())).toBe(0);
    await runner.serveOne(job, 'x');
    await asked;
  });
});

describe('the list of models', () => {
  const models = async (person: TestPerson): Promise<string[]> => {
    const { data } = (await (await call(hub, person, 'GET', '/v1/models')).json()) as { data: { id: string }[] };
    return data.map(({ id }) => id);
  };

  it('has those that are loaded, for whom may read them; any other is found by its name', async () => {
    const asked = [complete(alice, 'alice/secret'), complete(alice, 'alice/tiny')];
    const jobs = [await runner.loaded(), await runner.loaded()];
    expect([await models(alice), await models(bob)]).toEqual([['alice/secret', 'alice/tiny'], ['alice/tiny']]);
    for (const job of jobs) await runner.serveOne(job, 'x');
    await Promise.all(asked);
    expect(await (await call(hub, bob, 'GET', '/v1/models/alice%2Fadapter')).json()).toMatchObject({
      id: 'alice/adapter',
      object: 'model',
      owned_by: 'alice',
    });
    expect(await (await call(hub, bob, 'GET', '/v1/models/alice/tiny')).json()).toMatchObject({ id: 'alice/tiny' });
    await expect(call(hub, bob, 'GET', '/v1/models/alice/secret')).rejects.toThrow('404');
    await expect(call(hub, bob, 'GET', '/v1/models/alice/open-adapter')).rejects.toThrow('serving/base-missing');
  });
});

describe('embeddings', () => {
  const vector = (...values: number[]): string => `${Buffer.from(new Float32Array(values).buffer).toString('base64')}\n`;

  it('are made by a model that only reads, in the order of the texts', async () => {
    await model('reader', { 'config.json': config('BertModel') });
    const body = { model: 'alice/reader', input: ['one', 'two'] };
    const asked = call(hub, bob, 'POST', '/v1/embeddings', body);
    const job = await runner.loaded();
    const { call: one } = (await runner.next(job)).body;
    expect(one).toMatchObject({ of: 'model', request: { inputs: ['one', 'two'] } });
    await runner.answer(job, one!, 1, { text: vector(1, 0) });
    await runner.answer(job, one!, 2, { text: vector(0.5, -0.25), end: 'stop', promptTokens: 6, completionTokens: 0 });
    expect(await (await asked).json()).toEqual({
      object: 'list',
      model: 'alice/reader',
      data: [
        { object: 'embedding', index: 0, embedding: [1, 0] },
        { object: 'embedding', index: 1, embedding: [0.5, -0.25] },
      ],
      usage: { prompt_tokens: 6, total_tokens: 6 },
    });
    expect(await counted()).toEqual([{ who: 'bob', kind: 'prompt-tokens', quantity: 6, of: 'reader' }]);
    const again = call(hub, bob, 'POST', '/v1/embeddings', { ...body, input: 'one', encoding_format: 'base64' });
    const { call: next } = (await runner.next(job)).body;
    await runner.answer(job, next!, 1, { text: vector(1, 0), end: 'stop', promptTokens: 3, completionTokens: 0 });
    const { data } = (await (await again).json()) as { data: { embedding: string }[] };
    expect(data.map(({ embedding }) => `${embedding}\n`)).toEqual([vector(1, 0)]);
    expect((await complete(bob, 'alice/reader')).status).toBe(422);
    const { data: loaded } = (await (await call(hub, bob, 'GET', '/v1/models')).json()) as { data: object[] };
    expect(loaded).toMatchObject([{ id: 'alice/reader', x_kind: 'embedding' }]);
    expect(await (await call(hub, bob, 'GET', '/v1/models/alice/reader')).json()).toMatchObject({ x_kind: 'embedding' });
  });

  it('are made by one that writes too', async () => {
    const asked = call(hub, bob, 'POST', '/v1/embeddings', { model: 'alice/adapter', input: 'x', x_of: 'base' });
    const job = await runner.loaded();
    const { call: one } = (await runner.next(job)).body;
    expect(one).toMatchObject({ of: 'base', request: { inputs: ['x'] } });
    await runner.answer(job, one!, 1, { text: vector(1), end: 'stop', promptTokens: 1, completionTokens: 0 });
    expect((await asked).status).toBe(200);
  });
});

describe('an adapter', () => {
  it('is loaded on its base, and both answer', async () => {
    expect(await status(bob, 'adapter')).toMatchObject({ isServable: true, base: 'alice/tiny' });
    const ofModel = contentOf(complete(bob, 'alice/adapter'));
    const job = await runner.loaded();
    expect(job.inputs).toMatchObject({ model: { repository: 'alice/tiny' }, adapter: { repository: 'alice/adapter' } });
    expect((await runner.serveOne(job, 'adapted')).of).toBe('model');
    const ofBase = contentOf(complete(bob, 'alice/adapter', { x_of: 'base' }));
    expect((await runner.serveOne(job, 'plain')).of).toBe('base');
    expect(await Promise.all([ofModel, ofBase])).toEqual(['adapted', 'plain']);
    // the base by its own name needs no second copy of it
    const byName = contentOf(complete(bob, 'alice/tiny'));
    expect((await runner.serveOne(job, 'by name')).of).toBe('base');
    expect(await byName).toBe('by name');
    // by kind: each belongs to the repository that answered
    expect((await counted()).map(({ of }) => of)).toEqual(['adapter', 'tiny', 'tiny', 'adapter', 'tiny', 'tiny']);
  });

  it('finds its base by a former name', async () => {
    await model('soon-moved', { 'config.json': config('LlamaForCausalLM') });
    await model('on-moved', { 'adapter_config.json': adapterOf('alice/soon-moved'), 'adapter_model.safetensors': 'a' });
    await call(hub, alice, 'POST', '/api/repos/move', { fromRepo: 'alice/soon-moved', toRepo: 'alice/moved', type: 'model' });
    expect(await status(bob, 'on-moved')).toMatchObject({ isServable: true, base: 'alice/moved' });
  });

  it('of a base that one may not read is refused, also while somebody else has it loaded', async () => {
    const asked = complete(alice, 'alice/open-adapter');
    const job = await runner.loaded();
    await runner.serveOne(job, 'x');
    await asked;
    expect(await status(bob, 'open-adapter')).toMatchObject({ isServable: false, problem: 'serving/base-missing', base: null });
    for (const change of [{}, { x_of: 'base' }]) {
      const refused = await complete(bob, 'alice/open-adapter', change);
      expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([422, 'serving/base-missing']);
    }
  });

  it('that was merged is loaded beside what it was made of, as its card says', async () => {
    await cardRead('grown');
    expect(await status(bob, 'grown')).toMatchObject({ isServable: true, base: 'alice/tiny' });
    const asked = contentOf(complete(bob, 'alice/grown', { x_of: 'base' }));
    const job = await runner.loaded();
    expect(job.inputs).toMatchObject({ model: { repository: 'alice/grown' }, base: { repository: 'alice/tiny' } });
    expect((await runner.serveOne(job, 'before')).of).toBe('base');
    expect(await asked).toBe('before');
  });
});

describe('what cannot be served says why', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['classifier', { 'config.json': config('LlamaForSequenceClassification') }, 'serving/not-a-chat-model'],
    ['no-weights', { 'README.md': '# words' }, 'serving/weights'],
    ['large', { 'config.json': config('LlamaForCausalLM'), 'model.safetensors': 'w'.repeat(1001) }, 'serving/too-large'],
    ['far-adapter', { 'adapter_config.json': adapterOf('nobody/nothing'), 'adapter_model.safetensors': 'a' }, 'serving/base-missing'],
    ['tags', { 'adapter_config.json': adapterOf('alice/tiny', 'SEQ_CLS'), 'adapter_model.safetensors': 'a' }, 'serving/not-a-chat-model'],
  ];
  it.each(cases)('%s', async (name, files, code) => {
    await model(name, files);
    expect(await status(bob, name)).toMatchObject({ isServable: false, problem: code });
    const refused = await complete(bob, `alice/${name}`);
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([422, code]);
  });

  it('a base that there is not', async () => {
    const refused = await complete(bob, 'alice/tiny', { x_of: 'base' });
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([400, 'serving/no-base']);
  });

  it('a dataset', async () => {
    await hub.repository(alice, 'rows', { type: 'dataset' });
    await commit(hub, alice, 'alice/rows', 'main', [file('rows.jsonl', '{}\n')], 'dataset');
    expect(await status(bob, 'rows', 'dataset')).toMatchObject({ isServable: false, problem: 'serving/type' });
  });

  it('a private model is not there for strangers', async () => {
    for (const name of ['alice/secret', 'alice/nothing']) {
      const refused = await complete(bob, name);
      expect([name, refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([
        name,
        404,
        'repository/not-found',
      ]);
    }
    expect(await runner.claim()).toBeNull();
  });

  it('a month whose tokens are used up', async () => {
    const asked = complete(bob, 'alice/tiny');
    const job = await runner.loaded();
    const { call: one } = (await runner.next(job)).body;
    await runner.answer(job, one!, 1, { text: 'x' });
    await runner.answer(job, one!, 2, { end: 'length', promptTokens: 99_999, completionTokens: 1 });
    expect(await (await asked).json()).toMatchObject({ choices: [{ finish_reason: 'length' }], usage: { total_tokens: 100_000 } });
    const refused = await complete(bob, 'alice/tiny');
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([429, 'gateway/quota']);
  });
});

describe('a call', () => {
  it('whose client goes away is told to the runner with its next piece, and still counted', async () => {
    const leaving = new AbortController();
    const asked = complete(bob, 'alice/tiny', { stream: true }, leaving.signal);
    const job = await runner.loaded();
    const { call: one } = (await runner.next(job)).body;
    await runner.answer(job, one!, 1, { text: 'long ' });
    await (await asked).body!.getReader().read();
    leaving.abort();
    let seq = 1;
    for (let tries = 0; tries < 200; tries++) {
      if ((await runner.answer(job, one!, ++seq, { text: 'story ' })).body.cancelled) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect((await runner.answer(job, one!, ++seq, { end: 'cancelled', promptTokens: 5, completionTokens: 2 })).body).toEqual({
      cancelled: true,
    });
    expect((await counted()).map(({ quantity }) => quantity)).toEqual([5, 2]);
    expect((await runner.answer(job, one!, ++seq, { text: 'more' })).body.code).toBe('serving/call-gone');
  });

  it('that the program refuses has its words', async () => {
    const asked = complete(bob, 'alice/tiny');
    const job = await runner.loaded();
    const { call: one } = (await runner.next(job)).body;
    await runner.answer(job, one!, 1, { failure: { code: 'serving/context', message: 'Too long for this model.' } });
    const refused = await asked;
    expect([refused.status, await refused.json()]).toMatchObject([
      422,
      { error: { code: 'serving/context', message: 'Too long for this model.' } },
    ]);
  });

  it('that was not begun is asked of the next attempt; one that was begun breaks off', async () => {
    const begun = complete(bob, 'alice/tiny', { stream: true });
    const first = await runner.loaded();
    const { call: half } = (await runner.next(first)).body;
    await runner.answer(first, half!, 1, { text: 'half' });
    const streamed = (await begun).text();
    const whole = contentOf(complete(alice, 'alice/tiny'));
    expect((await runner.next(first)).body.call).not.toBeNull();

    await loseLeases();
    expect(await streamed).toContain('"code":"serving/interrupted"');
    const second = await runner.loaded();
    expect(second.attempt).toBe(first.attempt + 1);
    await runner.serveOne(second, 'at last');
    expect(await whole).toBe('at last');
    expect((await runner.answer(first, half!, 2, { text: 'zombie' })).body.code).toBe('job/lease-lost');
  });

  it('ends with the reason for which its model could not be loaded', async () => {
    const asked = complete(bob, 'alice/tiny');
    const job = await claimed();
    const failure = { class: 'input', code: 'serving/broken', message: 'model.safetensors is no safetensors file.' };
    await runner.ask(`jobs/${job.key}/end`, { attempt: job.attempt, failure });
    const refused = await asked;
    expect([refused.status, await refused.json()]).toMatchObject([422, { error: { code: 'serving/broken' } }]);
    expect(await status(bob, 'tiny')).toMatchObject({ state: 'none' });
  });

  it('is refused when nobody has room for its model for long, and its place is given up', async () => {
    const timings = service(ServingTimings);
    const { readyMs, lookMs, idleMs } = timings;
    Object.assign(timings, { readyMs: 300, lookMs: 50 });
    const refused = await complete(bob, 'alice/tiny');
    expect([refused.status, ((await refused.json()) as { error: { code: string } }).error.code]).toEqual([503, 'serving/not-ready']);
    expect(await status(bob, 'tiny')).toMatchObject({ state: 'waiting' });
    timings.idleMs = 0;
    expect(await service(ServingSweep).sweep()).toBe(1);
    Object.assign(timings, { readyMs, lookMs, idleMs });
    expect(await status(bob, 'tiny')).toMatchObject({ state: 'none' });
    expect(await runner.claim()).toBeNull();
  });

  it('of no attempt, or of nobody, is refused', async () => {
    const asked = complete(bob, 'alice/tiny');
    const job = await runner.loaded();
    const { call: one } = (await runner.next(job)).body;
    const stranger = await ServingRunner.register();
    expect((await stranger.next(job, 0)).body.code).toBe('job/lease-lost');
    expect((await stranger.answer(job, one!, 1, { text: 'x' })).body.code).toBe('job/lease-lost');
    expect((await runner.answer(job, { ...one!, id: '999999' }, 1, { text: 'x' })).body.code).toBe('serving/call-gone');
    expect((await runner.answer(job, { ...one!, id: 'x' }, 1, { text: 'x' })).body.code).toBe('serving/call-gone');
    await runner.answer(job, one!, 1, { end: 'stop', promptTokens: 1, completionTokens: 0 });
    expect(await contentOf(asked)).toBe('');
  });
});

describe('a model is let go', () => {
  it('when nobody asked for long; sooner when jobs wait for the runner', async () => {
    const asked = complete(bob, 'alice/tiny');
    const job = await runner.loaded();
    await runner.serveOne(job, 'x');
    await asked;
    expect((await runner.next(job, 0)).body).toEqual({ call: null, done: false });
    await service(Database).execute(statement('spec_asked_before', `update servings set asked_at = now() - interval '20 seconds'`));
    expect((await runner.next(job, 0)).body).toEqual({ call: null, done: false });
    await other();
    expect((await runner.next(job, 0)).body).toEqual({ call: null, done: true });
    await service(Database).execute(statement('spec_no_other', `delete from jobs where kind = 'spec'`));
    await service(Database).execute(statement('spec_asked_long_before', `update servings set asked_at = now() - interval '5 minutes'`));
    expect((await runner.next(job, 0)).body).toEqual({ call: null, done: true });
    const ended = await runner.ask<{ state: string }>(`jobs/${job.key}/end`, { attempt: job.attempt, outcome: {} });
    expect(ended.body).toMatchObject({ state: 'succeeded' });
    expect(await status(bob, 'tiny')).toMatchObject({ state: 'none' });
  });
});

async function claimed(): Promise<GivenJob> {
  for (let tries = 0; tries < 100; tries++) {
    const job = await runner.claim(1);
    if (job) return job;
  }
  throw new Error('nobody asks for a model');
}

async function alicesNamespace(): Promise<bigint> {
  return (await service(Database).row<{ id: bigint }>(statement('spec_alices', `select id from namespaces where name = 'alice'`), []))!.id;
}

/** What a worker does after a commit. */
async function cardRead(name: string): Promise<void> {
  const found = await service(Database).row<{ id: bigint }>(statement('spec_named', 'select id from repositories where name = $1'), [name]);
  await service(CardsService).refresh(found!.id);
}

async function loseLeases(): Promise<void> {
  await service(Database).execute(
    statement('spec_lease_ends', `update jobs set lease_until = now() - interval '1 second' where state = 'running'`),
  );
  for (const lost of await service(JobQueueStore).lost()) await service(JobMoves).lose(lost);
  await service(Database).execute(statement('spec_no_pause', 'update jobs set not_before = now()'));
}

/** A job that this runner could take up. */
async function other(): Promise<void> {
  await service(Database).execute(
    statement(
      'spec_other',
      `insert into jobs (key, namespace_id, kind, recipe, title, state, settings, cpus, memory_bytes, gpus, seconds_limit, not_before)
       select 'job-other', n.id, 'spec', 'spec', 'other', 'queued', '{}', 1, 1, 0, 60, now() from namespaces n where n.name = 'alice'`,
    ),
  );
}
