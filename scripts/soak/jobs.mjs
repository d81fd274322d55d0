// `soak -- jobs`: fine-tunes by the hundred on a hub of processes of their own, each of which dies again and again, at steps of jobs and at any moment. At its
// end every job has come to one end, with one result and one bill (tests/faults/lib/jobs/oracle.mjs). Both queues: half of the jobs each.
import process from 'node:process';
import { runCampaign } from '../../tests/faults/lib/jobs/campaign.mjs';
import { prepareInputs } from '../../tests/faults/lib/jobs/client.mjs';
import { JobsWorld } from '../../tests/faults/lib/jobs/world.mjs';
import { tailOf } from '../../tests/interop/lib/processes.mjs';
import { randomBelow } from './random.mjs';

const MS_A_JOB = 20_000;
const MS_A_FAULT = 60_000;

export async function run({ jobs, faults, seed }) {
  const parts = [
    { queue: 'redis', jobs: Math.ceil(jobs / 2), faults: Math.ceil(faults / 2) },
    { queue: 'postgres', jobs: Math.floor(jobs / 2), faults: Math.floor(faults / 2) },
  ];
  let isGood = true;
  for (const part of parts) isGood = (await campaign(part, randomBelow(seed))) && isGood;
  return isGood;
}

async function campaign({ queue, jobs, faults }, random) {
  const begun = Date.now();
  const say = (line) => process.stdout.write(`${String(Math.round((Date.now() - begun) / 1000)).padStart(5)} s  ${queue}: ${line}\n`);
  const world = await JobsWorld.open({ queue, runners: 2, slots: 2 });
  const leave = () => void world.remove().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);
  try {
    await prepareInputs(world);
    const counts = await runCampaign(world, { jobs, faults, random, say, limitMs: jobs * MS_A_JOB + faults * MS_A_FAULT });
    say(`PASS ${JSON.stringify(counts)}`);
    return true;
  } catch (error) {
    say(`FAIL ${error.stack}`);
    for (const file of world.logFiles()) process.stdout.write(`${file}\n${tailOf(file, 15)}\n`);
    return false;
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, leave);
    await world.remove();
  }
}
