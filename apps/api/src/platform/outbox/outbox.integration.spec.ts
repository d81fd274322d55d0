import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Global, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createTestDatabase, type TestDatabase } from '@modelgrove/testing';
import Redis from 'ioredis';
import pg from 'pg';
import { AppConfig, loadConfig } from '../config';
import { Database, DatabaseModule } from '../database';
import { LoggingModule } from '../logging';
import { JobQueue } from '../queue';
import { redisMissing, startRedis, type TestRedis } from '../queue/redis-for-specs';
import { Outbox, OutboxModule } from '.';
import { jobIdOf } from './outbox-relay';
import { JOB_KINDS } from './kinds';
import { JobHandlers, OutboxTimings, OutboxWorkerModule } from './worker';

interface Row {
  done: boolean;
  attempts: number;
  error: string | null;
}

/** Of the rooms, which are not here. */
const OTHER_KINDS = JOB_KINDS.filter((kind) => kind !== 'repository.changed' && kind !== 'housekeeping.sweep');

const BACKENDS = ['postgres', 'redis'] as const;
if (redisMissing) process.stderr.write(`SKIP the outbox on Redis: ${redisMissing}\n`);

let redis: TestRedis | undefined;

beforeAll(async () => {
  if (!redisMissing) redis = await startRedis();
});

afterAll(() => redis?.stop());

