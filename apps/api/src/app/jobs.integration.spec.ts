// The core of jobs, through the routes that runners speak: order, leases and their fences, ends, tokens, checkpoints. A kind of their own stands for what
// jobs are about; no worker is there, so what it does by the clock is called by name.
import { randomBytes } from 'node:crypto';
import type { UserActor } from '../common/actor';
import { AccessService } from '../modules/access';
import { JobCheckpoints, JobKinds, JobMoves, type JobRecord, JobsService, JobTimings, RunnerDesk, RunnersService } from '../modules/jobs';
import { JobQueueStore } from '../modules/jobs/job-queue.store';
import { TokensService } from '../modules/tokens';
import { Database, statement } from '../platform/database';
import { ObjectStore } from '../platform/object-store';
import { commit, file, sha256Of } from './testing/hub-calls';
import { startTestHub, type TestHub, type TestPerson } from './testing/start-test-hub';

const GIB = 1024 ** 3;
const NEEDS = { recipe: 'spec', cpus: 1, memoryBytes: GIB, gpus: 0 };
const CAPACITY = { cpus: 4, memoryBytes: 16 * GIB, gpus: 0 };

let hub: TestHub;
let alice: TestPerson;
let bob: TestPerson;
let carol: TestPerson;

beforeAll(async () => {
  hub = await startTestHub();
  [alice, bob, carol] = [await hub.person('alice'), await hub.person('bob'), await hub.person('carol')];
  service(JobKinds).add({
    kind: 'spec',
    assign: async (job) => ({
      settings: job.settings as object,
      model: null,
      train: [],
      validation: [],
      result: { type: 'model', repository: resultOf(job) },
      token: await service(TokensService).createForAttempt(
        job.createdById!,
        { jobId: job.id, attempt: job.attempt },
        job.key,
        [{ entity: { type: 'model', name: resultOf(job) }, permissions: ['repo.write'] }],
        new Date(Date.now() + 3_600_000),
      ),
    }),
    card: (job) => Promise.resolve([{ path: 'README.md', content: `# ${job.title}\n` }]),
  });
});
afterAll(() => hub?.stop());
afterEach(async () => {
  await service(Database).execute(statement('spec_no_jobs', 'delete from jobs'));
  await service(Database).execute(statement('spec_no_shares', 'delete from job_shares'));
  await service(Database).execute(statement('spec_no_runners', 'delete from runners'));
});

/** Its title, for a job of a title of its own. */
function resultOf({ namespace, title }: JobRecord): string {
  return `${namespace}/${title === 'a job' ? 'result' : title}`;
}

function service<T>(type: abstract new (...args: never[]) => T): T {
  return hub.app.get<T>(type as never, { strict: false });
}

async function actorOf(person: TestPerson): Promise<UserActor> {
  const actor = await service(TokensService).resolve(person.token);
  if (!actor) throw new Error('no such person');
  return actor;
}

async function queued(
  person: TestPerson,
  change: Partial<typeof NEEDS & { title: string; priority: -1 | 0 | 1 }> = {},
): Promise<JobRecord> {
  const namespace = await service(AccessService).namespace(await actorOf(person), person.name, 'run-jobs');
  const asked = { ...NEEDS, kind: 'spec', title: 'a job', settings: { a: 1 }, secondsLimit: 60, priority: 0 as const, ...change };
  const job = await service(JobsService).create(namespace, asked, () => Promise.resolve());
  await service(JobMoves).quote(job.id, {}, 'It costs nothing.');
  await service(JobMoves).enqueue(job.id, 'user:spec');
  return job;
}

interface GivenJob {
  key: string;
  attempt: number;
  token: string;
  checkpoint: { step: number; sizeBytes: number; sha256: string } | null;
  [key: string]: unknown;
}

class TestRunner {
  constructor(readonly token: string) {}

  static async register(): Promise<TestRunner> {
    return new TestRunner((await service(RunnersService).registerBuiltIn(randomBytes(4).toString('hex'))).token);
  }

