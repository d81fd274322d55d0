// The Xet campaign: a number of deeds by eight clients at once (hf by Xet, hf without, git with git-lfs, plain requests, copies of repositories,
// deletions), kill -9 of the hub, of its PostgreSQL, or of both in between, and garbage collections that find everything unused old enough.
// Oracle, at the end: every file that was acknowledged has the sha256 that is remembered, by resolve; git fsck; grove doctor --deep.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLab } from '../../tests/faults/lib/lab.mjs';
import { untilAcknowledged } from './clients.mjs';
import { killSomething } from './kill.mjs';
import { randomBelow } from './random.mjs';
import { openXetClients } from './xet-clients.mjs';

const POLL_MS = 200;
const LONGEST_COLLECTION_MS = 4_000;

/** @returns {Promise<boolean>} whether nothing was lost */
export async function run({ operations, kills, seed }) {
  const folder = mkdtempSync(path.join(realpathSync(os.tmpdir()), 'grove-soak-'));
  const lab = await openLab(folder);
  let ending = null;
  const end = () => (ending ??= lab.hub.remove().finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void end().then(() => process.exit(1)));
  try {
    return await campaign(lab, { operations, kills, random: randomBelow(seed), seed });
  } finally {
    await end();
  }
}

async function campaign(lab, { operations, kills, random, seed }) {
  const startedAt = Date.now();
  const state = { stopped: false, acknowledged: 0, refused: 0, collected: 0, isUp: () => !lab.hub.process.hasEnded };
  const counts = new Map();
  try {
    const clients = await openXetClients(lab, random, seed);
    const each = Math.ceil(operations / clients.length);
    const both = [
      Promise.all(clients.map((client) => work(client, state, each, counts))),
      disturb(lab, { operations, kills, random, state }),
    ];
    await Promise.all(both).catch((error) => {
      state.stopped = true;
      return Promise.allSettled(both).then(() => Promise.reject(error));
    });
    await lab.revive();
    lab.hub.doctor('--deep');
    const files = lab.ledger.size;
    await lab.ledger.verify(lab);
    const deeds = [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    say(
      `seed ${seed}: ${state.acknowledged} deeds (${deeds}), ${state.refused} attempts refused, ${kills} kills, ${state.collected} collections in ${seconds} s`,
    );
    say(`nothing is lost: ${files} files have the sha256 that they were acknowledged with, and grove doctor --deep finds nothing`);
    return true;
  } catch (error) {
    say(`FOUND with --seed ${seed}: ${error.stack ?? error}\nlast refusal: ${state.lastRefusal}`);
    return false;
  } finally {
    state.stopped = true;
  }
}

async function work({ name, next }, state, each, counts) {
  for (let deed = 0; deed < each && !state.stopped; deed += 1) {
    const { attempt, acknowledged } = await next();
    await untilAcknowledged(attempt, state);
    acknowledged();
    state.acknowledged += 1;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
}

/** Between the deeds, evenly: a collection, then a kill. */
async function disturb(lab, { operations, kills, random, state }) {
  for (let kill = 1; kill <= kills; kill += 1) {
    while (state.acknowledged < (kill * operations) / (kills + 1) && !state.stopped) await sleep(POLL_MS);
    if (state.stopped) return;
    if (kill % 2 === 0) await collect(lab, random, state);
    const what = await killSomething(lab.hub, random(3));
    await lab.hub.start();
    say(`kill ${kill} (${what}): ${state.acknowledged} acknowledged, ${state.refused} attempts refused`);
  }
}

/** What nothing uses counts as old. Every third collection is killed half-way. */
async function collect({ hub }, random, state) {
  await hub.sql("update xet_files set created_at = created_at - interval '2 days'");
  await hub.sql("update xet_xorbs set unused_since = unused_since - interval '40 days'");
  const killedAfterMs = random(3) === 0 ? 200 + random(LONGEST_COLLECTION_MS) : null;
  const { code, signal, out } = await hub.groveBeside(['gc'], { killedAfterMs });
  if (code !== 0 && signal !== 'SIGKILL') throw new Error(`grove gc ended with ${code}: ${out}`);
  state.collected += 1;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
