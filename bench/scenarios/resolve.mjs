// Downloads of a small public file on 32 connections, the hub's process against nginx, each on one core; once more while a push is taken in.
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run as runProgram } from '../lib/command.mjs';
import { clientEnv } from '../lib/git.mjs';
import { atMost, rateAtLeast } from '../lib/goals.mjs';
import { ask } from '../lib/http.mjs';
import { commitBody } from '../lib/hub-api.mjs';
import { workFolder } from '../lib/paths.mjs';
import { CLIENT_CORE, SERVER_CORE, cpuSeconds, pin, pinHub } from '../lib/pinning.mjs';
import { inTurn } from '../lib/rounds.mjs';
import { countStatements } from '../lib/statements.mjs';
import { wrk } from '../lib/wrk.mjs';
import { Nginx } from '../peers/nginx.mjs';

const COUNTED_REQUESTS = 1000;
const FILE = 'config.json';
const CONTENT = Buffer.from(`${JSON.stringify({ model_type: 'bench', layers: Array.from({ length: 60 }, (_, i) => `layer-${i}`) })}\n`);

export const resolveScenario = {
  name: 'resolve',
  rows: [
    {
      name: 'resolve-rate',
      what: 'GET of a small public file, 32 connections, one core',
      goal: rateAtLeast(0.12, 0.25),
      unit: 'requests/s',
      peer: 'nginx',
    },
    {
      name: 'resolve-cpu',
      what: 'the same by the CPU time of the serving process, which other load on the machine does not change',
      goal: rateAtLeast(0.12, 0.25),
      unit: 'requests/CPU s',
      peer: 'nginx',
    },
    { name: 'resolve-p99', what: 'its 99th percentile', goal: atMost(20, undefined, 'ms'), unit: 'ms', peer: 'nginx' },
    { name: 'resolve-statements', what: 'SQL statements for each', goal: atMost(1, undefined, 'statements'), unit: 'statements' },
    {
      name: 'resolve-p99-push',
      what: 'its 99th percentile while a push of 27,000 objects is taken in',
      goal: atMost(60, undefined, 'ms'),
      unit: 'ms',
    },
  ],
  run,
};

async function run(bench, settle) {
  const hub = await bench.hub();
  const folder = workFolder('served');
  writeFileSync(path.join(folder, FILE), CONTENT);
  const nginx = await Nginx.start(folder);
  const repository = await hub.create();
  await hub.commit(repository, commitBody('A small file', [[FILE, CONTENT]]));
  const urls = { hub: `${repository.url}/resolve/main/${FILE}`, peer: `${nginx.url}/${FILE}` };
  const release = await pinHub(hub);
  try {
    await pin(nginx.pid, SERVER_CORE);
    await alone(bench, urls, { hub: hub.pid, peer: nginx.pid }, settle);
    settle('resolve-statements', await statements(hub, urls.hub));
    settle('resolve-p99-push', await whilePushing(bench, hub, urls.hub, release));
  } finally {
    await release();
    await nginx.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function alone(bench, urls, pids, settle) {
  const rates = { hub: [], peer: [] };
  const p99s = { hub: [], peer: [] };
  const perCpuSecond = { hub: [], peer: [] };
  for (const side of ['hub', 'peer']) await wrk(urls[side], 1);
  for (let round = 0; round < bench.rounds; round += 1) {
    for (const side of inTurn(round)) {
      const before = cpuSeconds(pids[side]);
      const { requestsPerSecond, requests, p99Ms } = await wrk(urls[side], bench.quick ? 1 : 6);
      perCpuSecond[side].push(requests / (cpuSeconds(pids[side]) - before));
      rates[side].push(requestsPerSecond);
      p99s[side].push(p99Ms);
      await mustServe(urls[side]);
    }
  }
  settle('resolve-rate', {
    ...rates,
    notes: [`${CONTENT.length} bytes; the hub's node process and nginx on one core, wrk and PostgreSQL on the other`],
  });
  settle('resolve-cpu', perCpuSecond);
  settle('resolve-p99', p99s);
}

async function statements({ database, dataDir, agent }, url) {
  const count = await countStatements({ database, dataDir }, async () => {
    for (let i = 0; i < COUNTED_REQUESTS; i += 1) await ask(url, { agent });
  });
  const note = `counted in PostgreSQL's own log (log_statement) over ${COUNTED_REQUESTS} requests, pollers in the background included: ${count}`;
  return { hub: [Math.round((count / COUNTED_REQUESTS) * 100) / 100], notes: [note] };
}

/** wrk runs only while a push is under way: as soon as one is done, the next begins. */
async function whilePushing(bench, hub, url, release) {
  const source = await bench.fixture(bench.quick ? 'source' : 'largeSource');
  const seconds = bench.quick ? 1 : 6;
  const p99s = [];
  for (let round = 0; round < bench.rounds; round += 1) p99s.push(await p99WhilePushing(hub, source, url, seconds));
  await release();
  const free = await p99WhilePushing(hub, source, url, seconds);
  return { hub: p99s, notes: [`with hub and PostgreSQL free to use every core the 99th percentile was ${free.toFixed(1)} ms`] };
}

async function p99WhilePushing(hub, source, url, seconds) {
  let isOver = false;
  const pushes = (async () => {
    while (!isOver) {
      const repository = await hub.create();
      await push(source, repository.url);
      await hub.remove(repository);
    }
  })();
  pushes.catch(() => undefined); // reported below
  try {
    const { p99Ms } = await wrk(url, seconds);
    await mustServe(url);
    return p99Ms;
  } finally {
    isOver = true;
    await pushes;
  }
}

/** On the clients' core. */
async function push(source, url) {
  const args = ['-c', String(CLIENT_CORE), 'git', 'push', '-q', url, 'refs/heads/main:refs/heads/bench'];
  await runProgram('taskset', args, { cwd: source, env: clientEnv });
}

async function mustServe(url) {
  const { body } = await ask(url);
  if (!body.equals(CONTENT)) throw new Error(`${new URL(url).pathname} has other bytes`);
}