  async ask<T>(path: string, body: object): Promise<{ status: number; body: T & { code?: string } }> {
    const answer = await fetch(`${hub.url}/runner/v1/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${this.token}` },
    });
    return { status: answer.status, body: (await answer.json()) as T & { code?: string } };
  }

  async claim(change: { free?: object; offer?: object; waitSeconds?: number } = {}): Promise<GivenJob | null> {
    const host = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
    const offer = { version: '1', host, recipes: ['spec'], slots: 4, problem: null, ...CAPACITY, ...change.offer };
    const { status, body } = await this.ask<{ job: GivenJob | null }>('claim', {
      offer,
      free: { ...CAPACITY, ...change.free },
      waitSeconds: change.waitSeconds ?? 0,
    });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.job;
  }

  report(job: GivenJob, report: object): ReturnType<TestRunner['ask']> {
    return this.ask(`jobs/${job.key}/reports`, { attempt: job.attempt, ...report });
  }

  end(job: GivenJob, end: object): Promise<{ status: number; body: { state?: string; code?: string } }> {
    return this.ask(`jobs/${job.key}/end`, { attempt: job.attempt, ...end });
  }
}

async function leaseEnds(): Promise<void> {
  await service(Database).execute(
    statement('spec_lease_ends', `update jobs set lease_until = now() - interval '1 second' where state = 'running'`),
  );
  for (const lost of await service(JobQueueStore).lost()) await service(JobMoves).lose(lost);
  await service(Database).execute(statement('spec_no_pause', 'update jobs set not_before = now()'));
}

async function stateOf(person: TestPerson, key: string): Promise<JobRecord> {
  return service(JobsService).get(await actorOf(person), key);
}

async function eventsOf(person: TestPerson, key: string): Promise<string[]> {
  const job = await stateOf(person, key);
  return (await service(JobsService).events(job, null, 100)).map(({ name }) => name);
}

async function usedSeconds(job: JobRecord): Promise<number[]> {
  const rows = await service(Database).rows<{ quantity: number }>(
    statement('spec_usage', `select quantity from usage_events where key like 'job:' || $1::bigint || ':%seconds'`),
    [job.id],
  );
  return rows.map(({ quantity }) => quantity);
}