describe.each(BACKENDS)('the outbox on %s', (backend) => {
  const onThisHost = backend === 'redis' && redisMissing ? it.skip : it;
  let test: TestDatabase;
  let sql: pg.Client;
  let context: INestApplicationContext | undefined;
  let handle: (payload: { n: number }) => Promise<void>;
  let child: ChildProcess | undefined;

  beforeEach(async () => {
    test = await createTestDatabase();
    sql = new pg.Client(test.connectionString);
    sql.on('error', () => undefined);
    await sql.connect();
    handle = () => Promise.resolve();
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    await context?.close();
    context = undefined;
    await sql.end();
    await test.drop();
  });

  const environment = (): Record<string, string> => ({
    GROVE_DATABASE_URL: test.connectionString,
    GROVE_LOG_LEVEL: 'silent',
    ...(backend === 'redis' && redis ? { GROVE_REDIS_URL: redis.url } : {}),
  });

  async function startWorker(timings: Partial<OutboxTimings> = {}): Promise<INestApplicationContext> {
    @Global()
    @Module({ providers: [{ provide: AppConfig, useValue: loadConfig(environment()) }], exports: [AppConfig] })
    class Ground {}
    @Module({ imports: [Ground, LoggingModule, DatabaseModule, OutboxModule, OutboxWorkerModule] })
    class Root {
      constructor(handlers: JobHandlers, defaults: OutboxTimings) {
        handlers.add({ kind: 'repository.changed', handle: (payload) => handle(payload as { n: number }) });
        for (const kind of OTHER_KINDS) handlers.add({ kind, handle: () => Promise.resolve() });
        Object.assign(defaults, { pollMs: 200, retryMs: 100, scheduleMs: 3_600_000, ...timings });
      }
    }
    context = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
    return context;
  }

  async function emit(n: number): Promise<bigint> {
    const { rows } = await sql.query<{ id: string }>(
      `insert into outbox_events (kind, payload) values ('repository.changed', jsonb_build_object('n', $1::int)) returning id`,
      [n],
    );
    return BigInt(rows[0]!.id);
  }

  async function rowOf(id: bigint): Promise<Row> {
    const text = 'select done_at is not null as done, attempts, last_error as error from outbox_events where id = $1';
    return (await sql.query<Row>(text, [String(id)])).rows[0]!;
  }

  async function done(id: bigint, withinMs = 10_000): Promise<Row> {
    for (const until = Date.now() + withinMs; Date.now() < until; await sleep(50)) {
      const row = await rowOf(id);
      if (row.done) return row;
    }
    throw new Error(`job ${id} is not done: ${JSON.stringify(await rowOf(id))}`);
  }

  async function flush(): Promise<void> {
    if (backend === 'postgres') {
      await sql.query('truncate bull.job cascade');
      return;
    }
    const client = new Redis(redis!.url);
    await client.flushall();
    await client.quit();
  }

  onThisHost('runs a job once, with its payload, soon after the commit', async () => {
    const seen: number[] = [];
    handle = async ({ n }) => void seen.push(n);
    const app = await startWorker({ pollMs: 60_000 });
    await app.get(Database).inTransaction(() => app.get(Outbox).emit('repository.changed', { n: 7 }));
    const { rows } = await sql.query<{ id: string }>(`select id from outbox_events where kind = 'repository.changed'`);
    expect(await done(BigInt(rows[0]!.id), 4_000)).toMatchObject({ attempts: 1, error: null });
    await sleep(500);
    expect(seen).toEqual([7]);
  });

  onThisHost('lets a repository rest after a job: what comes for it meanwhile is one job at the end, and others do not wait', async () => {
    const seen: number[] = [];
    handle = async ({ n }) => void seen.push(n);
    const app = await startWorker({ pollMs: 60_000, restMs: 2_000 });
    const emitFor = (repositoryId: string, n: number) => app.get(Outbox).emit('repository.changed', { repositoryId, n });
    const until = async (length: number) => {
      for (const end = Date.now() + 10_000; seen.length < length && Date.now() < end; await sleep(20));
    };
    await emitFor('1', 1);
    await until(1);
    const ranAt = Date.now();
    for (const n of [2, 3, 4]) await emitFor('1', n);
    await emitFor('2', 9);
    await until(2);
    expect(seen).toEqual([1, 9]);
    await until(3);
    expect(seen).toEqual([1, 9, 4]);
    expect(Date.now() - ranAt).toBeGreaterThan(1_000);
    const waiting = async () =>
      (await sql.query<{ n: number }>('select count(*)::int as n from outbox_events where done_at is null')).rows[0]!.n;
    for (const end = Date.now() + 10_000; (await waiting()) > 0 && Date.now() < end;) await sleep(20);
    expect(await waiting()).toBe(0);
  });

  onThisHost('runs nothing of a transaction that was rolled back', async () => {
    const seen: number[] = [];
    handle = async ({ n }) => void seen.push(n);
    const app = await startWorker();
    const work = app.get(Database).inTransaction(async () => {
      await app.get(Outbox).emit('repository.changed', { n: 1 });
      throw new Error('changed its mind');
    });
    await expect(work).rejects.toThrow('changed its mind');
    await done(await emit(2));
    expect(seen).toEqual([2]);
  });

  onThisHost('tries again what failed, ever later, and keeps the last error', async () => {
    const at: number[] = [];
    handle = async () => {
      at.push(Date.now());
      if (at.length < 3) throw new Error(`failure ${at.length}`);
    };
    await startWorker({ retryMs: 400 });
    const id = await emit(1);
    for (const until = Date.now() + 5_000; Date.now() < until && (await rowOf(id)).error === null;) await sleep(20);
    expect((await rowOf(id)).error).toContain('failure 1');
    expect(await done(id)).toMatchObject({ attempts: 3, error: null });
    // The pause counts from the start of an attempt, by the database's clock; the handler looks at ours a moment later.
    expect(at[1]! - at[0]!).toBeGreaterThan(300);
    expect(at[2]! - at[1]!).toBeGreaterThan(700);
  });

  onThisHost('enqueues again what a flushed queue has lost', async () => {
    const app = await startWorker({ lostAfterMs: 1_000 });
    const [id, other] = [await emit(1), await emit(2)];
    await Promise.all([done(id), done(other)]);
    // As a queue leaves it that took the job and was flushed: enqueued by the rows, unknown to the queue.
    await flush();
    await sql.query('update outbox_events set done_at = null, attempts = 0, enqueued_at = now(), available_at = now() where id = $1', [
      String(id),
    ]);
    await sleep(500);
    expect((await rowOf(id)).done).toBe(false);
    expect(await done(id)).toMatchObject({ attempts: 1 });
    expect(app).toBeDefined();
  });

  onThisHost('handles once what is delivered twice, also at the same time', async () => {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    handle = async () => {
      calls += 1;
      await gate.promise;
    };
    const app = await startWorker({ lostAfterMs: 300 });
    const id = await emit(1);
    while (calls === 0) await sleep(20);
    // The queue forgets the running job and gets it again, by hand and by the reconciler.
    await flush();
    await app.get(JobQueue, { strict: false }).add([{ id: jobIdOf(id), kind: 'repository.changed' }]);
    await sleep(1_000);
    gate.resolve();
    expect(await done(id)).toMatchObject({ attempts: 1 });
    await app.get(JobQueue, { strict: false }).add([{ id: jobIdOf(id), kind: 'repository.changed' }]);
    await sleep(500);
    expect(calls).toBe(1);
    expect(await rowOf(id)).toMatchObject({ attempts: 1 });
  });

  onThisHost('runs the last of several that wait for the same repository, and counts all of them as done', async () => {
    const seen: number[] = [];
    handle = async ({ n }) => void seen.push(n);
    const { rows } = await sql.query<{ id: string }>(
      `insert into outbox_events (kind, payload) select 'repository.changed', jsonb_build_object('n', n, 'repositoryId', (n % 2)::text)
       from generate_series(1, 6) n returning id`,
    );
    await startWorker();
    for (const { id } of rows) expect(await done(BigInt(id))).toMatchObject({ error: null });
    expect(seen.toSorted()).toEqual([5, 6]);
  });

  onThisHost('lets a running job finish when the worker stops', async () => {
    let finished = false;
    const started = Promise.withResolvers<void>();
    handle = async () => {
      started.resolve();
      await sleep(700);
      finished = true;
    };
    const app = await startWorker();
    const id = await emit(1);
    await started.promise;
    context = undefined;
    await app.close();
    expect(finished).toBe(true);
    expect(await rowOf(id)).toMatchObject({ done: true });
  });

  onThisHost('runs again, in another worker, what a killed one was at', async () => {
    const id = await emit(1);
    child = spawn(process.execPath, ['-e', HANGING_WORKER], {
      cwd: API,
      env: { ...process.env, ...environment() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const running = new Promise<void>((resolve, reject) => {
      child!.stdout!.on('data', (text: Buffer) => text.includes('running') && resolve());
      child!.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
    });
    await running;
    child.removeAllListeners('exit').kill('SIGKILL');
    expect(await rowOf(id)).toMatchObject({ done: false, attempts: 1 });
    let calls = 0;
    handle = async () => void (calls += 1);
    await startWorker();
    expect(await done(id, 25_000)).toMatchObject({ attempts: 2 });
    expect(calls).toBe(1);
  });
});

it('does not start while something that is emitted has no handler, or two', () => {
  const handlers = new JobHandlers();
  const handler = { kind: 'repository.changed' as const, handle: () => Promise.resolve() };
  handlers.add(handler);
  expect(() => handlers.assertComplete()).toThrow(/^nobody handles the jobs .*'housekeeping.sweep'/);
  expect(() => handlers.add(handler)).toThrow("two handlers want the jobs 'repository.changed'");
});

/** A worker process of the build, whose only handler never ends. */
const API = join(__dirname, '../../..');
const DIST = join(API, 'dist/platform');
const HANGING_WORKER = `
require('reflect-metadata');
const { NestFactory } = require('@nestjs/core');
const { AppConfig, loadConfig } = require(${JSON.stringify(`${DIST}/config`)});
const { DatabaseModule } = require(${JSON.stringify(`${DIST}/database`)});
const { LoggingModule } = require(${JSON.stringify(`${DIST}/logging`)});
const { OutboxModule } = require(${JSON.stringify(`${DIST}/outbox`)});
const { JobHandlers, OutboxWorkerModule } = require(${JSON.stringify(`${DIST}/outbox/worker`)});
const ground = { module: class {}, global: true, providers: [{ provide: AppConfig, useValue: loadConfig(process.env) }], exports: [AppConfig] };
const root = { module: class {}, imports: [ground, LoggingModule, DatabaseModule, OutboxModule, OutboxWorkerModule] };
const original = JobHandlers.prototype.assertComplete;
JobHandlers.prototype.assertComplete = function () {
  this.add({ kind: 'repository.changed', handle: () => new Promise(() => process.stdout.write('running')) });
  for (const kind of ${JSON.stringify(OTHER_KINDS)}) this.add({ kind, handle: () => Promise.resolve() });
  original.call(this);
};
NestFactory.createApplicationContext(root, { logger: false });
`;
