// Commits through the API, the hub against git's plumbing on disk: one file into a small and a wide repository, 5,000 files at once.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../lib/command.mjs';
import { revParse, timedClone, timedPush } from '../lib/git.mjs';
import { fasterBy, timesAtMost } from '../lib/goals.mjs';
import { commitBody } from '../lib/hub-api.mjs';
import { workFolder } from '../lib/paths.mjs';
import { alternate, medianOf } from '../lib/rounds.mjs';
import { countStatements } from '../lib/statements.mjs';
import { PlumbingRepository, countOf } from '../peers/plumbing.mjs';

const PEER = "git's plumbing on disk";
const FILES_AT_ONCE = 5000;
/** Time for the jobs that commits leave behind. */
const FOLLOW_UP_MS = 2_000;

export const commitScenarios = [
  { name: 'commit-small', rows: [row('commit-small', 'commit of 1 file to a small repository', fasterBy(2.5, 5))], run: small },
  { name: 'commit-wide', rows: [row('commit-wide', 'commit of 1 file to a repository of 20,000 files', fasterBy(1.2, 2))], run: wide },
  { name: 'commit-many', rows: [row('commit-many', 'commit of 5,000 small files to a new repository', timesAtMost(1.0, 0.6))], run: many },
];

function row(name, what, goal) {
  return { name, what, goal, unit: 'ms', peer: PEER };
}

async function small(bench, settle) {
  const { hub, disk } = { hub: await bench.hub(), disk: await bench.disk() };
  const repository = await hub.create();
  const plumbing = await PlumbingRepository.open(disk.create().path);
  const files = Array.from({ length: 10 }, (_, i) => [`config/part-${i}.json`, `{"part":${i}}\n`]);
  await hub.commit(repository, commitBody('Ten files', files));
  await plumbing.commitMany(files, scratch);
  const peer = (file, content) => plumbing.commit(file, content);
  const values = await oneByOne({ bench, hub, repository, branch: 'main', plumbing, peer, nameOf: (n) => `notes/note-${n}.txt` });
  settle('commit-small', { ...values, notes: [await statementsNote(hub)] });
}

async function statementsNote(hub) {
  const commits = 20;
  const repository = await hub.create();
  await sleep(FOLLOW_UP_MS);
  const count = await countStatements(hub, async () => {
    for (let i = 0; i < commits; i += 1) await hub.commit(repository, commitBody(`Note ${i}`, [[`notes/note-${i}.txt`, `note ${i}\n`]]));
    await sleep(FOLLOW_UP_MS);
  });
  await hub.remove(repository);
  return `each commit leads to ${(count / commits).toFixed(1)} SQL statements, those of the jobs that follow it included`;
}

async function wide(bench, settle) {
  const source = await bench.fixture('wide');
  const branch = 'bench';
  const { hub, disk } = { hub: await bench.hub(), disk: await bench.disk() };
  const repository = await hub.create();
  const onDisk = disk.create();
  for (const { url } of [repository, onDisk]) await timedPush(source, url, `refs/heads/main:refs/heads/${branch}`);
  const plumbing = await PlumbingRepository.open(onDisk.path, branch);
  const peer = (file, content) => plumbing.commitByTrees(file, content);
  settle(
    'commit-wide',
    await oneByOne({
      bench,
      hub,
      repository,
      branch,
      plumbing,
      peer,
      nameOf: (n) => `dir-${String(n % 100).padStart(3, '0')}/new-${n}.txt`,
    }),
  );
}

/** Both sides make the same files in the same order, and must end at the same tree. */
async function oneByOne({ bench, hub, repository, branch, plumbing, peer, nameOf }) {
  const each = bench.quick ? 5 : 20;
  const before = await countOf(plumbing.folder, branch);
  const content = (n) => `note ${n}\n`;
  const onHub = (n) => hub.commit(repository, commitBody(`Note ${n}`, [[nameOf(n), content(n)]]), branch);
  const onDisk = (n) => peer(nameOf(n), content(n));
  await Promise.all([onHub(0), onDisk(0)]); // the first one warms up both
  const block = (commit) => (round) => medianOf(each, (i) => timed(() => commit(1 + round * each + i)));
  const values = await alternate(bench.rounds, { hub: block(onHub), peer: block(onDisk) });
  await mustAgree(repository, plumbing, before.commits + 1 + each * bench.rounds);
  await hub.remove(repository);
  plumbing.remove();
  return values;
}

async function many(bench, settle) {
  const { hub, disk } = { hub: await bench.hub(), disk: await bench.disk() };
  const count = bench.quick ? 500 : FILES_AT_ONCE;
  const files = Array.from({ length: count }, (_, i) => [
    `folder-${i % 50}/file-${i}.json`,
    `{"file":${i},"of":"${'many '.repeat(20)}"}\n`,
  ]);
  const body = commitBody('Many files', files);
  let repository;
  let plumbing;
  const onHub = async () => {
    if (repository) await hub.remove(repository);
    repository = await hub.create();
    return timed(() => hub.commit(repository, body));
  };
  const onDisk = async () => {
    plumbing?.remove();
    plumbing = await PlumbingRepository.open(disk.create().path);
    return timed(() => plumbing.commitMany(files, scratch));
  };
  const values = await alternate(bench.rounds, { hub: onHub, peer: onDisk });
  await mustAgree(repository, plumbing, 2);
  settle('commit-many', { ...values, notes: [await fastImportNote(disk, files)] });
  await hub.remove(repository);
  plumbing.remove();
}

async function fastImportNote(disk, files) {
  const ms = await medianOf(3, async () => {
    const repository = await PlumbingRepository.open(disk.create().path);
    const taken = await timed(() => repository.importMany(files));
    repository.remove();
    return taken;
  });
  return `git fast-import writes the same files as one pack in ${Math.round(ms)} ms; the plumbing flushes each object`;
}

async function timed(work) {
  const startedAt = now();
  await work();
  return now() - startedAt;
}

async function mustAgree(repository, plumbing, commits) {
  const { branch } = plumbing;
  const tree = await revParse(plumbing.folder, `${branch}^{tree}`);
  await timedClone(repository.url, async (clone) => {
    if ((await revParse(clone, `${branch}^{tree}`)) !== tree) throw new Error('both sides made other trees of the same files');
    const found = (await countOf(clone, branch)).commits;
    if (found !== commits) throw new Error(`the hub kept ${found} commits of ${commits}`);
  });
}

/** A place for contents on their way into git. */
const scratch = {
  async write(contents) {
    const folder = workFolder('scratch');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
    return contents.map((content, i) => {
      const file = path.join(folder, String(i));
      writeFileSync(file, content);
      return file;
    });
  },
};
