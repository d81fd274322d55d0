// A hub as a company runs it, for jobs: API, worker and runners as processes of their own, over a PostgreSQL and a Redis of the host. Each of them can be
// killed, halted and started again; trainers do what their job's seed says.
import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { hubApi } from '../../../interop/lib/hub-api.mjs';
import { ROOT } from '../../../interop/lib/hub.mjs';
import { startPostgres } from '../../../interop/lib/postgres.mjs';
import { findProgram, freePort, Missing, runOnce, startProcess, waitUntil } from '../../../interop/lib/processes.mjs';
import { startRedis } from '../../../interop/lib/redis.mjs';
import { seedYaml, USERS } from '../../../interop/lib/seed.mjs';

const { Client } = createRequire(join(ROOT, 'apps/api/package.json'))('pg');
const DIST = join(ROOT, 'apps/api/dist');
const START_MS = 120_000;
const RUNNER_MEMORY = '4GiB';
const TRAINER = fileURLToPath(new URL('trainer.py', import.meta.url));
/** Long enough to be killed in, short enough for hundreds of them. */
const PLAN = { leastSteps: 4, moreSteps: 9, failsOneOf: 9, checkpointEvery: 3, secondsAStep: 0.15 };

export class JobsWorld {
  runners = [];
  starts = 0;

  /**
   * `leaseMs` for everything that is waited for when a process is lost (0: as in production, and no step kills); `queue`: 'redis' or 'postgres';
   * `trainer`: the program that runners run.
   */
  static async open({ queue = 'redis', runners = 2, slots = 2, leaseMs = 4_000, perNamespace = 3, trainer = TRAINER } = {}) {
    if (!findProgram('python3')) throw new Missing('apt-get install --no-install-recommends python3');
    // PostgreSQL runs under another user, who cannot enter the folder of the run.
    const folder = mkdtempSync(join(tmpdir(), 'grove-faults-jobs-'));
    chmodSync(folder, 0o711);
    const world = new JobsWorld(folder, { leaseMs, slots, perNamespace, trainer });
    try {
      world.postgres = await startPostgres(folder);
      if (queue === 'redis') world.redis = await startRedis(folder);
      await world.#prepare();
      await world.start('api');
      await world.start('worker');
      await Promise.all(Array.from({ length: runners }, (_, index) => world.startRunner(index)));
      return world;
    } catch (error) {
      await world.remove();
      throw error;
    }
  }

  constructor(folder, { leaseMs, slots, perNamespace, trainer }) {
    Object.assign(this, { folder, leaseMs, slots, perNamespace, trainer });
    this.failpointFile = join(folder, 'failpoint');
    this.secret = randomBytes(32).toString('hex');
  }

  get endpoint() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** From now on whoever passes this step kills itself; '' disarms. */
  arm(failpoint) {
    writeFileSync(this.failpointFile, failpoint);
  }

  /** `name`: 'api' or 'worker'. */
  async start(name) {
    const [program, settings, port] = {
      api: ['main.http.js', { GROVE_PORT: String(this.port) }, this.port],
      worker: ['main.worker.js', { GROVE_WORKER_PORT: String(this.workerPort) }, this.workerPort],
    }[name];
    this[name] = await this.#start(name, [join(DIST, program)], settings, port);
  }

  /** Its token is the same whenever it starts, and so is its folder. */
  async startRunner(index) {
    const token = `mgr_${createHash('sha256').update(`${this.secret}-${index}`).digest('base64url')}`;
    const hash = createHash('sha256').update(token).digest();
    await this.sql('insert into runners (name, name_key, secret_hash) values ($1, $1, $2) on conflict do nothing', [
      `runner-${index}`,
      hash,
    ]);
    const home = join(this.folder, `runner-${index}`);
    const options = ['--hub', this.endpoint, '--data', home, '--trainers', join(this.folder, 'trainers'), '--slots', String(this.slots)];
    this.runners[index] = startProcess(process.execPath, [join(DIST, 'main.grove.js'), 'runner', ...options, '--memory', RUNNER_MEMORY], {
      cwd: this.folder,
      logFile: join(this.folder, `runner-${index}.log`),
      env: { ...hostEnvironment(), GROVE_RUNNER_TOKEN: token, GROVE_DATA_DIR: home },
    });
  }

