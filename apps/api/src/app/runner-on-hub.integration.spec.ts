// A runner (packages/runner) against the hub itself: real routes, repositories, large files and tokens; trainers that do what a test tells them.
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GitOid } from '@modelgrove/git-objects';
import { ProcessBackend, RunnerLoop } from '@modelgrove/runner';
import type { TokenScope, UserActor } from '../common/actor';
import { AccessService } from '../modules/access';
import { CostSettlement, JobCostsService } from '../modules/compute';
import {
  FREE_TERMS,
  type InputFile,
  JobKinds,
  JobMoves,
  type JobRecord,
  JobsService,
  JobsStore,
  type JobTerms,
  RunnersService,
} from '../modules/jobs';
import { JobQueueStore } from '../modules/jobs/job-queue.store';
import { LedgerService } from '../modules/ledger';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { call, commit, commitLargeFile, file } from './testing/hub-calls';
import { payIn } from './testing/pay-in';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

jest.setTimeout(120_000);

const TRAIN = `
import json, os, signal, sys, time
JOB = os.environ["MODELGROVE_JOB"]
job = json.load(open(JOB + "/job.json"))
def event(**fields):
    with open(JOB + "/out/events.jsonl", "a") as file: file.write(json.dumps(fields) + "\\n")
def write(name, text):
    os.makedirs(os.path.dirname(JOB + "/out/" + name), exist_ok=True)
    with open(JOB + "/out/" + name, "w") as file: file.write(text)
def checkpoint(step):
    write(f"checkpoints/step-{step}/state", f"step {step}")
    event(type="checkpoint", step=step, path=f"checkpoints/step-{step}")
def done():
    write("report.json", '{"contract": 1, "verdict": "better"}')
    write("result/adapter_config.json", "{}")
    write("result/adapter_model.safetensors", f"attempt {job['attempt']} " * 100000)
exec(job["program"])
`;

/** Answers with what it was asked, word by word; "endless" goes on until nobody listens. */
const SERVE = `
import json, os, sys, threading, time
JOB = os.environ["MODELGROVE_JOB"]
cancelled = set()
calls = []
def append(name, **fields):
    with open(f"{JOB}/out/{name}.jsonl", "a") as file: file.write(json.dumps(fields) + "\\n")
def read():
    for line in sys.stdin:
        said = json.loads(line)
        cancelled.add(said["cancel"]) if "cancel" in said else calls.append(said)
    calls.append(None)
threading.Thread(target=read, daemon=True).start()
append("events", type="stage", stage="ready")
while True:
    while not calls: time.sleep(0.01)
    said = calls.pop(0)
    if said is None: break
    name, words, count = said["call"], said["messages"][-1]["content"].split(), 0
    while name not in cancelled and (count < len(words) or words == ["endless"]):
        append("answers", call=name, text=said["of"] + ":" + words[count % len(words)] + " ")
        count += 1
        time.sleep(0.02)
    append("answers", call=name, end="cancelled" if name in cancelled else "stop", promptTokens=len(words), completionTokens=count)
    print("answered", name in cancelled, flush=True)
open(JOB + "/out/report.json", "w").write('{"contract": 1}')
`;

const WEIGHTS = Buffer.alloc(2_000_000, 'weights');

