// The product as `npm start` runs it: one process with its embedded PostgreSQL and the folder store, on a data folder that is thrown away.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { lastLines, stopChild, untilTrue } from './command.mjs';
import { TOKEN, USER } from './git.mjs';
import { freePort, request } from './http.mjs';
import { HubApi } from './hub-api.mjs';
import { HubDatabase } from './hub-database.mjs';
import { root, workFolder, workPath } from './paths.mjs';

const MAIN = path.join(root, 'apps/api/dist/main.standalone.js');
/** Those of scripts/start.mjs. */
const NODE_OPTIONS = ['--max-semi-space-size=64', '--enable-source-maps'];
/** The account of the benchmark. */
export const SEED = `users:
  - name: ${USER}
    email: ${USER}@example.org
    password: a-password-of-the-benchmark
    fullName: Bench
    admin: true
    tokens: [{ name: bench, role: write, value: ${TOKEN} }]
`;

export class Hub extends HubApi {
  /** @param {{ cpuProfile: boolean }} options cpuProfile: node writes one into .test/bench/profiles when the hub ends */
  static async start(name, { cpuProfile }) {
    const folder = workFolder(name);
    rmSync(folder, { recursive: true, force: true });
    const logFile = workPath(name, 'hub.log');
    writeFileSync(workPath(name, 'seed.yaml'), SEED);
    const port = await freePort();
    const profiling = cpuProfile ? ['--cpu-prof', `--cpu-prof-dir=${workFolder('profiles')}`] : [];
    const log = openSync(logFile, 'a');
    const child = spawn(process.execPath, [...NODE_OPTIONS, ...profiling, MAIN], {
      cwd: root,
      env: environment(folder, port),
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    const hub = new Hub(`http://127.0.0.1:${port}`, folder, child);
    await untilTrue('the hub', child, () => isReady(hub.url), 120_000).catch((error) => {
      throw new Error(`${error.message}:\n${lastLines(readFileSync(logFile, 'utf8'))}`);
    });
    return hub;
  }

  constructor(url, folder, child) {
    super(url);
    this.folder = folder;
    this.dataDir = path.join(folder, 'data');
    this.child = child;
    this.pid = child.pid;
    this.database = new HubDatabase(this.dataDir);
  }

  /** Stops it and removes its data. */
  async stop() {
    await this.database.close();
    this.agent.destroy();
    await stopChild(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Nothing that whoever runs the benchmark set for a hub of their own. */
function environment(folder, port) {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('GROVE_'));
  return {
    ...Object.fromEntries(inherited),
    GROVE_HOST: '127.0.0.1',
    GROVE_PORT: String(port),
    GROVE_DATA_DIR: path.join(folder, 'data'),
    GROVE_RUNNER: 'off',
    GROVE_SEED_FILE: path.join(folder, 'seed.yaml'),
  };
}

function isReady(url) {
  return request(`${url}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}
