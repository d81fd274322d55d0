// kill -9 of PostgreSQL in the middle of a request, with the hub halted at a step of it. Of its own database a hub is a part, and starts
// again with it; a database of its operator comes back under a hub that went on.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../interop/lib/postgres.mjs';
import { waitUntil } from '../../interop/lib/processes.mjs';
import { settled } from '../lib/faulty-hub.mjs';
import { openLab } from '../lib/lab.mjs';
import { sha256 } from '../lib/large-files.mjs';

const STEPS = {
  push: ['push.received', 'push.objects-written', 'push.before-commit'],
  commit: ['commit.objects-written', 'commit.before-commit'],
  upload: ['upload.bytes-stored'],
};
const CASES = Object.entries(STEPS).flatMap(([kind, steps]) => steps.map((step) => [kind, step]));

const WITH_OWN_SERVER = Object.entries(STEPS).map(([kind, steps]) => [kind, steps.at(-1)]);

export function databaseSteps({ test }, lab) {
  for (const [kind, step] of CASES) {
    test(`when the database of the hub itself is killed at ${step}, nothing of the ${kind} is seen, and it succeeds after a restart`, () =>
      loseDatabase(
        lab,
        kind,
        step,
        () => lab.hub.killPostgres(),
        () => restarted(lab),
      ));
  }
  test('a hub whose own PostgreSQL server was killed goes on when it is back, and nothing acknowledged is lost', () => withOwnServer(lab), {
    limitMs: 240_000,
  });
}

/** The hub ends with its database; whoever started it starts it again. */
async function restarted({ hub }) {
  assert.equal(await hub.process.ended, 'code 1');
  await hub.start();
}

async function withOwnServer(outer) {
  // PostgreSQL runs under another user, who cannot enter the folder of the run.
  const folder = mkdtempSync(join(tmpdir(), 'grove-faults-postgres-'));
  chmodSync(folder, 0o711);
  const server = await startPostgres(folder);
  const lab = await openLab(outer.folder('own-postgres'), { GROVE_DATABASE_URL: server.url });
  try {
    for (const [kind, step] of WITH_OWN_SERVER) await loseDatabase(lab, kind, step, server.kill, () => wentOn(lab, server));
    await lab.examine();
  } finally {
    await lab.hub.remove();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Away, the database is a readable 5xx and "not ready"; back, it is used again without a restart. */
async function wentOn({ hub, api }, server) {
  const pid = hub.process.pid;
  const health = async (probe) => (await api.request('GET', `/health/${probe}`, { user: null })).status;
  await waitUntil(async () => (await health('ready')) === 503, { within: 30_000, what: 'the report of the loss' });
  assert.equal(await health('live'), 200);
  const refused = await api.request('GET', '/api/models?author=alice');
  assert.equal(refused.status, 503, `a list without a database answers ${refused.status}`);
  assert.doesNotMatch(await refused.text(), /ECONNREFUSED|127\.0\.0\.1:|at .*\.js/, 'the answer tells of the inside');
  await server.start();
  await waitUntil(async () => (await health('ready')) === 200, { within: 45_000, what: 'the hub' });
  assert.equal(hub.process.pid, pid);
  assert.equal(hub.process.hasEnded, false);
}

async function loseDatabase(lab, kind, step, kill, recover) {
  const work = await WORK[kind](lab);
  const outcome = await lab.hub.haltsAt(step, work.attempt, kill);
  assert.ok(outcome.error, `the ${kind} was acknowledged although its database was dead`);
  await recover();
  assert.equal(await work.isThere(), false, `a part of the ${kind} is there`);
  const again = await settled(work.attempt());
  assert.equal(again.error, undefined, again.error?.message);
  assert.equal(await work.isThere(), true);
  work.keep();
}

const WORK = {
  async push(lab) {
    const id = await lab.repository('db-push', { 'kept.txt': 'before' });
    const local = await lab.clone(id);
    const files = { 'noise.dat': randomBytes(1_300_000).toString('base64') };
    const tip = await lab.commitAll(local, files);
    return {
      attempt: () => lab.git(local, 'push', '--quiet', 'origin', 'main'),
      isThere: async () => (await lab.refs(id)).get('refs/heads/main') === tip,
      keep: () => lab.ledger.keep(id, files),
    };
  },
  async commit(lab) {
    const id = await lab.repository('db-commit', { 'kept.txt': 'before' });
    const files = { 'new.txt': 'new' };
    return {
      attempt: () => lab.api.commit(id, files),
      isThere: async () => (await lab.api.request('GET', `/${id}/resolve/main/new.txt`)).status === 200,
      keep: () => lab.ledger.keep(id, files),
    };
  },
  async upload(lab) {
    const id = await lab.repository('db-upload', { 'kept.txt': 'before' });
    const content = randomBytes(300_000);
    return {
      attempt: () => lab.large.upload(id, content),
      isThere: () => lab.large.isStored(id, sha256(content), content.length),
      keep: () => undefined,
    };
  },
};