describe('the order of jobs', () => {
  it('gives each namespace its turn, however many jobs one of them has queued before', async () => {
    const runner = await TestRunner.register();
    const mine = [await queued(alice), await queued(alice), await queued(alice)];
    const others = [await queued(bob), await queued(carol)];
    const order = [];
    for (let job = await runner.claim(); job; job = await runner.claim()) {
      order.push(job.key);
      await runner.end(job, { failure: { class: 'input', code: 'spec/over', message: 'Over.' } });
    }
    expect(order).toEqual([mine[0], others[0], others[1], mine[1], mine[2]].map((job) => job!.key));
  });

  it('does not hold against a namespace what it did when nobody waited', async () => {
    const runner = await TestRunner.register();
    for (let count = 0; count < 5; count += 1) {
      await queued(alice);
      await runner.end((await runner.claim())!, { failure: { class: 'input', code: 'spec/over', message: 'Over.' } });
    }
    const others = [await queued(bob), await queued(bob), await queued(bob)];
    const own = await queued(alice);
    expect([(await runner.claim())?.key, (await runner.claim())?.key]).toEqual([others[0]!.key, others[1]!.key]);
    const waiting = await service(JobsService).waiting(await actorOf(alice), await stateOf(alice, own.key));
    expect(waiting?.position).toBe(1);
  });

  it('does not let who comes later before who has waited', async () => {
    const runner = await TestRunner.register();
    const first = [await queued(alice), await queued(alice)];
    const given = await runner.claim();
    await runner.end(given!, { failure: { class: 'input', code: 'spec/over', message: 'Over.' } });
    await queued(bob);
    await queued(carol);
    expect(first.map(({ key }) => key)).toContain((await runner.claim())?.key);
  });

  it('moves a job of high priority ahead, and one of low priority behind', async () => {
    const runner = await TestRunner.register();
    const low = await queued(alice, { priority: -1 });
    const usual = await queued(bob);
    const high = await queued(carol, { priority: 1 });
    expect([(await runner.claim())?.key, (await runner.claim())?.key, (await runner.claim())?.key]).toEqual([high.key, usual.key, low.key]);
  });

  it('runs as many jobs of a namespace at a time as it may, and says so', async () => {
    const runner = await TestRunner.register();
    const jobs = [await queued(alice), await queued(alice), await queued(alice)];
    const given = [await runner.claim(), await runner.claim()];
    expect(await runner.claim()).toBeNull();
    const waiting = await service(JobsService).waiting(await actorOf(alice), await stateOf(alice, jobs[2]!.key));
    expect(waiting).toEqual({ position: 1, reason: { kind: 'namespace-limit', running: 2, limit: 2 }, ahead: [] });
    await runner.end(given[0]!, { failure: { class: 'input', code: 'spec/over', message: 'Over.' } });
    expect((await runner.claim())?.key).toBe(jobs[2]!.key);
  });

  it('gives a runner only what it has room for', async () => {
    const runner = await TestRunner.register();
    const large = await queued(alice, { memoryBytes: 32 * GIB });
    const small = await queued(bob);
    expect((await runner.claim())?.key).toBe(small.key);
    expect(await runner.claim()).toBeNull();
    const waiting = await service(JobsService).waiting(await actorOf(alice), await stateOf(alice, large.key));
    expect(waiting?.reason).toEqual({ kind: 'no-runner', lacking: 'memory' });
    expect(await runner.claim({ offer: { memoryBytes: 64 * GIB }, free: { memoryBytes: 64 * GIB } })).toMatchObject({ key: large.key });
  });

  it('tells truly who is ahead, by name only what one may see, and moves on when one ahead is cancelled', async () => {
    const runner = await TestRunner.register();
    await runner.claim({ free: { cpus: 0 } });
    const own = await queued(alice, { title: 'mine' });
    const other = await queued(bob, { title: 'secret' });
    const last = await queued(alice);
    const look = async () => service(JobsService).waiting(await actorOf(alice), await stateOf(alice, last.key));
    expect(await look()).toMatchObject({
      position: 3,
      ahead: [
        { key: own.key, title: 'mine' },
        { key: null, title: null, namespace: null },
      ],
    });
    await service(JobsService).cancel(await actorOf(bob), other.key);
    expect(await look()).toMatchObject({ position: 2, ahead: [{ key: own.key }] });
  });

  it('counts as ahead only those that a runner could take up in its place', async () => {
    const runner = await TestRunner.register();
    const running = await queued(alice, { memoryBytes: 16 * GIB });
    await queued(bob, { memoryBytes: 32 * GIB });
    expect((await runner.claim())?.key).toBe(running.key);
    await queued(bob);
    const [own, last] = [await queued(carol), await queued(carol)];
    const look = async ({ key }: JobRecord) => service(JobsService).waiting(await actorOf(carol), await stateOf(carol, key));
    expect(await look(own)).toEqual({ position: 1, reason: { kind: 'busy', runners: 1, scarce: 'memory' }, ahead: [] });
    expect(await look(last)).toMatchObject({ position: 3, reason: { kind: 'ahead', jobs: 2 }, ahead: [{ key: own.key }, { key: null }] });
    await runner.claim({ offer: { memoryBytes: 64 * GIB }, free: { cpus: 0 } });
    expect(await look(own)).toMatchObject({ position: 2 });
  });

  it('counts as ahead nobody whom a free runner passes over', async () => {
    const runner = await TestRunner.register();
    const paused = await queued(bob);
    await service(Database).execute(statement('spec_paused', `update jobs set not_before = now() + interval '1 hour' where id = $1`), [
      paused.id,
    ]);
    for (const mine of [await queued(alice), await queued(alice)]) expect((await runner.claim())?.key).toBe(mine.key);
    await queued(alice, { priority: 1 });
    const own = await queued(carol);
    const waiting = await service(JobsService).waiting(await actorOf(carol), await stateOf(carol, own.key));
    expect(waiting).toEqual({ position: 1, reason: { kind: 'starting' }, ahead: [] });
    expect((await runner.claim())?.key).toBe(own.key);
  });

  it('wakes a runner that waits for work at once', async () => {
    const runner = await TestRunner.register();
    const waiting = runner.claim({ waitSeconds: 20 });
    const startedAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const job = await queued(alice);
    expect((await waiting)?.key).toBe(job.key);
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  it('never gives a job to two', async () => {
    const runners = await Promise.all(Array.from({ length: 6 }, () => TestRunner.register()));
    const jobs = await Promise.all([alice, bob, carol].flatMap((person) => [queued(person), queued(person)]));
    const given = (await Promise.all([...runners, ...runners].map((runner) => runner.claim()))).flatMap((job) => (job ? [job.key] : []));
    expect([...given].sort()).toEqual(jobs.map(({ key }) => key).sort());
  });
});

describe('an attempt', () => {
  it('reports what it does; what is reported twice counts once', async () => {
    const runner = await TestRunner.register();
    await queued(alice);
    const given = (await runner.claim())!;
    const report = {
      report: 1,
      stage: 'training',
      progress: { step: 1, steps: 10 },
      metrics: [{ step: 1, values: { train_loss: 2 } }],
      log: 'one\n',
    };
    expect((await runner.report(given, report)).body).toEqual({ cancel: false, leaseSeconds: 30 });
    await runner.report(given, report);
    await runner.report(given, {
      report: 2,
      metrics: [
        { step: 1, values: { eval_loss: 4 } },
        { step: 1, values: { eval_loss: 3 } },
      ],
      log: `the token ${given.token}\n`,
    });
    const job = await stateOf(alice, given.key);
    expect(job).toMatchObject({ state: 'running', stage: 'training', progress: { step: 1, steps: 10 } });
    expect(await service(JobsService).metrics(job, -1, 10)).toMatchObject([{ step: 1, values: { train_loss: 2, eval_loss: 3 } }]);
    expect((await service(JobsService).log(job, 0, 10)).map(({ text }) => text)).toEqual(['one\n', 'the token hf_…\n']);
  });

  it('that is lost is followed by another one, and can do nothing any more', async () => {
    const runner = await TestRunner.register();
    await hub.repository(alice, 'result');
    await queued(alice);
    const lost = (await runner.claim())!;
    await leaseEnds();
    const next = (await runner.claim())!;
    expect(next).toMatchObject({ key: lost.key, attempt: 2 });
    expect(await runner.report(lost, { report: 1, log: 'a zombie' })).toMatchObject({ status: 409, body: { code: 'job/lease-lost' } });
    expect(await runner.end(lost, { outcome: {} })).toMatchObject({ status: 409, body: { code: 'job/lease-lost' } });
    await expect(commit(hub, { name: 'zombie', token: lost.token }, 'alice/result', 'main', [file('a', 'zombie')])).rejects.toThrow('401');
    expect((await stateOf(alice, next.key)).state).toBe('running');
  });

  it('of another runner is none of its affair', async () => {
    const [runner, other] = [await TestRunner.register(), await TestRunner.register()];
    await queued(alice);
    const given = (await runner.claim())!;
    expect(await other.report(given, { report: 1 })).toMatchObject({ status: 409, body: { code: 'job/lease-lost' } });
  });

  it('commits one result, and succeeds with it even when its last word is lost', async () => {
    const runner = await TestRunner.register();
    const id = await hub.repository(bob, 'result');
    await queued(bob);
    const given = (await runner.claim())!;
    expect(await runner.end(given, { outcome: {} })).toMatchObject({ status: 422, body: { code: 'job/result-missing' } });
    const asJob = { name: 'job', token: given.token };
    await commit(hub, asJob, id, 'main', [file('adapter.txt', 'one')]);
    await expect(commit(hub, asJob, id, 'main', [file('adapter.txt', 'two')])).rejects.toThrow('has been committed already');
    await leaseEnds();
    const job = await stateOf(bob, given.key);
    expect(job).toMatchObject({ state: 'succeeded', attempt: 1 });
    expect(job.resultCommitOid).toMatch(/^[0-9a-f]{40}$/);
    expect(await usedSeconds(job)).toHaveLength(1);
    expect(await runner.claim()).toBeNull();
  });

  it('may be ended again with the same answer, and the job ends once', async () => {
    const runner = await TestRunner.register();
    const id = await hub.repository(carol, 'result');
    await queued(carol);
    const given = (await runner.claim())!;
    await commit(hub, { name: 'job', token: given.token }, id, 'main', [file('adapter.txt', 'one')]);
    const end = { outcome: { verdict: 'better' }, usage: { trainedTokens: 10, trainedExamples: 2 } };
    const answers = await Promise.all([runner.end(given, end), runner.end(given, end), runner.end(given, end)]);
    expect(new Set(answers.map(({ status }) => status)).has(200)).toBe(true);
    expect(await runner.end(given, end)).toEqual({ status: 200, body: { state: 'succeeded' } });
    expect((await eventsOf(carol, given.key)).filter((name) => name === 'job.succeeded')).toHaveLength(1);
    const told = statement(
      'spec_job_notices',
      "select payload from outbox_events where kind = 'person.notice' and payload->>'details' = $1",
    );
    expect(await service(Database).rows(told, [given.key])).toMatchObject([{ payload: { what: 'job-succeeded' } }]);
    expect(await usedSeconds(await stateOf(carol, given.key))).toHaveLength(1);
    expect(await stateOf(carol, given.key)).toMatchObject({ outcome: { verdict: 'better' } });
    await expect(commit(hub, { name: 'job', token: given.token }, id, 'main', [file('late.txt', 'x')])).rejects.toThrow('401');
  });

  it.each(['input', 'out-of-memory', 'trainer', 'timeout'])('that fails by %s is not tried again', async (failure) => {
    const runner = await TestRunner.register();
    await queued(alice);
    const given = (await runner.claim())!;
    expect(await runner.end(given, { failure: { class: failure, code: 'spec/failed', message: 'No.' } })).toMatchObject({
      body: { state: 'failed' },
    });
    expect(await stateOf(alice, given.key)).toMatchObject({
      state: 'failed',
      failure: { class: failure, code: 'spec/failed', message: 'No.' },
    });
    expect(await usedSeconds(await stateOf(alice, given.key))).toHaveLength(1);
  });

  it('that fails by the infrastructure is tried again, three times in all, and not charged', async () => {
    const runner = await TestRunner.register();
    const job = await queued(alice);
    const states = [];
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      await service(Database).execute(statement('spec_no_pause_again', 'update jobs set not_before = now()'));
      const given = (await runner.claim())!;
      expect(given.attempt).toBe(attempt);
      states.push(
        (await runner.end(given, { failure: { class: 'infrastructure', code: 'runner/disk', message: 'The disk is full.' } })).body.state,
      );
    }
    expect(states).toEqual(['queued', 'queued', 'failed']);
    expect(await usedSeconds(await stateOf(alice, job.key))).toEqual([]);
    expect(await eventsOf(alice, job.key)).toEqual([
      'job.created',
      'job.quoted',
      'job.queued',
      'job.running',
      'job.requeued',
      'job.running',
      'job.requeued',
      'job.running',
      'job.failed',
    ]);
  });

  it('that is given back by a runner that stops is no loss, however often, and goes on at once', async () => {
    const runner = await TestRunner.register();
    const job = await queued(alice);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      const given = (await runner.claim())!;
      expect(given.attempt).toBe(attempt);
      const failure = { class: 'infrastructure', code: 'runner/stopped', message: 'The runner stops.' };
      expect(await runner.end(given, { failure })).toMatchObject({ body: { state: 'queued' } });
    }
    expect(await stateOf(alice, job.key)).toMatchObject({ state: 'queued', losses: 0 });
  });

  it('is told when somebody cancels, and the job is cancelled when it says so', async () => {
    const runner = await TestRunner.register();
    const job = await queued(alice);
    const given = (await runner.claim())!;
    const cancelled = await service(JobsService).cancel(await actorOf(alice), job.key);
    expect(cancelled).toMatchObject({ state: 'running', cancelWanted: true });
    expect((await runner.report(given, { report: 1 })).body).toMatchObject({ cancel: true });
    const failure = { class: 'cancelled', code: 'job/cancelled', message: 'Stopped.' };
    expect(await runner.end(given, { failure })).toMatchObject({ body: { state: 'cancelled' } });
    await service(JobsService).cancel(await actorOf(alice), job.key);
    expect((await eventsOf(alice, job.key)).filter((name) => name === 'job.cancelled')).toHaveLength(1);
  });

  it('that comes to nothing by no fault of its own while somebody cancels is not begun anew', async () => {
    const runner = await TestRunner.register();
    for (const code of ['runner/disk', 'runner/stopped']) {
      const job = await queued(alice);
      const given = (await runner.claim())!;
      await service(JobsService).cancel(await actorOf(alice), job.key);
      const failure = { class: 'infrastructure', code, message: 'No.' };
      expect(await runner.end(given, { failure })).toMatchObject({ body: { state: 'cancelled' } });
    }
  });

  it('whose result is there has come to something, whatever its runner says afterwards', async () => {
    const runner = await TestRunner.register();
    for (const [index, failure] of ['infrastructure', 'cancelled', 'timeout'].entries()) {
      const id = await hub.repository(alice, `kept-${index}`);
      await queued(alice, { title: `kept-${index}` });
      const given = (await runner.claim())!;
      await commit(hub, { name: 'job', token: given.token }, id, 'main', [file('adapter.txt', 'one')]);
      const end = { failure: { class: failure, code: 'spec/failed', message: 'No.' } };
      expect(await runner.end(given, end)).toMatchObject({ body: { state: 'succeeded' } });
    }
  });

  it('counts what was trained once, at the end, with what the last attempt says', async () => {
    const runner = await TestRunner.register();
    const job = await queued(alice);
    const end = (given: GivenJob | null, failure: string, trainedTokens: number) =>
      runner.end(given!, {
        failure: { class: failure, code: 'spec/failed', message: 'No.' },
        usage: { trainedTokens, trainedExamples: 1 },
      });
    const trained = async () =>
      service(Database).rows<{ quantity: number }>(statement('spec_trained', 'select quantity from usage_events where key = $1'), [
        `job:${job.id}:trained-tokens`,
      ]);
    expect(await end(await runner.claim(), 'infrastructure', 100)).toMatchObject({ body: { state: 'queued' } });
    expect(await trained()).toEqual([]);
    await service(Database).execute(statement('spec_no_pause_trained', 'update jobs set not_before = now()'));
    const given = await runner.claim();
    expect(await end(given, 'trainer', 250)).toMatchObject({ body: { state: 'failed' } });
    await end(given, 'trainer', 999);
    expect(await trained()).toEqual([{ quantity: 250 }]);
  });

  it('that was given to a runner which had gone by then is free again at once', async () => {
    const { runner } = await service(RunnersService).registerBuiltIn('gone');
    const job = await queued(alice);
    const leaving = new AbortController();
    const newest = jest.spyOn(service(JobCheckpoints), 'newest').mockImplementationOnce(() => (leaving.abort(), Promise.resolve(null)));
    const host = { os: 'linux', architecture: 'x64', backend: 'process', gpuNames: [] };
    const offer = { version: '1', host, recipes: ['spec'], slots: 1, problem: null, ...CAPACITY };
    expect(await service(RunnerDesk).claim(runner, offer, CAPACITY, 0, leaving.signal)).toBeNull();
    newest.mockRestore();
    expect(await stateOf(alice, job.key)).toMatchObject({ state: 'queued', losses: 0 });
    expect((await (await TestRunner.register()).claim())?.key).toBe(job.key);
  });

  it('that is lost while somebody cancels ends the job', async () => {
    const runner = await TestRunner.register();
    const job = await queued(alice);
    await runner.claim();
    await service(JobsService).cancel(await actorOf(alice), job.key);
    await leaseEnds();
    expect((await stateOf(alice, job.key)).state).toBe('cancelled');
  });
});

