// git over HTTP, the hub against `git http-backend` on disk: bulk push, clone, one-commit push, fetch, for three shapes of repository.
import { LARGE_FILES, largeFileBytes } from '../fixtures/shapes.mjs';
import { git, revParse, timedClone, timedPush } from '../lib/git.mjs';
import { timesAtMost } from '../lib/goals.mjs';
import { workFolder, workPath } from '../lib/paths.mjs';
import { alternate, inTurn } from '../lib/rounds.mjs';
import { median } from '../lib/statistics.mjs';
import { rmSync } from 'node:fs';

/** The fixtures hold this many further commits. */
const FOLLOW_UPS = 16;
const PEER = 'git http-backend on disk';
const MAIN = 'refs/heads/main';
/** New repositories begin with a commit of their own, and the hub protects it: the fixture goes to a branch beside it. */
const BRANCH = 'refs/heads/bench';

const SHAPES = [
  { shape: 'model', holds: '60 files, 40 commits', clone: timesAtMost(1.3, 0.7), largeFiles: LARGE_FILES },
  { shape: 'source', holds: '5,000 objects with deltas', clone: timesAtMost(1.0, 0.7) },
  { shape: 'wide', holds: '20,000 files', clone: timesAtMost(1.0, 0.7) },
];

export const gitScenarios = SHAPES.map((one) => ({
  name: `git-${one.shape}`,
  rows: [
    row(`bulk-push-${one.shape}`, `bulk push of ${one.shape} (${one.holds}) into a new repository`, timesAtMost(2.5, 1.5)),
    row(`clone-${one.shape}`, `clone of ${one.shape}`, one.clone),
    row(`push-${one.shape}`, `push of one commit to ${one.shape}`, timesAtMost(1.0, 0.7)),
    row(`fetch-${one.shape}`, `fetch of one new commit of ${one.shape}`, timesAtMost(1.0, 0.7)),
  ],
  run: (bench, settle) => run(one, bench, settle),
}));

function row(name, what, goal) {
  return { name, what, goal, unit: 'ms', peer: PEER };
}

async function run({ shape, largeFiles = 0 }, bench, settle) {
  const source = await bench.fixture(shape);
  const servers = { hub: await bench.hub(), peer: await bench.disk() };
  const lab = { source, servers, tip: await revParse(source, MAIN), largeFiles, rounds: bench.rounds };
  const { repositories, values } = await bulkPushes(lab);
  settle(`bulk-push-${shape}`, values);
  settle(`clone-${shape}`, await clones(lab, repositories));
  const { pushes, fetches } = await oneCommitAtATime(lab, repositories);
  settle(`push-${shape}`, pushes);
  settle(`fetch-${shape}`, fetches);
  for (const side of ['hub', 'peer']) await servers[side].remove(repositories[side]);
}

/** Each into a new repository; those of the last round are kept for the other rows. */
async function bulkPushes({ source, servers, tip, largeFiles, rounds }) {
  const repositories = {};
  const push = async (side) => {
    if (repositories[side]) await servers[side].remove(repositories[side]);
    const repository = await servers[side].create();
    repositories[side] = repository;
    // a pointer is taken only when the bytes behind it are there
    if (side === 'hub' && largeFiles > 0)
      await servers.hub.uploadLarge(
        repository,
        Array.from({ length: largeFiles }, (_, i) => largeFileBytes(i)),
      );
    const ms = await timedPush(source, repository.url, `${MAIN}:${BRANCH}`);
    await mustHave(repository, tip);
    return ms;
  };
  const values = await alternate(rounds, { hub: () => push('hub'), peer: () => push('peer') });
  return { repositories, values };
}

async function clones({ tip, rounds }, repositories) {
  const check = (isFirst) => async (clone) => {
    mustBe(await revParse(clone, BRANCH), tip, 'the clone');
    if (isFirst) await git(clone, ['fsck', '--strict', '--no-dangling']);
  };
  for (const side of ['hub', 'peer']) await timedClone(repositories[side].url, check(true));
  const clone = (side) => timedClone(repositories[side].url, check(false));
  return alternate(rounds, { hub: () => clone('hub'), peer: () => clone('peer') });
}

/** Every follow-up goes to both sides, and from each into a clone that has all but this commit. */
async function oneCommitAtATime({ source, rounds }, repositories) {
  const locals = {};
  for (const side of ['hub', 'peer']) locals[side] = await localClone(side, repositories[side]);
  const perRound = Math.max(1, Math.min(3, Math.floor(FOLLOW_UPS / rounds)));
  const pushes = { hub: [], peer: [] };
  const fetches = { hub: [], peer: [] };
  for (let round = 0; round < Math.min(rounds, FOLLOW_UPS); round += 1) {
    const times = { hub: [[], []], peer: [[], []] };
    for (let i = 0; i < perRound; i += 1) {
      const next = `refs/bench/${round * perRound + i + 1}`;
      for (const side of inTurn(i + round)) {
        times[side][0].push(await timedPush(source, repositories[side].url, `${next}:${BRANCH}`));
        times[side][1].push(await timedFetch(locals[side], repositories[side].url, await revParse(source, next)));
      }
    }
    for (const side of ['hub', 'peer']) {
      pushes[side].push(median(times[side][0]));
      fetches[side].push(median(times[side][1]));
    }
  }
  for (const side of ['hub', 'peer']) rmSync(locals[side], { recursive: true, force: true });
  return { pushes, fetches };
}

async function localClone(side, { url }) {
  const folder = workPath('fetches', `${side}.git`);
  rmSync(folder, { recursive: true, force: true });
  await git(workFolder('fetches'), ['clone', '-q', '--bare', url, folder]);
  return folder;
}

async function timedFetch(local, url, expected) {
  const { ms } = await git(local, ['fetch', '-q', url, `${BRANCH}:${BRANCH}`]);
  mustBe(await revParse(local, BRANCH), expected, 'the fetch');
  return ms;
}

async function mustHave({ url }, oid) {
  const { stdout } = await git(workFolder(), ['ls-remote', url, BRANCH]);
  mustBe(stdout.split('\t')[0], oid, 'the push');
}

function mustBe(found, expected, what) {
  if (found !== expected) throw new Error(`${what} ended at ${found}, not at ${expected}`);
}