let hub: TestHub;
let alice: TestPerson;
let folder: string;
let loops: RunnerLoop[] = [];
const said: string[] = [];

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'runner-on-hub-')));
  mkdirSync(path.join(folder, 'trainers/spec'), { recursive: true });
  writeFileSync(path.join(folder, 'trainers/spec/recipe.json'), '{"program":"train.py"}');
  writeFileSync(path.join(folder, 'trainers/spec/train.py'), TRAIN);
  mkdirSync(path.join(folder, 'trainers/serve'));
  writeFileSync(path.join(folder, 'trainers/serve/recipe.json'), '{"program":"serve.py","serves":true}');
  writeFileSync(path.join(folder, 'trainers/serve/serve.py'), SERVE);
  writeFileSync(path.join(folder, 'trainers/prepare.py'), 'import sys\nprint("ready", sys.executable)\n');
  hub = await startTestHub({ GROVE_PAYMENTS: 'fake', GROVE_CURRENCY: 'USD' });
  alice = await hub.person('alice');
  const [base, data] = [
    await hub.repository(alice, 'base', { isPrivate: true }),
    await hub.repository(alice, 'rows', { type: 'dataset', isPrivate: true }),
  ];
  await commitLargeFile(hub, alice, base, 'model.safetensors', WEIGHTS);
  await commit(hub, alice, base, 'main', [file('config.json', '{}'), file('pytorch_model.bin', 'x')]);
  await commit(hub, alice, data, 'main', [file('data/train.jsonl', '{"a":1}\n')], 'dataset');
  await addKind(await inputOf('models', base), { ...(await inputOf('datasets', data)), path: 'data/train.jsonl' });
});