describe('checkpoints', () => {
  async function put(runner: TestRunner, job: GivenJob, step: number, bytes: Buffer, sha256 = sha256Of(bytes)): Promise<number> {
    const url = `${hub.url}/runner/v1/jobs/${job.key}/checkpoints/${step}?attempt=${job.attempt}&sha256=${sha256}`;
    return (await fetch(url, { method: 'PUT', body: new Uint8Array(bytes), headers: { authorization: `Bearer ${runner.token}` } })).status;
  }

  it('are kept, the newest two, and the next attempt is given the newest', async () => {
    const runner = await TestRunner.register();
    await queued(alice);
    const given = (await runner.claim())!;
    expect(given.checkpoint).toBeNull();
    const bytes = [randomBytes(1000), randomBytes(2000), randomBytes(3000)];
    for (const [index, body] of bytes.entries()) expect(await put(runner, given, (index + 1) * 10, body)).toBe(200);
    await runner.report(given, { report: 1, metrics: [5, 30, 35].map((step) => ({ step, values: { train_loss: step } })) });
    await leaseEnds();
    const next = (await runner.claim())!;
    expect(next.checkpoint).toEqual({ step: 30, sizeBytes: 3000, sha256: sha256Of(bytes[2]!) });
    const read = async (step: number) =>
      fetch(`${hub.url}/runner/v1/jobs/${next.key}/checkpoints/${step}?attempt=2`, {
        headers: { authorization: `Bearer ${runner.token}` },
      });
    expect(sha256Of(Buffer.from(await (await read(30)).arrayBuffer()))).toBe(sha256Of(bytes[2]!));
    expect([(await read(20)).status, (await read(10)).status]).toEqual([200, 404]);
    const job = await stateOf(alice, next.key);
    expect((await service(JobsService).metrics(job, -1, 10)).map(({ step }) => step)).toEqual([5, 30]);
  });

  it('whose bytes are gone, as after a restore, are passed over', async () => {
    const runner = await TestRunner.register();
    await queued(alice);
    const given = (await runner.claim())!;
    expect(await put(runner, given, 10, randomBytes(1000))).toBe(200);
    const keys = await service(Database).rows<{ storage_key: string }>(
      statement('spec_checkpoint_keys', 'select storage_key from job_checkpoints'),
    );
    for (const { storage_key } of keys) await service(ObjectStore).delete(storage_key);
    await leaseEnds();
    expect((await runner.claim())?.checkpoint).toBeNull();
  });

  it('that are damaged on their way, or come from an attempt that is over, are not kept', async () => {
    const runner = await TestRunner.register();
    await queued(alice);
    const given = (await runner.claim())!;
    expect(await put(runner, given, 10, randomBytes(100), 'a'.repeat(64))).toBe(422);
    await leaseEnds();
    expect(await put(runner, given, 10, randomBytes(100))).toBe(409);
    expect((await runner.claim())?.checkpoint).toBeNull();
  });
});

