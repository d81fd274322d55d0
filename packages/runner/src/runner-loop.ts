// A runner: says what this machine has, takes up jobs while there is room, and lets go of them in order when it stops. Nothing is kept here that the
// hub does not know: a runner that dies is missed by its leases, and the next one cleans up behind it.
import os from 'node:os';
import path from 'node:path';
import { Attempt, type AttemptTools } from './attempt/attempt';
import { RunsFolder } from './attempt/runs-folder';
import { inWords } from './attempt/trainer-outcome';
import type { TrainerLimits } from './attempt/trainer-run';
import type { Backend } from './backend/backend';
import { Environments } from './environment/environments';
import { Allotment, type Host, lookAtHost } from './host/host';
import { findRecipes } from './host/recipes';
import { HubRefused } from './hub/hub-errors';
import { pauseMs } from './hub/patience';
import { RunnerApi } from './hub/runner-api';
import { freeBytes } from './limits/disk';
import { pause } from './limits/every';
import type { Capacity, ClaimedJob, Offer } from './protocol';

export interface RunnerSettings {
  hubUrl: string;
  /** `mgr_…` */
  token: string;
  /** Environments, and the folders of attempts. */
  dataDir: string;
  trainersDir: string;
  version: string;
  slots: number;
  backend: Backend;
  /** To give away; absent: nearly all there is. */
  memoryBytes?: number;
  /** That makes the environment; absent: one that is found. */
  python?: string;
  limits?: Partial<AttemptTools['limits']>;
  /** What the operator of the runner should hear. */
  say: (sentence: string) => void;
  env?: NodeJS.ProcessEnv;
}

export const DEFAULT_LIMITS: Omit<TrainerLimits, 'seconds' | 'memoryBytes'> = {
  processes: 512,
  folderBytes: 200 * 2 ** 30,
  floorBytes: 2 ** 30,
  graceMs: 25_000,
};

/** The hub does not know this runner (any more): there is nothing to wait for. */
export class RunnerUnknown extends Error {}

const LONG_POLL_SECONDS = 25;
/** An offer is also how a runner says that it is there: the hub wants one every 30 s. */
const NO_ROOM_MS = 20_000;
/** A hub that has nothing and does not wait is not asked without end. */
const LEAST_ROUND_MS = 1_000;
const PROBLEM_AGAIN_MS = 60_000;
const NOTHING: Capacity = { cpus: 0, memoryBytes: 0, gpus: 0 };

export class RunnerLoop {
  private readonly stopping = new AbortController();
  private readonly attempts = new Map<Attempt, Promise<void>>();
  private waking = new AbortController();
  private lookedAt = -Infinity;
  private problem: string | null = null;
  private failures = 0;

  private constructor(
    private readonly settings: RunnerSettings,
    private readonly host: Host,
    private readonly allotment: Allotment,
    private readonly tools: AttemptTools,
  ) {}

  static async open(settings: RunnerSettings): Promise<RunnerLoop> {
    const { env = process.env, backend, trainersDir, dataDir, hubUrl, token, version, say } = settings;
    const host = await lookAtHost({ searchPath: env.PATH ?? '', ...(settings.memoryBytes && { memoryBytes: settings.memoryBytes }) });
    const environments = new Environments({
      trainersDir,
      folder: path.join(dataDir, 'environments'),
      env,
      ...(settings.python && { python: settings.python }),
    });
    const api = new RunnerApi({ url: hubUrl.replace(/\/+$/, ''), token, userAgent: `modelgrove-runner/${version}` });
    const runs = await RunsFolder.open(dataDir, backend);
    const limits = { ...DEFAULT_LIMITS, ...settings.limits };
    const tools = { api, backend, environments, runs, trainersDir, recipes: findRecipes(trainersDir), limits, say };
    if (host.problem) say(host.problem);
    return new RunnerLoop(settings, host, new Allotment(host, settings.slots), tools);
  }

  /** What it has, for the operator. */
  get description(): string {
    const gpus = this.host.gpus.map(({ name, memoryBytes }) => `${name} (${inWords(memoryBytes)})`).join(', ') || 'no GPU';
    const recipes = this.tools.recipes.map(({ name }) => name).join(', ') || 'no recipes';
    return `${this.host.cpus} CPUs, ${inWords(this.host.memoryBytes)} of memory, ${gpus}; ${recipes}; ${this.settings.slots} at a time`;
  }

