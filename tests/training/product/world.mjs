// What the parts work with: the hub and its Redis, a model and datasets that real clients brought, runners, and plain requests. The hub may be killed
// meanwhile: questions are asked again until they are answered, and whatever changes something waits until the hub is there.
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createRepo, uploadFiles } from '@huggingface/hub';
import { FaultyHub, GROVE } from '../../faults/lib/faulty-hub.mjs';
import { hfClient } from '../../faults/lib/hf.mjs';
import { hubApi } from '../../interop/lib/hub-api.mjs';
import { ROOT } from '../../interop/lib/hub.mjs';
import { Missing, freePort, startProcess } from '../../interop/lib/processes.mjs';
import { startRedis } from '../../interop/lib/redis.mjs';
import { USERS } from '../../interop/lib/seed.mjs';

const STUCK_MS = 240_000;
/** Long enough for a busy machine, and no longer. */
const LEASE_MS = 20_000;
const OWNER = 'alice';
const MODEL = `${OWNER}/tiny`;
const DATA = `${OWNER}/capitals`;
const HYPERPARAMETERS = { epochs: 8, batchSize: 16, learningRate: 0.01 };
const ENDED = ['succeeded', 'failed', 'cancelled'];
export const BUILT_IN = 'built-in';

export class World {
  /** One after the other: what changes something, and the hub's death. */
  #turn = Promise.resolve();

  constructor({ folder, python, hostPython }) {
    Object.assign(this, { folder, python, hostPython });
    this.hub = new FaultyHub(folder);
  }

  async open() {
    this.redis = await startRedis(this.folder).catch(orNull);
    await this.#startHub();
    const context = { endpoint: this.hub.endpoint, users: USERS };
    this.api = hubApi(context);
    this.hf = (options) => hfClient({ context, workDir: this.folder }, options);
    this.fixtures = join(this.folder, 'fixtures');
    await this.runPython(join(ROOT, 'trainers/tests/fixtures.py'), this.fixtures);
    await this.#upload({ type: 'model', name: MODEL }, 'model');
    await this.#upload({ type: 'dataset', name: DATA }, 'data');
  }