describe('a runner', () => {
  it('is nobody without its token, and its token opens nothing else', async () => {
    const runner = await TestRunner.register();
    const claim = (token: string) =>
      fetch(`${hub.url}/runner/v1/claim`, { method: 'POST', body: '{}', headers: { authorization: `Bearer ${token}` } });
    expect([(await claim(alice.token)).status, (await claim(`mgr_${'a'.repeat(43)}`)).status]).toEqual([401, 401]);
    const unknown = new TestRunner(alice.token);
    await expect(unknown.claim()).rejects.toThrow('runner/unknown');
    const whoami = await fetch(`${hub.url}/api/whoami-v2`, { headers: { authorization: `Bearer ${runner.token}` } });
    expect(whoami.status).toBe(401);
  });

  it('that is paused is given nothing, also while it waits already', async () => {
    const { runner: record, token } = await service(RunnersService).registerBuiltIn('pausing');
    const runner = new TestRunner(token);
    const admin = await actorOf(alice);
    const waiting = runner.claim({ waitSeconds: 2 });
    await new Promise((resolve) => setTimeout(resolve, 200));
    await service(RunnersService).setPaused({ ...admin, isAdmin: true }, record.id, true, null as never);
    const job = await queued(alice);
    expect(await waiting).toBeNull();
    expect((await service(JobsService).waiting(admin, await stateOf(alice, job.key)))?.reason).toEqual({ kind: 'paused' });
    await service(RunnersService).setPaused({ ...admin, isAdmin: true }, record.id, false, null as never);
    expect((await runner.claim())?.key).toBe(job.key);
  });

  it('that begins anew has lost what it ran before', async () => {
    const service_ = service(RunnersService);
    const before = new TestRunner((await service_.registerBuiltIn('same')).token);
    const job = await queued(alice);
    await before.claim();
    const after = new TestRunner((await service_.registerBuiltIn('same')).token);
    await expect(before.claim()).rejects.toThrow('runner/unknown');
    await service(Database).execute(statement('spec_no_pause_anew', 'update jobs set not_before = now()'));
    expect(await after.claim()).toMatchObject({ key: job.key, attempt: 2 });
  });
});

