// The product as one process tree on a data folder of its own, that a test may kill at any step and start again on the same folder.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT, startHub } from '../../interop/lib/hub.mjs';
import { hubSql } from './hub-sql.mjs';
import { freePort, tailOf, waitUntil } from '../../interop/lib/processes.mjs';

const DEATH_MS = 60_000;
const API = join(ROOT, 'apps/api');
export const GROVE = join(API, 'dist/main.grove.js');
/** One floor below the 5 GB from which an upload comes in parts; with it every file above does. */
export const PART_BYTES = 1024 * 1024;

export class FaultyHub {
  process = null;
  starts = 0;

  constructor(folder, settings = {}) {
    this.folder = join(folder, 'hub');
    this.dataDir = join(this.folder, 'data');
    this.failpointFile = join(folder, 'failpoint');
    this.settings = { GROVE_LOG_LEVEL: 'warn', GROVE_MIN_FREE_BYTES: '64MB', GROVE_TEST_PART_BYTES: String(PART_BYTES), ...settings };
  }

  get endpoint() {
    return `http://localhost:${this.port}`;
  }

  /** `settings` are for this start only; `probe` 'live' is content with a hub that is not ready for everything. */
  async start(settings = {}, { probe = 'ready' } = {}) {
    this.port ??= await freePort();
    this.arm('');
    const env = { ...this.settings, GROVE_FAILPOINT: `file:${this.failpointFile}`, ...settings };
    this.process = await startHub({ folder: this.folder, port: this.port, settings: env, probe });
    this.starts += 1;
  }

  /** From now on the hub kills itself at this step; '' disarms. */
  arm(failpoint) {
    writeFileSync(this.failpointFile, failpoint);
  }

  /** Arms `failpoint`, does `work`, and waits for the death. Resolves with what `work` came to: { value } or { error }. */
  async diesAt(failpoint, work) {
    this.arm(failpoint);
    const outcome = await settled(work());
    const how = await Promise.race([this.process.ended, sleep(DEATH_MS, null, { ref: false })]);
    this.arm('');
    if (how === null) throw new Error(`the hub never passed '${failpoint}': ${describe(outcome)}`);
    if (how !== 'SIGKILL')
      throw new Error(`the hub ended with ${how} instead of being killed at '${failpoint}':\n${tailOf(this.process.logFile, 15)}`);
    return outcome;
  }

  /** Halts the hub at `failpoint` of `work`, does `meanwhile`, and lets it go on. Resolves with what `work` came to. */
  async haltsAt(failpoint, work, meanwhile) {
    this.arm(`stop:${failpoint}`);
    const outcome = settled(work());
    await waitUntil(() => stateOf(this.process.pid).startsWith('T'), { within: DEATH_MS, what: `the halt at '${failpoint}'` });
    this.arm('');
    try {
      await meanwhile();
    } finally {
      process.kill(this.process.pid, 'SIGCONT');
    }
    return outcome;
  }

  /** kill -9 of the hub alone; its PostgreSQL is left to what the kernel tells it. */
  async kill() {
    kill(this.process.pid);
    await this.process.ended;
  }

  /** kill -9 of everything at once, PostgreSQL first. */
  async killTree() {
    const postmaster = this.postmasterPid();
    const children = postmaster ? childrenOf(postmaster) : [];
    for (const pid of [postmaster, this.process.pid, ...children]) if (pid) kill(pid);
    await this.process.ended;
  }

  killPostgres() {
    const pid = this.postmasterPid();
    if (!pid) throw new Error('the embedded PostgreSQL has no pid file');
    kill(pid);
  }

  postmasterPid() {
    try {
      return Number(readFileSync(join(this.dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0]) || null;
    } catch {
      return null;
    }
  }

  rssBytes() {
    const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(this.process.pid)], { encoding: 'utf8' });
    return Number(stdout.trim()) * 1024;
  }

  /** Files the hub keeps only while a request is under way. */
  halfWrittenFiles() {
    return ['spool', 'objects/incoming'].flatMap((name) => filesBelow(join(this.dataDir, name)));
  }

  /** Files that carry the sha256 in their name: objects, by their key. */
  filesOf(oid) {
    return filesBelow(join(this.dataDir, 'objects')).filter((file) => file.includes(oid));
  }

  /** `grove doctor` on the running hub: throws with what it found when it is not clean. */
  doctor(...options) {
    const { status, out } = this.grove(['doctor', ...options]);
    if (status !== 0) throw new Error(`grove doctor ${options.join(' ')} ended with ${status}:\n${out}`);
  }

  /** The operator's command line on the running hub. */
  grove(args, settings = {}) {
    const env = { ...process.env, ...this.settings, GROVE_PORT: String(this.port), GROVE_DATA_DIR: this.dataDir, ...settings };
    const { status, signal, stdout, stderr } = spawnSync(process.execPath, [GROVE, ...args], { env, encoding: 'utf8', timeout: 120_000 });
    return { status, signal, out: `${stdout}${stderr}` };
  }

  /** The same while others go on; killed after a while, if that is given. */
  groveBeside(args, { killedAfterMs = null } = {}) {
    const env = { ...process.env, ...this.settings, GROVE_PORT: String(this.port), GROVE_DATA_DIR: this.dataDir };
    const limit = killedAfterMs === null ? {} : { timeout: killedAfterMs, killSignal: 'SIGKILL' };
    return new Promise((resolve) => {
      execFile(process.execPath, [GROVE, ...args], { env, ...limit }, (error, stdout, stderr) =>
        resolve({ code: error ? (error.code ?? null) : 0, signal: error?.signal ?? null, out: `${stdout}${stderr}` }),
      );
    });
  }

  /** On the database of the running hub: what a test cannot wait for, such as weeks. */
  sql(text) {
    return hubSql(this.dataDir, text);
  }

  async stop() {
    if (this.process && !this.process.hasEnded) await this.process.stop();
  }

  /** For the end of a run that went wrong: nothing stays behind. */
  async remove() {
    await this.stop().catch(() => undefined);
    const left = this.postmasterPid();
    if (left && isPostgresOf(left, this.dataDir)) kill(left);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The outcome of a promise as a value. */
export async function settled(promise) {
  try {
    return { value: await promise };
  } catch (error) {
    return { error };
  }
}

function describe({ value, error }) {
  return error
    ? `the client was refused (${String(error.message).slice(0, 300)})`
    : `the client was answered (${String(value).slice(0, 100)})`;
}

function kill(pid) {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function stateOf(pid) {
  return spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

function childrenOf(pid) {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return rows.filter(([, parent]) => parent === pid).map(([child]) => child);
}

function isPostgresOf(pid, dataDir) {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(dataDir);
}

function filesBelow(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
