// API and worker as processes of their own, as a company runs them: an external PostgreSQL, the flags of docker-compose.yml's images.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { startEmbedded } from '../../scripts/test-postgres.mjs';
import { lastLines, stopChild, untilTrue } from './command.mjs';
import { freePort, request } from './http.mjs';
import { SEED } from './hub.mjs';
import { HubApi } from './hub-api.mjs';
import { HubDatabase } from './hub-database.mjs';
import { root, workFolder, workPath } from './paths.mjs';

const API = ['--max-semi-space-size=64', '--v8-pool-size=2', '--enable-source-maps', 'apps/api/dist/main.http.js'];
const WORKER = [
  '--max-semi-space-size=4',
  '--optimize-for-size',
  '--v8-pool-size=1',
  '--enable-source-maps',
  'apps/api/dist/main.worker.js',
];
const START_LIMIT_MS = 120_000;

class ScaledHub extends HubApi {
  constructor(url, { api, worker, database }) {
    super(url);
    Object.assign(this, { api, worker, database });
  }
}

/**
 * Hands `work` the hub with its processes `api` and `worker` and its `database`, and ends everything after it.
 * @param {{ cpuProfile?: boolean }} [options]
 */
export async function withScaledHub(name, work, { cpuProfile = false } = {}) {
  const folder = workFolder(name);
  rmSync(folder, { recursive: true, force: true });
  const postgres = await startEmbedded();
  const database = new HubDatabase(null, postgres.connectionString);
  const started = [];
  try {
    const [port, workerPort] = [await freePort(), await freePort()];
    const env = environment(postgres.connectionString, folder, port, workerPort);
    writeFileSync(workPath(name, 'seed.yaml'), SEED);
    const profiling = cpuProfile ? ['--cpu-prof', `--cpu-prof-dir=${workFolder('profiles')}`] : [];
    const start = (args, logName) => begin([...profiling, ...args], env, workPath(name, logName), started);
    const api = start(API, 'api.log');
    await ready(api, port);
    const worker = start(WORKER, 'worker.log');
    await ready(worker, workerPort);
    return await work(new ScaledHub(`http://127.0.0.1:${port}`, { api: api.child, worker: worker.child, database }));
  } finally {
    await database.close();
    for (const { child } of started.toReversed()) await stopChild(child);
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function begin(args, env, logFile, started) {
  const log = openSync(logFile, 'a');
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', log, log] });
  closeSync(log);
  started.push({ child, logFile });
  return started.at(-1);
}

async function ready({ child, logFile }, port) {
  const answers = () =>
    request(`http://127.0.0.1:${port}/health/ready`).then(
      ({ status }) => status === 200,
      () => false,
    );
  await untilTrue('a process of the hub', child, answers, START_LIMIT_MS).catch((error) => {
    throw new Error(`${error.message}:\n${lastLines(readFileSync(logFile, 'utf8'))}`);
  });
}

function environment(databaseUrl, folder, port, workerPort) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GROVE_'));
  return {
    ...Object.fromEntries(inherited),
    MALLOC_ARENA_MAX: '2',
    GROVE_HOST: '127.0.0.1',
    GROVE_PORT: String(port),
    GROVE_WORKER_PORT: String(workerPort),
    GROVE_DATABASE_URL: databaseUrl,
    GROVE_DATA_DIR: path.join(folder, 'data'),
    GROVE_RUNNER: 'off',
    GROVE_SEED_FILE: path.join(folder, 'seed.yaml'),
    GROVE_SECRET_KEY: 'a-key-of-the-benchmark-and-of-nothing-else',
  };
}