describe('who watches a job', () => {
  it('is shown what there is, then what is new, and where to go on after a broken line', async () => {
    const runner = await TestRunner.register();
    const job = await queued(alice);
    const given = (await runner.claim())!;
    await runner.report(given, { report: 1, metrics: [{ step: 1, values: { train_loss: 2 } }], log: 'one\n' });
    const watch = async function* (lastEventId = '', query = ''): AsyncGenerator<{ id: string; data: string; event: string }> {
      const headers = { authorization: `Bearer ${alice.token}`, ...(lastEventId === '' ? {} : { 'last-event-id': lastEventId }) };
      const answer = await fetch(`${hub.url}/hub/v1/jobs/${job.key}/stream${query}`, { headers });
      expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
      let text = '';
      for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
        text += Buffer.from(chunk).toString();
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const lines = text.slice(0, end).split('\n');
          text = text.slice(end + 2);
          const field = (name: string) => lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? '';
          if (field('data') !== '') yield { id: field('id'), data: field('data'), event: field('event') };
        }
      }
    };
    const first = watch();
    const shown = (await first.next()).value!;
    expect(JSON.parse(shown.data)).toMatchObject({ job: { state: 'running' }, metrics: [{ step: 1 }], pieces: [{ text: 'one\n' }] });
    await runner.report(given, { report: 2, metrics: [{ step: 2, values: { train_loss: 1 } }] });
    expect(JSON.parse((await first.next()).value!.data)).toMatchObject({
      metrics: [{ step: 2, values: { train_loss: 1 } }],
      pieces: [],
      events: [],
    });
    await first.return(undefined);
    const anew = watch('', `?seen=${shown.id}`);
    expect(JSON.parse((await anew.next()).value!.data)).toMatchObject({ metrics: [{ step: 2 }], pieces: [], events: [] });
    await anew.return(undefined);
    const again = watch(shown.id);
    expect(JSON.parse((await again.next()).value!.data)).toMatchObject({ metrics: [{ step: 2 }], pieces: [], events: [] });
    await runner.end(given, { failure: { class: 'trainer', code: 'spec/failed', message: 'No.' } });
    const rest = [];
    for await (const { data, event } of again)
      rest.push(event === 'end' ? 'end' : (JSON.parse(data) as { job: { state: string } }).job.state);
    expect(rest).toEqual(['failed', 'end']);
  });
});

