// Many jobs on a hub whose parts are killed at moments that a seed chooses; then the oracle looks at every job.
import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitUntil } from '../../../interop/lib/processes.mjs';
import { askFor, cancel, untilBegun, untilDone } from './client.mjs';
import { examineJobs } from './oracle.mjs';

const LOOK_MS = 500;
const CLIENTS = 3;
const CANCELLED_ONE_OF = 8;
/** So that there is always one that is checked, one that is queued, and one that runs. */
const MOST_OPEN = 12;
const PASSES_WITHIN_MS = 60_000;

/** Only of Redis: what PostgreSQL forgets, it forgets with the jobs. */
const FORGETFUL = 'a queue that forgets everything';

/** Where a process dies by its own hand, and which one passes there. */
export const STEPS = {
  'finetune.checked': 'worker',
  'job.queued': 'worker',
  'job.claimed': 'api',
  'checkpoint.stored': 'api',
  'checkpoint.kept': 'api',
  'commit.before-commit': 'api',
  'commit.committed': 'api',
  'job.ending': 'api',
  'job.ended': 'api',
};

/** Deaths at a moment of their own. */
const KILLS = {
  'kill -9 of the API': async (world) => {
    await world.kill(world.api);
    await world.start('api');
  },
  'kill -9 of the worker': async (world) => {
    await world.kill(world.worker);
    await world.start('worker');
  },
};
/** What no step of a job stands for. `random(below)` picks the victim. */
const OTHERS = {
  'kill -9 of a runner': async (world, random) => {
    const index = random(world.runners.length);
    await world.kill(world.runners[index]);
    await untilDone(() => world.startRunner(index));
  },
  'a runner halted beyond its lease': (world, random) => world.halt(world.runners[random(world.runners.length)], world.leaseMs * 1.6),
  'kill -9 of PostgreSQL': (world) => world.restartPostgres(),
  [FORGETFUL]: (world) => world.flushQueue(),
};
const DEATHS = Object.fromEntries(Object.keys(STEPS).map((step) => [`the ${STEPS[step]} dies at ${step}`, (world) => diesAt(world, step)]));
const FAULTS = { ...KILLS, ...OTHERS, ...DEATHS };
export const FAULT_NAMES = Object.keys(FAULTS);
export const OTHER_NAMES = Object.keys(OTHERS);

/** Arms the step, waits for the death of whoever passes it next, and starts that process again. */
export async function diesAt(world, step) {
  const victim = STEPS[step];
  const started = world[victim];
  started.isMeantToEnd = true;
  world.arm(step);
  try {
    await waitUntil(() => started.hasEnded, { within: PASSES_WITHIN_MS, what: `the death of the ${victim} at ${step}` });
    assert.equal(started.reason, 'SIGKILL');
  } finally {
    world.arm('');
  }
  await world.start(victim);
}

/**
 * @param {{ jobs: number, faults: number, kinds?: readonly string[], random: (below: number) => number, say: (line: string) => void, limitMs: number }} plan
 * every kind of fault comes before one comes twice; where `jobs` do not last as long, there are more of them. Throws with what was found; resolves with
 * the oracle's counts, of all jobs that there are.
 */
export async function runCampaign(world, { jobs, faults, kinds = FAULT_NAMES, random, say, limitMs }) {
  const state = { asked: 0, ended: 0, endedBefore: await endedOf(world), over: false, giveUpAt: Date.now() + limitMs };
  const possible = kinds.filter((name) => world.redis || name !== FORGETFUL);
  const order = faultOrder(possible, faults, random);
  const all = [
    ...Array.from({ length: CLIENTS }, () => client(world, state, jobs, random)),
    disturb(world, state, { jobs, order, random, say }),
    watch(world, state, jobs),
  ];
  try {
    await Promise.all(all);
  } finally {
    state.over = true;
    await Promise.allSettled(all);
  }
  const counts = await examineJobs(world);
  world.doctor();
  return counts;
}

function faultOrder(kinds, count, random) {
  const order = [];
  while (order.length < count) {
    const round = [...kinds];
    while (round.length > 0) order.push(...round.splice(random(round.length), 1));
  }
  return order.slice(0, count);
}

async function client(world, state, jobs, random) {
  while (!state.over && (state.asked < jobs || !state.undisturbed)) {
    if (state.asked - state.ended >= MOST_OPEN) {
      await sleep(LOOK_MS / 5);
      continue;
    }
    const number = (state.asked += 1);
    const key = await askFor(world, number);
    if (number % CANCELLED_ONE_OF !== 0) continue;
    // while it runs, or before
    if (random(2) === 0) await untilBegun(world, key);
    else await sleep(random(1_000));
    await cancel(world, key);
  }
}

/** Evenly over the jobs' ends, each at a moment of its own. */
async function disturb(world, state, { jobs, order, random, say }) {
  for (const [index, name] of order.entries()) {
    const due = (index * jobs) / (order.length + 1);
    while (!state.over && state.ended < due) await sleep(LOOK_MS / 5);
    if (state.over) return;
    await sleep(random(1_000));
    await FAULTS[name](world, random);
    say(`${name}: ${state.ended} jobs have ended`);
  }
  state.undisturbed = true;
}

/** Until every job has ended; meanwhile no namespace runs more than it may. */
async function watch(world, state, jobs) {
  for (;;) {
    if (Date.now() > state.giveUpAt) throw new Error(`jobs do not come to an end: ${JSON.stringify(await standing(world))}`);
    const rows = await standing(world).catch(() => null);
    if (rows) {
      state.ended = endedIn(rows) - state.endedBefore;
      for (const { state: one, namespace, count } of rows)
        if (one === 'running') assert.ok(count <= world.perNamespace, `${namespace} runs ${count} jobs at a time`);
      const open = rows.some(({ is_over: isOver }) => !isOver);
      if (state.undisturbed && state.asked >= jobs && !open && state.ended >= state.asked) return;
    }
    if (state.over) return;
    endedByThemselves(world);
    await sleep(LOOK_MS);
  }
}

function endedIn(rows) {
  return rows.filter(({ is_over: isOver }) => isOver).reduce((sum, { count }) => sum + count, 0);
}

async function endedOf(world) {
  return endedIn(await standing(world));
}

function standing(world) {
  return world.sql(
    `select j.state, n.name as namespace, j.ended_at is not null as is_over, count(*)::int as count from jobs j join namespaces n on n.id = j.namespace_id
     group by 1, 2, 3`,
  );
}

/** What nobody killed must still be there. */
function endedByThemselves(world) {
  for (const [name, started] of Object.entries({ api: world.api, worker: world.worker, ...world.runners }))
    assert.ok(!started.hasEnded || started.isMeantToEnd, `${name} ended by itself: ${started.reason}`);
}