  /** Until `stop`. Throws RunnerUnknown. */
  async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const startedAt = performance.now();
      const free = await this.room();
      const hasRoom = free.cpus > 0 && free.memoryBytes > 0;
      const job = await this.claim(free, hasRoom ? LONG_POLL_SECONDS : 0);
      if (job) this.begin(job);
      else if (this.failures > 0) await this.rest(this.pauseMs);
      else await this.rest(hasRoom ? LEAST_ROUND_MS - (performance.now() - startedAt) : NO_ROOM_MS);
    }
  }

  /** There is work: ask now instead of after a pause. */
  wake(): void {
    this.waking.abort();
  }

  /** Asks trainers to stop, sends what they have reached, lets go of their jobs. */
  async stop(): Promise<void> {
    this.stopping.abort();
    for (const attempt of this.attempts.keys()) attempt.drain();
    await Promise.all(this.attempts.values());
    await this.tools.runs.close();
  }

  private pauseMs = 0;

  private async claim(free: Capacity, waitSeconds: number): Promise<ClaimedJob | null> {
    try {
      const job = await this.tools.api.claim(this.offer(), free, waitSeconds, this.stopping.signal);
      if (this.failures > 0) this.settings.say('The hub answers again.');
      this.failures = 0;
      return job;
    } catch (error) {
      if (this.stopping.signal.aborted) return null;
      if (error instanceof HubRefused && (error.status === 401 || error.status === 403)) throw new RunnerUnknown(error.message);
      if (this.failures++ === 0) this.settings.say(`${this.inWords(error as Error)} Trying again.`);
      this.pauseMs = pauseMs(this.failures, error);
      return null;
    }
  }

  private inWords(error: Error): string {
    const isNoHub = error instanceof HubRefused && error.status === 404;
    if (isNoHub) return `${this.settings.hubUrl} knows nothing of runners: is it the address of a hub, and of this version or a newer one?`;
    return error.message.replace(/[.]?$/, '.');
  }

  private begin(job: ClaimedJob): void {
    if (!/^[0-9A-Za-z_-]{1,100}$/.test(job.key)) return this.settings.say('The hub gave out a job whose key is none.');
    const share = this.allotment.take(job);
    const attempt = new Attempt(job, share.gpus, this.tools);
    this.settings.say(`${job.key}, attempt ${job.attempt}: ${job.recipe}`);
    const running = attempt.run().finally(() => {
      this.allotment.giveBack(share);
      this.attempts.delete(attempt);
      this.wake();
    });
    this.attempts.set(attempt, running);
    if (this.stopping.signal.aborted) attempt.drain();
  }

  private async room(): Promise<Capacity> {
    await this.look();
    return this.problem === null ? this.allotment.free : NOTHING;
  }

  /** Why nothing can run here: looked at again now and then, since the operator may have mended it. */
  private async look(): Promise<void> {
    if (performance.now() - this.lookedAt < PROBLEM_AGAIN_MS) return;
    this.lookedAt = performance.now();
    const before = this.problem;
    this.problem = await this.findProblem().catch((error: Error) => error.message);
    if (this.problem === before) return;
    this.settings.say(this.problem === null ? 'Ready for jobs.' : `No jobs are taken up: ${this.problem}`);
  }

  private async findProblem(): Promise<string | null> {
    const { backend, environments, recipes, trainersDir, limits } = this.tools;
    if (recipes.length === 0) return `There are no recipes in ${trainersDir}.`;
    const free = await freeBytes(this.settings.dataDir);
    if (free < limits.floorBytes)
      return `${this.settings.dataDir} has ${inWords(free)} left, less than the ${inWords(limits.floorBytes)} that stay free.`;
    return (await backend.problem()) ?? (backend.needsEnvironment ? environments.problem() : null);
  }

  private offer(): Offer {
    const { version, slots, backend } = this.settings;
    const gpuNames = this.host.gpus.map(({ name }) => name);
    const host = { os: os.type(), architecture: os.arch(), backend: backend.kind, gpuNames };
    return { version, host, recipes: this.tools.recipes.map(({ name }) => name), slots, problem: this.problem, ...this.allotment.total };
  }

  /** Shorter when woken or stopped. */
  private async rest(ms: number): Promise<void> {
    if (ms > 0) await pause(ms, AbortSignal.any([this.waking.signal, this.stopping.signal]));
    this.waking = new AbortController();
  }
}