it('a job is the affair of its namespace alone', async () => {
  const job = await queued(alice);
  await expect(stateOf(bob, job.key)).rejects.toMatchObject({ code: 'job/not-found' });
  await expect(service(JobsService).cancel(await actorOf(bob), job.key)).rejects.toMatchObject({ code: 'job/not-found' });
  expect(service(JobTimings).leaseMs).toBe(30_000);
});

it('administrators see the jobs of everybody, and what of each runner they use; nobody else does', async () => {
  const runner = await TestRunner.register();
  const jobs = [await queued(alice, { cpus: 2 }), await queued(bob)];
  await runner.claim();
  const admin = { ...(await actorOf(carol)), isAdmin: true };
  const listed = await service(JobsService).listAll(admin, null, null, 10);
  expect(listed.jobs.map(({ key }) => key)).toEqual(jobs.map(({ key }) => key).reverse());
  expect((await service(JobsService).listAll(admin, ['queued'], null, 10)).jobs.map(({ key }) => key)).toEqual([jobs[1]!.key]);
  expect((await service(RunnersService).list(admin))[0]).toMatchObject({ running: 1, taken: { cpus: 2, memoryBytes: GIB, gpus: 0 } });
  await expect(actorOf(carol).then((actor) => service(JobsService).listAll(actor, null, null, 10))).rejects.toMatchObject({
    kind: 'forbidden',
  });
});
