// Jobs on a hub of processes of their own, over either queue, while 10,000 of them wait: how fast they are taken into the queue, how long a runner that is free
// waits for its next one, and how long somebody waits for the answer to why theirs does.
import { createRequire } from 'node:module';
import path from 'node:path';
import { JobsWorld } from '../../tests/faults/lib/jobs/world.mjs';
import { now, untilTrue } from '../lib/command.mjs';
import { atLeast, atMost } from '../lib/goals.mjs';
import { ManyJobs } from '../lib/many-jobs.mjs';
import { root } from '../lib/paths.mjs';
import { percentile } from '../lib/statistics.mjs';

const QUEUED = 10_000;
const TICKETS_AT_A_TIME = 500;
const ASKED = 100;
const STARTED = 1_000;
const AT_A_TIME = 16;
const TAKEN = 20;
const QUEUES = ['redis', 'postgres'];
const TRAINER = path.join(root, 'bench/fixtures/trainer.py');
const MS = { unit: 'ms' };

export const jobsScenario = {
  name: 'jobs',
  rows: [
    { name: 'jobs-tickets', what: `${QUEUED} tickets into the queue on Redis`, goal: atLeast(2_000, 4_000, '/s'), unit: '/s' },
    ...QUEUES.flatMap((queue) => [
      {
        name: `jobs-start-${queue}`,
        what: `jobs started through the API, ${AT_A_TIME} at a time, ${queue}`,
        goal: atLeast(200, 1_000, '/s'),
        unit: '/s',
      },
      {
        name: `jobs-taken-${queue}`,
        what: `queued until a free runner has it, ${queue}, 95th percentile`,
        goal: atMost(300, 100, 'ms'),
        ...MS,
      },
      {
        name: `jobs-begun-${queue}`,
        what: `claimed until its trainer begins, ${QUEUED} queued, ${queue}, 95th percentile`,
        goal: atMost(300, 200, 'ms'),
        ...MS,
      },
      {
        name: `jobs-waiting-${queue}`,
        what: `why a job waits, ${QUEUED} queued, ${queue}, 95th percentile`,
        goal: atMost(50, 20, 'ms'),
        ...MS,
      },
    ]),
  ],
  async run(bench, settle) {
    for (const queue of QUEUES) await onQueue(queue, bench, settle);
  },
};

async function onQueue(queue, bench, settle) {
  const world = await JobsWorld.open({ queue, runners: 1, slots: 1, leaseMs: 0, perNamespace: QUEUED, trainer: TRAINER });
  try {
    const jobs = new ManyJobs(world);
    await jobs.prepare();
    if (queue === 'redis') settle('jobs-tickets', { hub: await rounds(bench, () => tickets(world)) });
    settle(`jobs-taken-${queue}`, { hub: await rounds(bench, () => taken(bench, world, jobs)) });
    await world.kill(world.runners[0]);
    settle(`jobs-start-${queue}`, { hub: await rounds(bench, () => starts(bench, jobs)) });
    const keys = await jobs.add(QUEUED, 'queued');
    settle(`jobs-waiting-${queue}`, { hub: await rounds(bench, () => waiting(world, jobs, keys)) });
    await world.startRunner(0);
    settle(`jobs-begun-${queue}`, { hub: await rounds(bench, () => begun(bench, world, jobs)) });
  } finally {
    await world.remove();
  }
}

/** The first one warms up. */
async function rounds(bench, measure) {
  const values = [];
  for (let round = 0; round <= bench.rounds; round += 1) values.push(await measure());
  return values.slice(1);
}

const few = (bench, count) => (bench.quick ? Math.ceil(count / 4) : count);

/** As the worker puts back what a queue that was emptied forgot. */
async function tickets(world) {
  const load = createRequire(path.join(root, 'apps/api/dist/main.worker.js'));
  const { BullQueue } = load('./platform/queue/bull-queue.js');
  const { redisBackend } = load('./platform/queue/bull-backend.js');
  await world.flushQueue();
  const queue = new BullQueue('jobs', redisBackend(world.redis.url, 'bench'), { warn: () => undefined });
  const ids = Array.from({ length: QUEUED }, (_, i) => ({ id: `job-${i}-1`, kind: 'job' }));
  const startedAt = now();
  for (let i = 0; i < QUEUED; i += TICKETS_AT_A_TIME) await queue.add(ids.slice(i, i + TICKETS_AT_A_TIME));
  const seconds = (now() - startedAt) / 1000;
  await queue.close();
  return QUEUED / seconds;
}

/** One after the other: the runner waits for each. */
async function taken(bench, world, jobs) {
  const begun = await clock(world);
  for (const key of await jobs.add(few(bench, TAKEN), 'quoted')) {
    await jobs.start(key);
    await ended(world, begun, key);
  }
  return percentile((await jobs.steps(begun)).claimed, 95);
}

async function starts(bench, jobs) {
  const keys = await jobs.add(few(bench, STARTED), 'quoted');
  const count = keys.length;
  const startedAt = now();
  const one = async () => {
    for (let key = keys.pop(); key; key = keys.pop()) await jobs.start(key);
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, one));
  return count / ((now() - startedAt) / 1000);
}

async function waiting(world, jobs, keys) {
  // it was heard of just now
  await world.sql('update runners set seen_at = now()');
  const times = [];
  for (let i = 0; i < ASKED; i += 1) {
    const key = keys.at(-1 - Math.floor((i * keys.length) / ASKED));
    const startedAt = now();
    const { position } = await jobs.waiting(key);
    times.push(now() - startedAt);
    if (!(position >= 1)) throw new Error('a job that waits has no place');
  }
  return percentile(times, 95);
}

async function begun(bench, world, jobs) {
  const since = await clock(world);
  const enough = async () => (await jobs.steps(since)).started.length >= few(bench, TAKEN);
  await untilTrue('jobs of the runner', { exitCode: null, signalCode: null }, enough, 300_000);
  return percentile((await jobs.steps(since)).started, 95);
}

async function clock(world) {
  return (await world.sql('select now() as at'))[0].at;
}

async function ended(world, since, key) {
  const isOver = async () => {
    const [job] = await world.sql('select state, failure from jobs where key = $1', [key]);
    if (job.state === 'failed') throw new Error(`a job failed: ${JSON.stringify(job.failure)}`);
    return job.state === 'succeeded';
  };
  await untilTrue('the end of a job', { exitCode: null, signalCode: null }, isOver, 60_000);
}