  async #upload(repo, name) {
    const folder = join(this.fixtures, name);
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const paths = entries.map((entry) => join(entry.parentPath, entry.name));
    const files = paths.map((path) => ({ path: relative(folder, path), content: new Blob([readFileSync(path)]) }));
    const where = { repo, hubUrl: this.hub.endpoint, accessToken: USERS[OWNER].write };
    await createRepo({ ...where, private: true });
    await uploadFiles({ ...where, files, useXet: false });
  }

  async #startHub() {
    this.hub.port = await freePort();
    this.#lendEnvironments(join(this.hub.dataDir, 'runner'));
    Object.assign(this.hub.settings, {
      GROVE_LOG_LEVEL: 'info',
      GROVE_RUNNER: 'process',
      GROVE_RUNNER_PYTHON: this.hostPython,
      GROVE_JOBS_PER_NAMESPACE: '9',
      GROVE_TEST_LEASE_MS: String(LEASE_MS),
      ...(this.redis ? { GROVE_REDIS_URL: this.redis.url } : {}),
    });
    await this.hub.start();
  }

  /** Made once for all runners of this machine: half a gigabyte would be fetched for each. */
  #lendEnvironments(dataDir) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    symlinkSync(dirname(dirname(dirname(this.python))), join(dataDir, 'environments'));
  }

  /** A machine that has nothing but a token and an address. */
  async runner(name) {
    const { token } = await this.change('POST', '/hub/v1/admin/runners', { user: 'carol', json: { name } });
    const folder = join(this.folder, name);
    this.#lendEnvironments(folder);
    writeFileSync(join(folder, 'token'), token, { mode: 0o600 });
    const given = ['--hub', this.hub.endpoint, '--token-file', join(folder, 'token'), '--data', folder, '--python', this.hostPython];
    const env = { PATH: process.env.PATH, HOME: folder };
    return startProcess(process.execPath, [GROVE, 'runner', ...given], { cwd: folder, env, logFile: join(folder, 'log') });
  }

  /** A fine-tune of the tiny model; its check has ended when this resolves. */
  async submit(path, { hyperparameters = HYPERPARAMETERS, validation, autoStart = true } = {}) {
    const json = {
      model: MODEL,
      recipe: 'sft-lora',
      method: 'lora',
      shape: 'chat',
      autoStart,
      hyperparameters,
      training: { repository: DATA, path },
      ...(validation === undefined ? {} : { validation: { repository: DATA, path: validation } }),
    };
    const { key } = await this.change('POST', '/hub/v1/fine-tunes', { json });
    const isOnTheWay = autoStart ? ['checking', 'quoted'] : ['checking'];
    return this.until(key, ({ state }) => !isOnTheWay.includes(state));
  }

  /** The same, taken up by this runner and no other. */
  async submitTo(runner, path) {
    const others = (await this.ask('/hub/v1/admin/runners', 'carol')).runners.filter(({ name }) => name !== runner);
    const setPaused = (isPaused) =>
      Promise.all(others.map(({ id }) => this.change('PATCH', `/hub/v1/admin/runners/${id}`, { user: 'carol', json: { isPaused } })));
    await setPaused(true);
    const { key } = await this.submit(path);
    const running = await this.until(key, ({ state }) => state === 'running');
    await setPaused(false);
    return running;
  }

  cancel(key) {
    return this.change('POST', `/hub/v1/jobs/${key}/cancellation`);
  }

  /** The job as soon as `isSo` of it. */
  async until(key, isSo) {
    for (const end = Date.now() + STUCK_MS; ; await sleep(100)) {
      const job = await this.ask(`/hub/v1/jobs/${key}`);
      if (isSo(job)) return job;
      if (ENDED.includes(job.state) || Date.now() > end) throw new Error(`the job is ${job.state}: ${JSON.stringify(job.failure)}`);
    }
  }

  async succeeded(key) {
    const job = await this.until(key, ({ state }) => state === 'succeeded');
    const { events } = await this.ask(`/hub/v1/jobs/${key}/events`);
    const { pieces } = await this.ask(`/hub/v1/jobs/${key}/log`);
    const repository = `${job.result.namespace}/${job.result.name}`;
    const commits = await this.ask(`/api/models/${repository}/commits/main`);
    return { ...job, events, pieces, repository, results: commits.filter(({ title }) => title === `Result of ${key}`) };
  }

  /** Asked until there is an answer. */
  async ask(path, user = OWNER) {
    for (const end = Date.now() + STUCK_MS; ; await sleep(200)) {
      const answer = await this.api.request('GET', path, { user }).catch(orNull);
      if (answer?.ok) return answer.json();
      if (answer && answer.status < 500) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      if (Date.now() > end) throw new Error(`${path}: the hub did not answer`);
    }
  }

  /** Something that changes what is there; it comes back in the answer. */
  change(method, path, options) {
    return this.inTurn(async () => {
      const answer = await this.api.request(method, path, options);
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    });
  }

  /** kill -9 of the process that is API, worker and runner, and `npm start` again. */
  restart() {
    return this.inTurn(async () => {
      await this.hub.kill();
      await this.hub.start();
    });
  }

  inTurn(work) {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async runPython(program, ...args) {
    const env = { PATH: process.env.PATH, HOME: this.folder, HF_HUB_OFFLINE: '1' };
    return (await promisify(execFile)(this.python, ['-W', 'ignore', program, ...args], { env, maxBuffer: 1 << 26 })).stdout;
  }

  async close() {
    await this.hub.remove();
    await this.redis?.stop();
  }
}

function orNull(error) {
  // what fetch says of a hub that is away
  const isOfNetwork = error instanceof TypeError && error.cause !== undefined;
  if (isOfNetwork || error instanceof Missing) return null;
  throw error;
}
