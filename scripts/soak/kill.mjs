// The kill campaign: pushes, commits and uploads by concurrent clients, kill -9 of the hub, of its PostgreSQL, or of both at random moments.
// Oracle, every few kills and at the end: what was acknowledged is there, git fsck --strict of every clone, grove doctor.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLab } from '../../tests/faults/lib/lab.mjs';
import { openClients, work } from './clients.mjs';
import { randomBelow } from './random.mjs';

const LONGEST_LIFE_MS = 6_000;
const KILLS_PER_LOOK = 10;

/** @returns {Promise<boolean>} whether nothing was lost */
export async function run({ minutes, seed }) {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'grove-soak-'));
  const random = randomBelow(seed);
  const lab = await openLab(folder);
  let ending = null;
  const end = () => (ending ??= lab.hub.remove().finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));
  try {
    return await campaign(lab, random, Date.now() + minutes * 60_000);
  } finally {
    await end();
  }
}

async function campaign(lab, random, until) {
  const state = { stopped: false, paused: false, busy: 0, acknowledged: 0, refused: 0, isUp: () => !lab.hub.process.hasEnded };
  const clients = (await openClients(lab, random)).map((client) => work(client, state));
  const failure = Promise.all(clients).then(
    () => null,
    (error) => error,
  );
  try {
    for (let kills = 1; Date.now() < until; kills += 1) {
      const failed = await Promise.race([failure, sleep(200 + random(LONGEST_LIFE_MS), null)]);
      if (failed) throw failed;
      const what = await killSomething(lab.hub, random(3));
      await lab.hub.start();
      say(`kill ${kills} (${what}): ${state.acknowledged} acknowledged, ${state.refused} attempts refused`);
      if (kills % KILLS_PER_LOOK === 0) await look(lab, state);
    }
    await look(lab, state);
    say(`nothing that was acknowledged is lost: ${state.acknowledged} deeds`);
    return true;
  } catch (error) {
    say(`FOUND: ${error.stack ?? error}\nlast refusal: ${state.lastRefusal}`);
    return false;
  } finally {
    state.stopped = true;
  }
}

export async function killSomething(hub, choice) {
  if (choice === 0) {
    await hub.kill();
    return 'the hub';
  }
  if (choice === 1) {
    await hub.killTree();
    return 'everything';
  }
  hub.killPostgres();
  await hub.process.ended;
  return 'PostgreSQL';
}

/** With the clients at rest, so that what is looked at stands still. */
async function look(lab, state) {
  state.paused = true;
  for (const limit = Date.now() + 120_000; state.busy > 0;) {
    if (Date.now() > limit) throw new Error(`a client does not get on: ${state.lastRefusal}`);
    await sleep(100);
  }
  const startedAt = Date.now();
  await lab.examine();
  state.paused = false;
  say(`looked at everything in ${((Date.now() - startedAt) / 1000).toFixed(1)} s: sound`);
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
