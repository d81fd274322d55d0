// What happens, each part once, when it is first asked for. Two trainers train at a time:
//   the hub's own runner:  one that is cancelled; learnable rows in another order, killed with the hub; learnable rows
//   far-1:                 shuffled rows in another order, until its lease is cut
//   far-2:                 shuffled rows; then what was cut off, unless another one takes it up
// The hub dies while nobody else is at work, so that nothing but its death is to blame for what follows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../interop/lib/hub.mjs';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { Tickets } from './tickets.mjs';
import { BUILT_IN } from './world.mjs';

const OUTSIDE = join(ROOT, 'trainers/tests/outside.py');
const FOR_LONG = { epochs: 1000, batchSize: 16, learningRate: 0.001 };
const hasCheckpoint = ({ state, checkpointStep, attempt }) => state === 'running' && attempt === 1 && checkpointStep > 0;

export function partsOf(world) {
  const opened = once(() => world.open());
  const checked = once(async () => {
    await opened();
    const check = (training, validation) => world.submit(training, { validation, autoStart: false });
    return {
      sound: await check('learnable.jsonl', 'unseen.jsonl'),
      leaking: await check('learnable.jsonl', 'leaking.jsonl'),
      apart: await check('apart/a.jsonl', 'apart/c.jsonl'),
    };
  });
  const queued = once(async () => {
    await opened();
    return queueing(world);
  });
  const restarted = once(async () => killMidRun(world, (await queued()).next.key));
  const killed = once(async () => {
    const before = await restarted();
    return { ...(await world.succeeded(before.key)), before };
  });
  const learnable = once(async () => {
    await killed();
    return world.succeeded((await world.submitTo(BUILT_IN, 'learnable.jsonl')).key);
  });
  const pulled = once(async () => pullAndMeasure(world, await learnable()));
  const stopped = once(async () => {
    await restarted();
    return stopMidRun(world);
  });
  const cut = once(async () => comeBack(world, await stopped()));
  const shuffled = once(async () => {
    await stopped();
    await world.runner('far-2');
    return world.succeeded((await world.submitTo('far-2', 'shuffled.jsonl')).key);
  });
  const all = { checked, queued, killed, learnable, pulled, cut, shuffled };
  return { ...all, begin: () => Object.values(all).forEach((part) => void part()) };
}

/** On the hub's own runner while it is the only one: one runs, one waits before another, and both of them are cancelled. */
async function queueing(world) {
  const tickets = world.redis ? await new Tickets(world).open() : null;
  const long = await world.submit('learnable.jsonl', { hyperparameters: FOR_LONG });
  await world.until(long.key, ({ state }) => state === 'running');
  const ahead = await world.submit('shuffled.jsonl');
  const next = await world.submit('apart/a.jsonl');
  const waiting = () => world.ask(`/hub/v1/jobs/${next.key}/waiting`);
  const before = await waiting();
  const seen = tickets && { running: await tickets.of(long.key, 1), waiting: await tickets.of(ahead.key, 1) };
  await world.cancel(ahead.key);
  const after = await waiting();
  const gone = tickets && (await tickets.of(ahead.key, 1, false));
  await world.cancel(long.key);
  const cancelled = [await ended(world, long.key), await ended(world, ahead.key)];
  const started = await world.until(next.key, ({ state }) => state !== 'queued');
  const trained = tickets && (await tickets.of(next.key, 1));
  await tickets?.close();
  return { long, ahead, next, before, after, cancelled, started, tickets: tickets && { ...seen, gone, trained } };
}

function ended(world, key) {
  return world.until(key, ({ state }) => state === 'cancelled');
}

/** The result by `hf download`; then peft alone, in a process that knows of no hub, over the very files that were uploaded. */
async function pullAndMeasure(world, { repository, settings }) {
  const result = join(world.folder, 'pulled');
  await world.hf()('download', repository, '--local-dir', result);
  const [base, rows] = [join(world.fixtures, 'model'), join(world.fixtures, 'data', settings.train[0].path)];
  const said = await world.runPython(OUTSIDE, result, base, rows, '--examples', '200', '--new-tokens', '64');
  const card = readFileSync(join(result, 'README.md'), 'utf8');
  return { measured: JSON.parse(said), card, report: JSON.parse(readFileSync(join(result, 'training/report.json'), 'utf8')) };
}

/** kill -9 of the process that is API, worker and runner, as soon as there is a checkpoint to go on from. Resolves with the job as it was then. */
async function killMidRun(world, key) {
  const job = await world.until(key, hasCheckpoint);
  await world.restart();
  return job;
}

/** A runner that says nothing any more; its trainer trains on. */
async function stopMidRun(world) {
  const runner = await world.runner('far-1');
  const { key } = await world.submitTo('far-1', 'apart/b.jsonl');
  await world.until(key, hasCheckpoint);
  process.kill(runner.pid, 'SIGSTOP');
  return { runner, key };
}

/** Its lease is over and another attempt has begun: now it speaks again. */
async function comeBack(world, { runner, key }) {
  const isTakenUp = ({ attempt, state }) => attempt > 1 && state === 'running';
  const second = await world.until(key, isTakenUp).finally(() => process.kill(runner.pid, 'SIGCONT'));
  const hasDropped = () => readFileSync(runner.logFile, 'utf8').includes(`${key}, attempt 1: dropped: `);
  await waitUntil(hasDropped, { within: 60_000, what: 'the end of what the runner was at', process: runner });
  return { ...(await world.succeeded(key)), takenUpBy: second.runner };
}

function once(work) {
  let made;
  return () => {
    made ??= work();
    // told by whoever asks for it
    made.catch(() => undefined);
    return made;
  };
}