afterAll(async () => {
  await hub?.stop();
  rmSync(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
});

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

async function inputOf(kind: 'models' | 'datasets', repository: string): Promise<InputFile> {
  const { sha } = (await (await call(hub, alice, 'GET', `/api/${kind}/${repository}`)).json()) as { sha: GitOid };
  return { type: kind === 'models' ? 'model' : 'dataset', repository, revision: sha, path: null };
}

/** Jobs whose result is `alice/<title>`. */
function addKind(model: InputFile, train: InputFile): void {
  service(JobKinds).add({
    kind: 'spec',
    assign: async (job) => {
      const result = { type: 'model', repository: `alice/${job.title}` } as const;
      const scopes: TokenScope[] = [
        { entity: { type: 'model', name: model.repository }, permissions: ['repo.content.read'] },
        { entity: { type: 'dataset', name: train.repository }, permissions: ['repo.content.read'] },
        { entity: { type: 'model', name: result.repository }, permissions: ['repo.write'] },
      ];
      const fence = { jobId: job.id, attempt: job.attempt };
      const expiresAt = new Date(Date.now() + 3_600_000);
      const token = await service(TokensService).createForAttempt(job.createdById!, fence, job.key, scopes, expiresAt);
      return { settings: job.settings as object, model, train: [train], validation: [], result, token };
    },
    card: (job) => Promise.resolve([{ path: 'README.md', content: `# ${job.title}\n` }]),
  });
}

async function queued(name: string, program: string, terms: JobTerms = FREE_TERMS): Promise<JobRecord> {
  await hub.repository(alice, name);
  const namespace = await service(AccessService).namespace(await actor(), 'alice', 'run-jobs');
  const needs = { recipe: 'spec', cpus: 1, memoryBytes: 2 ** 28, gpus: 0, secondsLimit: 100, priority: 0 as const };
  const job = await service(JobsService).create(namespace, { ...needs, kind: 'spec', title: name, settings: { program } }, async (id) => {
    await service(JobsStore).setTerms(id, terms);
  });
  await service(JobMoves).quote(job.id, {}, 'It costs nothing.');
  await service(JobMoves).enqueue(job.id, 'user:spec');
  return job;
}

async function actor(): Promise<UserActor> {
  return (await service(TokensService).resolve(alice.token))!;
}

async function runner(name: string, memoryBytes = 2 ** 30): Promise<RunnerLoop> {
  const { token } = await service(RunnersService).registerBuiltIn(name);
  const loop = await RunnerLoop.open({
    hubUrl: hub.url,
    token,
    dataDir: path.join(folder, `data-${name}`),
    trainersDir: path.join(folder, 'trainers'),
    version: '0.0.0',
    slots: 1,
    memoryBytes,
    backend: new ProcessBackend(),
    say: (sentence) => void said.push(sentence),
  });
  loops.push(loop);
  void loop.run().catch((error: Error) => said.push(error.message));
  return loop;
}

async function until(job: JobRecord, isSo: (now: JobRecord, log: string) => boolean): Promise<{ now: JobRecord; log: string }> {
  const patience = Date.now() + 60_000;
  for (;;) {
    const now = await service(JobsService).get(await actor(), job.key);
    const log = (await service(JobsService).log(now, 0, 1000)).map(({ text }) => text).join('');
    if (isSo(now, log)) return { now, log };
    if (Date.now() > patience) throw new Error(`never; ${now.state} ${JSON.stringify(now.failure)} ${said.join(' | ')}\n${log}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const ended = (now: JobRecord): boolean => ['succeeded', 'failed', 'cancelled'].includes(now.state);

/** As the reaper finds it when a runner was silent for too long. */
async function cutLease(): Promise<void> {
  await service(Database).execute(
    statement('spec_cut_lease', `update jobs set lease_until = now() - interval '1 second' where state = 'running'`),
  );
  for (const lost of await service(JobQueueStore).lost()) await service(JobMoves).lose(lost);
  await service(Database).execute(statement('spec_at_once', 'update jobs set not_before = now()'));
}

async function commitsOf(id: string): Promise<string[]> {
  const list = (await (await call(hub, alice, 'GET', `/api/models/${id}/commits/main`)).json()) as { title: string }[];
  return list.map(({ title }) => title).filter((title) => title.startsWith('Result of'));
}

describe('a runner on this hub', () => {
  it('reads private inputs, trains, and commits the result with its card as one commit', async () => {
    await runner('first');
    const job = await queued(
      'whole',
      `
event(type="stage", stage="training")
event(type="metric", step=1, values={"train_loss": 2.5}, at="2026-11-26T18:00:00Z")
event(type="progress", step=1, steps=1, epoch=1.0)
event(type="usage", trained_tokens=10, trained_examples=2)
weights = open(JOB + "/inputs/model/model.safetensors", "rb").read()
print(len(weights), sorted(os.listdir(JOB + "/inputs/model")), open(JOB + "/inputs/data/0-train.jsonl").read().strip())
done()
`,
    );
    const { now, log } = await until(job, ended);
    expect(now).toMatchObject({ state: 'succeeded', attempt: 1, outcome: { verdict: 'better' }, progress: { step: 1, steps: 1 } });
    expect(log).toContain(`${WEIGHTS.length} ['config.json', 'model.safetensors'] {"a":1}`);
    expect(await service(JobsService).metrics(now, -1, 10)).toMatchObject([{ step: 1, values: { train_loss: 2.5 } }]);
    expect(await commitsOf('alice/whole')).toEqual([`Result of ${job.key}`]);
    const read = (name: string): Promise<string> =>
      call(hub, alice, 'GET', `/alice/whole/resolve/main/${name}`).then((answer) => answer.text());
    expect([await read('README.md'), await read('adapter_model.safetensors')]).toEqual(['# whole\n', 'attempt 1 '.repeat(100000)]);
  });

  it('whose lease is cut while it trains commits nothing; another one goes on from the checkpoint', async () => {
    await runner('first');
    const job = await queued(
      'resumed',
      `
if job["attempt"] == 1:
    checkpoint(7); print("waiting"); time.sleep(600)
print("found", open(JOB + "/inputs/checkpoint/state").read())
done()
`,
    );
    await until(job, (now, log) => log.includes('waiting') && now.checkpointStep === 7);
    await runner('second');
    await cutLease();
    const { now, log } = await until(job, ended);
    expect([now.state, now.attempt, log]).toEqual(['succeeded', 2, expect.stringContaining('found step 7')]);
    expect(await commitsOf('alice/resumed')).toHaveLength(1);
  });

  it('stops a trainer whose job was cancelled', async () => {
    await runner('first');
    const job = await queued('stopped', 'print("waiting"); time.sleep(600)');
    await until(job, (_now, log) => log.includes('waiting'));
    await service(JobsService).cancel(await actor(), job.key);
    expect((await until(job, ended)).now.state).toBe('cancelled');
    expect(await commitsOf('alice/stopped')).toEqual([]);
  });

  it('counts its own seconds where it costs something, and is paid the lower count', async () => {
    await payIn(service(LedgerService), (await actor()).userId, 90_000n);
    await runner('paid');
    // A cent for each hundredth of a second.
    const hourMicro = 3_600_000_000n;
    await service(Database).execute(statement('spec_price', 'update runners set cpu_hour_micro = $1'), [hourMicro]);
    const job = await queued('paid', 'done()', { priceLimitMicro: hourMicro, costLimitMinor: 90_000n, sharing: 0 });
    expect((await until(job, ended)).now.state).toBe('succeeded');
    await service(CostSettlement).settle(job.id);
    const { cost, attempts } = await service(JobCostsService).statement(await actor(), job.key);
    const [{ hubMs, runnerMs, paidMs }] = attempts as [(typeof attempts)[number]];
    expect(runnerMs).toBeGreaterThan(0n);
    expect(paidMs).toBe(runnerMs! < hubMs ? runnerMs : hubMs);
    expect(cost?.takenMinor).toBe((paidMs + 5n) / 10n);
    await service(Database).execute(statement('spec_no_price', 'update runners set cpu_hour_micro = 0'), []);
  });

  it('tells why a job failed, in the words of its trainer', async () => {
    await runner('first');
    const fail = `event(type="failure", **{"class": "input"}, code="train/nan-loss", message="Lower the learning rate.", details={"step": 3})`;
    const { now } = await until(await queued('failed', `${fail}\nsys.exit(10)`), ended);
    expect(now).toMatchObject({
      state: 'failed',
      failure: { class: 'input', code: 'train/nan-loss', message: 'Lower the learning rate.' },
    });
  });
});

describe('a model of this hub that a runner serves', () => {
  const ask = (content: string, signal?: AbortSignal): Promise<Response> =>
    fetch(`${hub.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${alice.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ model: 'alice/talks', stream: true, messages: [{ role: 'user', content }] }),
      signal: signal ?? null,
    });

  it('answers as it is asked, stops when nobody listens, and ends when nobody asks any more', async () => {
    await hub.repository(alice, 'talks', { isPrivate: true });
    const config = '{"model_type":"llama","architectures":["LlamaForCausalLM"]}';
    const files = [file('config.json', config), file('tokenizer.json', '{}'), file('model.safetensors', 'weights')];
    await commit(hub, alice, 'alice/talks', 'main', files);
    await runner('serving', 4 * 2 ** 30);
    const whole = await (await ask('good day to you')).text();
    const words = [...whole.matchAll(/"content":"([^"]*)"/g)].map(([, text]) => text).join('');
    expect(words).toBe('model:good model:day model:to model:you ');
    expect(whole.endsWith('data: [DONE]\n\n')).toBe(true);

    const leaving = new AbortController();
    const endless = (await ask('endless', leaving.signal)).body!.getReader();
    await endless.read();
    leaving.abort();
    expect(await (await ask('next one')).text()).toContain('model:one');
    const { job_key: key } = (await service(Database).row<{ job_key: string }>(
      statement('spec_served', `select key as job_key from jobs where kind = 'serving'`),
      [],
    ))!;
    const job = await service(JobsService).get(await actor(), key);
    const { log } = await until(job, (_now, text) => (text.match(/answered/g) ?? []).length === 3);
    expect(log.match(/answered \w+/g)).toEqual(['answered False', 'answered True', 'answered False']);

    await service(Database).execute(statement('spec_long_ago', `update servings set asked_at = now() - interval '1 hour'`));
    expect((await until(job, ended)).now).toMatchObject({ state: 'succeeded', attempt: 1 });
  });
});
