// 32 writers at once, on 32 repositories and on a single one. What counts is commits per second, and that none of them is lost.
import { now } from '../lib/command.mjs';
import { timedClone } from '../lib/git.mjs';
import { rateAtLeast } from '../lib/goals.mjs';
import { commitBody } from '../lib/hub-api.mjs';
import { alternate } from '../lib/rounds.mjs';
import { PlumbingRepository, countOf } from '../peers/plumbing.mjs';

const WRITERS = 32;
const PEER = "git's plumbing on disk, a queue for each repository";

export const writersScenario = {
  name: 'writers',
  rows: [
    { name: 'writers-many', what: '32 writers on 32 repositories', goal: rateAtLeast(4, 10), unit: 'commits/s', peer: PEER },
    { name: 'writers-one', what: '32 writers on one repository', goal: rateAtLeast(4, 6), unit: 'commits/s', peer: PEER },
  ],
  async run(bench, settle) {
    settle('writers-many', await measure(bench, WRITERS));
    settle('writers-one', await measure(bench, 1));
  },
};

/** The peer commits less in a round: it takes as long. */
async function measure(bench, repositoryCount) {
  const sides = await openSides(bench, repositoryCount);
  const each = { hub: bench.quick ? 4 : 20, peer: bench.quick ? 1 : 4 };
  const round = (side) => async (n) => {
    const startedAt = now();
    await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(sides[side], writer, n, each[side])));
    return (WRITERS * each[side]) / ((now() - startedAt) / 1000);
  };
  await round('hub')('warm-up');
  const values = await alternate(bench.rounds, { hub: round('hub'), peer: round('peer') });
  const writersEach = WRITERS / repositoryCount;
  await sides.hub.mustHold(writersEach * each.hub * (bench.rounds + 1));
  await sides.peer.mustHold(writersEach * each.peer * bench.rounds);
  return { ...values, notes: ['no update lost: commits and files were counted in clones afterwards'] };
}

/** One after another, as a client does that waits for its answer. */
async function write(side, writer, round, count) {
  for (let i = 0; i < count; i += 1) await side.commit(writer, `writer-${writer}/round-${round}-${i}.txt`, `${writer} ${round} ${i}\n`);
}

async function openSides(bench, count) {
  const { hub, disk } = { hub: await bench.hub(), disk: await bench.disk() };
  const repositories = [];
  const plumbings = [];
  for (let i = 0; i < count; i += 1) {
    repositories.push(await hub.create());
    plumbings.push(await PlumbingRepository.open(disk.create().path));
  }
  return {
    hub: {
      commit: (writer, file, content) => hub.commit(repositories[writer % count], commitBody(file, [[file, content]])),
      async mustHold(added) {
        for (const { url } of repositories) await timedClone(url, (clone) => mustHold('the hub', clone, added));
        for (const repository of repositories) await hub.remove(repository);
      },
    },
    peer: {
      commit: (writer, file, content) => plumbings[writer % count].commit(file, content),
      async mustHold(added) {
        for (const { folder } of plumbings) await mustHold('the peer', folder, added);
        for (const plumbing of plumbings) plumbing.remove();
      },
    },
  };
}

/** Each repository began with one commit of one file; every commit added one of each. */
async function mustHold(who, folder, added) {
  const { commits, files } = await countOf(folder);
  if (commits !== added + 1 || files !== added + 1) throw new Error(`${who} kept ${commits} commits and ${files} files of ${added + 1}`);
}
