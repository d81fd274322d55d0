// Jobs: kill -9 at every step of their moves, then a short campaign of what no step stands for. The long one is `npm run soak -- jobs`.
import assert from 'node:assert/strict';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { randomBelow } from '../../../scripts/soak/random.mjs';
import { diesAt, OTHER_NAMES, runCampaign, STEPS } from '../lib/jobs/campaign.mjs';
import { askFor, prepareInputs } from '../lib/jobs/client.mjs';
import { JobsWorld } from '../lib/jobs/world.mjs';

const JOBS = 12;
/** Of short jobs whose trainer ends well, of those that the campaign does not ask for. */
const SEEDS = [100, 101, 102, 109, 110, 111, 118, 119, 120];

export function jobSteps({ test }, lab) {
  const world = once(async () => {
    const opened = await JobsWorld.open({ runners: 2, slots: 2, leaseMs: 3_000 });
    lab.others.push(opened);
    await prepareInputs(opened);
    return opened;
  });
  for (const [index, step] of Object.keys(STEPS).entries())
    test(`a job whose ${STEPS[step]} dies at ${step} comes to its end, with one result`, async () =>
      dying(await world(), step, SEEDS[index]));
  test('jobs while runners, PostgreSQL and queue die come to one end each, with one result and one bill, as those before', async () =>
    campaign(await world()));
}

async function dying(world, step, seed) {
  const asked = askFor(world, seed);
  asked.catch(() => undefined);
  await diesAt(world, step);
  const key = await asked;
  const stateOf = async () => (await world.sql('select state, failure from jobs where key = $1', [key]))[0];
  const isOver = async () => /succeeded|failed|cancelled/.test((await stateOf()).state);
  await waitUntil(isOver, { within: 60_000, what: 'the end of the job' });
  assert.deepEqual(await stateOf(), { state: 'succeeded', failure: null });
}

async function campaign(world) {
  const plan = { jobs: JOBS, faults: OTHER_NAMES.length, kinds: OTHER_NAMES, random: randomBelow(7), limitMs: 110_000 };
  const counts = await runCampaign(world, { ...plan, say: () => undefined });
  assert.ok(counts.succeeded >= SEEDS.length + JOBS / 2, JSON.stringify(counts));
  assert.ok(counts.lost > 0, 'no attempt was lost: nothing was tried');
}

function once(work) {
  let made;
  return () => (made ??= work());
}
