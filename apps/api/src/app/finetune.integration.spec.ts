// From what is asked to the queue: the check of the data in a real worker, its quote, its refusals with places, and what a runner is told then.
import type { UserActor } from '../common/actor';
import { FinetuneService } from '../modules/finetune';
import { type JobRecord, JobsService, RunnersService } from '../modules/jobs';
import { TokensService } from '../modules/tokens';
import { CheckedData } from '../modules/finetune/checked-data';
import { Database, statement } from '../platform/database';
import { Outbox } from '../platform/outbox';
import { redisMissing, startRedis, type TestRedis } from '../platform/queue/redis-for-specs';
import { call, commit, commitLargeFile, file } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';
import { conversations, TINY_CONFIG } from './testing/tiny-tuning';
import { type RunningWorker, startWorker } from './worker';
import Redis from 'ioredis';

jest.setTimeout(120_000);

const BACKENDS = ['postgres', 'redis'] as const;
const ROWS = conversations(60);
const PAIRS = Array.from({ length: 60 }, (_, i) => ({ prompt: `What is ${i} and ${i * 3}?`, completion: `It is ${i * 4}, I say.` }));
const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

describe.each(BACKENDS)('fine-tunes on queues of %s', (backend) => {
  const onThisHost = backend === 'redis' && redisMissing ? it.skip : it;
  let redis: TestRedis | undefined;
  let hub: TestHub;
  let worker: RunningWorker;
  let alice: TestPerson;
  let actor: UserActor;

  beforeAll(async () => {
    if (backend === 'redis' && redisMissing) return;
    if (backend === 'redis') redis = await startRedis();
    hub = await startTestHub(redis ? { GROVE_REDIS_URL: redis.url } : {});
    worker = await startWorker(hub.config);
    alice = await hub.person('alice');
    actor = (await service(TokensService).resolve(alice.token))!;
    await hub.repository(alice, 'tiny');
    const config = JSON.stringify(TINY_CONFIG);
    await commit(hub, alice, 'alice/tiny', 'main', [
      file('config.json', config),
      file('tokenizer.json', '{}'),
      file('model.safetensors', 'w'),
    ]);
    await hub.repository(alice, 'rows', { type: 'dataset', isPrivate: true });
    const leak = [
      ...ROWS.slice(0, 5),
      {
        messages: [
          { role: 'user', content: 'new' },
          { role: 'assistant', content: 'row' },
        ],
      },
    ];
    const broken = `${lines(ROWS.slice(0, 3))}{"messages": [}\n${lines(ROWS.slice(3))}`;
    await commit(
      hub,
      alice,
      'alice/rows',
      'main',
      [file('train.jsonl', lines(ROWS)), file('pairs.jsonl', lines(PAIRS)), file('leak.jsonl', lines(leak)), file('broken.jsonl', broken)],
      'dataset',
    );
  });
  afterAll(async () => {
    await worker?.stop();
    await hub?.stop();
    await redis?.stop();
  });

  function service<T>(type: abstract new (...args: never[]) => T): T {
    return hub.app.get<T>(type as never, { strict: false });
  }

  function ask(path: string, change: object = {}): Promise<JobRecord> {
    return service(FinetuneService).create(actor, {
      model: 'alice/tiny',
      training: { repository: 'alice/rows', path },
      recipe: 'sft-lora',
      method: 'lora',
      shape: 'chat',
      hyperparameters: { epochs: 2 },
      autoStart: false,
      priority: 0,
      ...change,
    });
  }

  async function until(job: JobRecord, ...states: string[]): Promise<JobRecord> {
    for (let tries = 0; tries < 300; tries += 1) {
      const now = await service(JobsService).get(actor, job.key);
      if (states.includes(now.state)) return now;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the job is not ${states.join(' or ')}`);
  }

  onThisHost('are chosen by what can be trained and by what data begin with; files come in by themselves', async () => {
    const get = async (path: string): Promise<unknown> => (await call(hub, alice, 'GET', `/hub/v1/${path}`)).json();
    expect(await get('fine-tunes/base?model=alice/tiny')).toMatchObject({ repository: 'alice/tiny', problem: null });
    await hub.repository(alice, `bare-${backend}`);
    expect(await get(`fine-tunes/base?model=alice/bare-${backend}`)).toMatchObject({ problem: { code: 'finetune/no-config' } });
    const beginning = await get('fine-tunes/data?repository=alice/rows&path=broken.jsonl');
    expect(beginning).toMatchObject({ shape: 'chat', roles: { messages: 'messages' }, columns: ['messages'] });
    expect((beginning as { rows: { line: number }[] }).rows.map(({ line }) => line)).toEqual([1, 2, 3, 5, 6]);
    const headers = { authorization: `Bearer ${alice.token}` };
    const sent = await fetch(`${hub.url}/hub/v1/training-files?name=own.jsonl`, { method: 'POST', body: lines(ROWS), headers });
    expect(sent.status).toBe(201);
    const { repository, revision, path } = (await sent.json()) as Record<string, string>;
    expect(await get('training-files')).toMatchObject({ files: [{ fileName: 'own.jsonl', repository: 'alice/training-files' }] });
    const job = await until(await ask('', { training: { repository, revision, path } }), 'quoted', 'failed');
    expect(job.state).toBe('quoted');
    await service(JobsService).cancel(actor, job.key);
  });

  onThisHost('are of the shape that the rows have, when the recipe trains on it', async () => {
    const pairs = await until(await ask('pairs.jsonl'), 'quoted', 'failed');
    expect([pairs.state, pairs.settings]).toMatchObject([
      'quoted',
      { shape: 'completion', columns: { prompt: 'prompt', completion: 'completion' } },
    ]);
    await service(JobsService).cancel(actor, pairs.key);
    const labels = await until(await ask('pairs.jsonl', { recipe: 'text-classification', shape: 'classification' }), 'quoted', 'failed');
    expect(labels).toMatchObject({ state: 'failed', failure: { class: 'input', code: 'data/shape' } });
  });

  onThisHost('are checked, quoted, and wait until somebody accepts', async () => {
    const job = await until(await ask('train.jsonl'), 'quoted', 'failed');
    expect(job).toMatchObject({
      state: 'quoted',
      outcome: { check: { rows: { train: 60, heldOut: 6 } }, quote: { epochs: 2, batchSize: 4, steps: 28 } },
    });
    expect((job.settings as { columns: object }).columns).toEqual({ messages: 'messages' });
    const started = await service(JobsService).start(actor, job.key);
    expect(started.state).toBe('queued');
    await service(JobsService).cancel(actor, job.key);
  });

  onThisHost('learn from those that ended how long the next one will take', async () => {
    const secondsOf = async (): Promise<{ value: number; low: number; high: number; jobs: number }> => {
      const { outcome } = await until(await ask('train.jsonl'), 'quoted', 'failed');
      const { quote } = outcome as { quote: { seconds: { value: number; low: number; high: number }; learnedFromJobs: number } };
      return { ...quote.seconds, jobs: quote.learnedFromJobs };
    };
    const first = await secondsOf();
    expect(first.jobs).toBe(0);
    // As if these had run: three seconds a step and half a minute for the rest, far from what arithmetic thinks of so small a model.
    const ended: string[] = [];
    for (let count = 0; count < 4; count += 1) ended.push((await until(await ask('train.jsonl'), 'quoted', 'failed')).key);
    const metrics = statement(
      'spec_metrics',
      `insert into job_metrics (job_id, step, values, at) select id, step, '{}', now() + step * interval '3 seconds' from jobs, generate_series(1, 28) as step where key = any ($1)`,
    );
    const end = statement(
      'spec_end',
      `update jobs set state = 'succeeded', attempt = 1, used_seconds = 28 * 3 + 30, ended_at = now() where key = any ($1)`,
    );
    await service(Database).execute(metrics, [ended]);
    await service(Database).execute(end, [ended]);
    const later = await secondsOf();
    expect(later.jobs).toBe(4);
    expect(later.low).toBeLessThan(114);
    expect(later.high).toBeGreaterThan(114);
    expect(Math.abs(Math.log(later.value / 114))).toBeLessThan(Math.abs(Math.log(first.value / 114)));
    // Another recipe, or another attempt, says nothing.
    await service(Database).execute(statement('spec_retried', 'update jobs set attempt = 2 where key = any ($1)'), [ended]);
    expect(await secondsOf()).toEqual(first);
    await service(Database).execute(statement('spec_done', 'delete from jobs where key = any ($1)'), [ended]);
  });

  onThisHost('are queued at once when that was asked, and a runner is told what to do with a token for that alone', async () => {
    const job = await until(await ask('train.jsonl', { autoStart: true, outputName: `out-${backend}` }), 'queued', 'failed');
    const { token } = await service(RunnersService).registerBuiltIn('spec');
    const capacity = { cpus: 4, memoryBytes: 2 ** 34, gpus: 0 };
    const host = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
    const answer = await fetch(`${hub.url}/runner/v1/claim`, {
      method: 'POST',
      body: JSON.stringify({ offer: { version: '1', host, recipes: ['sft-lora'], slots: 1, ...capacity }, free: capacity }),
      headers: { authorization: `Bearer ${token}` },
    });
    const { job: given } = (await answer.json()) as { job: { key: string; token: string; attempt: number } & Record<string, unknown> };
    expect(given).toMatchObject({
      key: job.key,
      recipe: 'sft-lora',
      settings: {
        recipe: 'sft-lora',
        method: 'lora',
        seed: 42,
        hyperparameters: { epochs: 2 },
        data: { shape: 'chat', columns: { messages: 'messages' }, heldOutShare: 0.1 },
      },
      inputs: { model: { repository: 'alice/tiny' }, train: [{ repository: 'alice/rows', path: 'train.jsonl' }], validation: [] },
      result: { type: 'model', repository: `alice/out-${backend}` },
    });
    const asJob = { name: 'job', token: given.token };
    expect(await (await call(hub, asJob, 'GET', '/datasets/alice/rows/resolve/main/train.jsonl')).text()).toBe(lines(ROWS));
    await expect(commit(hub, asJob, 'alice/tiny', 'main', [file('a', 'x')])).rejects.toThrow('403');
    const card = await fetch(`${hub.url}/runner/v1/jobs/${given.key}/card`, {
      method: 'POST',
      body: JSON.stringify({ attempt: 1 }),
      headers: { authorization: `Bearer ${token}` },
    });
    expect(JSON.stringify(await card.json())).toContain('base_model: alice/tiny');
    await commitLargeFile(hub, asJob, `alice/out-${backend}`, 'adapter_model.safetensors', Buffer.alloc(20_000, 1));
    const end = await fetch(`${hub.url}/runner/v1/jobs/${given.key}/end`, {
      method: 'POST',
      body: JSON.stringify({ attempt: 1, outcome: { verdict: 'better' } }),
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await end.json()).toEqual({ state: 'succeeded' });
  });

  onThisHost('end before they cost anything when the data cannot be trained on, with the places', async () => {
    const broken = await until(await ask('broken.jsonl'), 'failed', 'quoted');
    expect(broken).toMatchObject({ state: 'failed', failure: { class: 'input', code: 'data/format' }, usedSeconds: 0 });
    const { check } = broken.outcome as {
      check: { findings: { code: string; examples: { place: { line: number; column: number } }[] }[] };
    };
    expect(check.findings.find(({ code }) => code === 'json/syntax')?.examples[0]?.place).toMatchObject({ line: 4, column: 15 });
    const leaking = await until(
      await ask('train.jsonl', { validation: { repository: 'alice/rows', path: 'leak.jsonl' } }),
      'failed',
      'quoted',
    );
    expect(leaking).toMatchObject({ state: 'failed', failure: { code: 'data/overlap' } });
  });

  onThisHost('whose check breaks off again and again end with a sentence', async () => {
    const job = await ask('train.jsonl');
    const broken = jest.spyOn(CheckedData.prototype, 'file').mockRejectedValue(new Error('the object store is away'));
    const again = statement('spec_check_again', `update jobs set not_before = now() where id = $1 and state = 'checking'`);
    try {
      for (let tries = 0; tries < 100; tries += 1) {
        await service(Database).execute(again, [job.id]);
        if ((await service(JobsService).get(actor, job.key)).state !== 'checking') break;
        await service(Outbox).emit('finetune.check', { jobId: String(job.id) });
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect(await service(JobsService).get(actor, job.key)).toMatchObject({
        state: 'failed',
        failure: { class: 'infrastructure', code: 'finetune/check-failed' },
      });
    } finally {
      broken.mockRestore();
    }
  });

  onThisHost('that wait keep no worker from stopping, and the next one sees them', async () => {
    const job = await until(await ask('train.jsonl', { autoStart: true }), 'queued', 'failed');
    await new Promise((resolve) => setTimeout(resolve, 500));
    await worker.stop();
    worker = await startWorker(hub.config);
    expect((await service(JobsService).get(actor, job.key)).state).toBe('queued');
    await service(JobsService).cancel(actor, job.key);
  });

  onThisHost('are seen in the queue as long as they wait', async () => {
    const job = await until(await ask('train.jsonl', { autoStart: true }), 'queued', 'failed');
    if (redis) {
      const client = new Redis(redis.url);
      const keys = async (): Promise<string[]> => (await client.keys('*')).filter((key) => key.endsWith(`:job-${job.id}-1`));
      for (let tries = 0; tries < 100 && (await keys()).length === 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await keys()).toHaveLength(1);
      await service(JobsService).cancel(actor, job.key);
      for (let tries = 0; tries < 100 && (await keys()).length > 0; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await keys()).toHaveLength(0);
      client.disconnect();
    }
  });
});