  /** kill -9 of one process alone. */
  async kill(started) {
    started.isMeantToEnd = true;
    signal(started.pid, 'SIGKILL');
    await started.ended;
  }

  /** Halts a process, and what it started goes on. */
  async halt(started, ms) {
    signal(started.pid, 'SIGSTOP');
    await sleep(ms);
    signal(started.pid, 'SIGCONT');
  }

  async restartPostgres() {
    await this.postgres.kill();
    await this.postgres.start();
  }

  /** Everything that the queue knows. */
  flushQueue() {
    return new Promise((resolve, reject) => {
      const socket = connect(Number(new URL(this.redis.url).port), '127.0.0.1', () => socket.write('FLUSHALL\r\n'));
      socket.once('error', reject).once('data', (answer) => {
        socket.destroy();
        if (answer.toString().startsWith('+OK')) resolve();
        else reject(new Error(`FLUSHALL: ${answer}`));
      });
    });
  }

  async sql(text, values = []) {
    const client = new Client(this.postgres.url);
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** `grove doctor`: throws with what it found when it is not clean. */
  doctor(...options) {
    return runOnce(process.execPath, [join(DIST, 'main.grove.js'), 'doctor', ...options], { env: this.#env(), cwd: this.folder });
  }

  logFiles() {
    return ['api', 'worker', ...this.runners.map((_, index) => `runner-${index}`)].map((name) => join(this.folder, `${name}.log`));
  }

  async remove() {
    for (const started of [...this.runners, this.worker, this.api]) if (started) await started.stop(3_000);
    await this.redis?.stop();
    await this.postgres?.stop();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }

  async #prepare() {
    [this.port, this.workerPort] = [await freePort(), await freePort()];
    writeFileSync(join(this.folder, 'seed.yaml'), seedYaml());
    const recipe = join(this.folder, 'trainers/sft-lora');
    mkdirSync(recipe, { recursive: true });
    writeFileSync(join(recipe, 'recipe.json'), JSON.stringify({ program: 'train.py' }));
    writeFileSync(join(recipe, 'plan.json'), JSON.stringify(PLAN));
    copyFileSync(this.trainer, join(recipe, 'train.py'));
    writeFileSync(join(this.folder, 'trainers/prepare.py'), 'import sys\nprint("ready", sys.executable)\n');
    this.arm('');
    this.calls = hubApi({ endpoint: this.endpoint, users: USERS });
  }

  async #start(name, args, settings, port) {
    const started = startProcess(process.execPath, ['--max-semi-space-size=16', ...args], {
      cwd: this.folder,
      logFile: join(this.folder, `${name}.log`),
      env: { ...this.#env(), ...settings },
    });
    this.starts += 1;
    const isReady = async () =>
      (await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2_000) })).status === 200;
    await waitUntil(isReady, { within: START_MS, what: name, process: started });
    return started;
  }

  #env() {
    return {
      ...hostEnvironment(),
      GROVE_HOST: '127.0.0.1',
      GROVE_PORT: String(this.port),
      GROVE_DATABASE_URL: this.postgres.url,
      ...(this.redis ? { GROVE_REDIS_URL: this.redis.url } : {}),
      GROVE_DATA_DIR: join(this.folder, 'data'),
      GROVE_SEED_FILE: join(this.folder, 'seed.yaml'),
      GROVE_SECRET_KEY: this.secret,
      GROVE_LOG_LEVEL: 'warn',
      GROVE_MIN_FREE_BYTES: '64MB',
      GROVE_RUNNER: 'off',
      GROVE_JOBS_PER_NAMESPACE: String(this.perNamespace),
      ...(this.leaseMs > 0 ? { GROVE_TEST_LEASE_MS: String(this.leaseMs), GROVE_FAILPOINT: `file:${this.failpointFile}` } : {}),
    };
  }
}

/** Nothing that whoever runs the tests set for a hub of their own. */
function hostEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GROVE_')));
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
