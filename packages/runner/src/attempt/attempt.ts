// One attempt of a job, from its claim to its end: environment, inputs, checkpoint, trainer, result, one commit. It reports all the while. Whatever goes
// wrong ends as a failure with a class, a code and a sentence; a lost lease ends in silence.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import type { Backend } from '../backend/backend';
import type { Environments } from '../environment/environments';
import type { TrainerEvent } from '../events/trainer-events';
import { AttemptFailed, failureOf, infrastructure, StopAsked } from '../failure';
import { HubRefused, isTemporary } from '../hub/hub-errors';
import { withPatience } from '../hub/patience';
import { RepositoryClient } from '../hub/repository-client';
import type { RunnerApi } from '../hub/runner-api';
import type { Recipe } from '../host/recipes';
import { bringInputs, type InputPaths } from '../inputs/inputs';
import { harmless } from '../log/harmless';
import { LogShaper } from '../log/log-shaper';
import { SecretMask } from '../log/secret-mask';
import type { CardFile, ClaimedJob, EndOfAttempt } from '../protocol';
import { ServingRun } from '../serving/serving-run';
import type { AttemptFolder } from './attempt-folder';
import { cleanFailure } from './clean-failure';
import { DamagedTar, unpackTar } from './checkpoint-tar';
import { CheckpointUploads } from './checkpoint-uploads';
import { jobFile } from './job-file';
import { Reporter } from './reporter';
import { badReport, commitResult, readReport, resultFiles } from './result-commit';
import type { RunsFolder } from './runs-folder';
import { inWords } from './trainer-outcome';
import { runTrainer, type TrainerLimits } from './trainer-run';

export interface AttemptTools {
  api: RunnerApi;
  backend: Backend;
  environments: Environments;
  runs: RunsFolder;
  trainersDir: string;
  recipes: readonly Recipe[];
  /** Of every trainer; time and memory come with the job. */
  limits: Omit<TrainerLimits, 'seconds' | 'memoryBytes'>;
  /** To the operator of this runner. */
  say: (sentence: string) => void;
}

/** The hub hears of the end as long as it may still be waiting for it. */
const END_MS = 15 * 60 * 1000;
const CALL_MS = 5 * 60 * 1000;
/** For the last checkpoint of an attempt that is paid no longer, and not more than that share of it. */
const LAST_CHECKPOINT_SECONDS = 30;
const LAST_CHECKPOINT_SHARE = 0.1;

export class Attempt {
  /** Of its folder and its container. */
  private readonly name: string;
  private readonly mask: SecretMask;
  private readonly log: LogShaper;
  private readonly reporter: Reporter;
  private readonly cancelling = new AbortController();
  private readonly draining = new AbortController();

  constructor(
    private readonly job: ClaimedJob,
    private readonly gpus: readonly number[],
    private readonly tools: AttemptTools,
  ) {
    this.name = `modelgrove-${job.key}-${job.attempt}-${randomBytes(4).toString('hex')}`;
    this.mask = new SecretMask([job.token, tools.api.hub.token]);
    this.log = new LogShaper(this.mask);
    this.reporter = new Reporter(tools.api, job, this.log, { cancel: () => this.cancel(), problem: (sentence) => this.say(sentence) });
  }

  /** Never throws. */
  async run(): Promise<void> {
    this.reporter.start();
    try {
      await this.end(await this.outcome());
    } catch (error) {
      this.say(`dropped: ${(error as Error).message}`);
    } finally {
      await this.reporter.stop();
    }
  }

  /** The runner is going: the trainer keeps what it has, and another runner goes on. */
  drain(): void {
    this.draining.abort(new StopAsked('drained'));
  }

  private cancel(): void {
    this.cancelling.abort(new StopAsked('cancelled'));
  }

  /** Throws only when the lease is lost. */
  private async outcome(): Promise<EndOfAttempt> {
    try {
      const outcome = await this.inFolder();
      return { outcome, failure: null, usage: this.reporter.draft.usage, seconds: this.reporter.seconds };
    } catch (error) {
      this.reporter.lost.throwIfAborted();
      const failure = cleanFailure(failureOf(error), this.mask);
      this.log.note(failure.message);
      if (!(error instanceof AttemptFailed || error instanceof StopAsked)) this.say((error as Error).stack ?? String(error));
      return { outcome: null, failure, usage: this.reporter.draft.usage, seconds: this.reporter.seconds };
    }
  }

  private async inFolder(): Promise<Record<string, unknown>> {
    const folder = await this.tools.runs.make(this.name);
    try {
      return await this.work(folder);
    } finally {
      await folder.remove().catch((error: Error) => this.say(`${folder.root} could not be removed: ${error.message}`));
    }
  }

  private async work(folder: AttemptFolder): Promise<Record<string, unknown>> {
    const stop = AbortSignal.any([this.reporter.lost, this.cancelling.signal, this.draining.signal]);
    const recipe = this.recipe();
    const python = await this.prepare(stop);
    const inputs = await this.bring(folder, stop);
    await this.bringCheckpoint(folder, stop);
    await fs.writeFile(folder.at('job.json'), JSON.stringify(jobFile(this.job, inputs), null, 2));
    await folder.seal();
    stop.throwIfAborted();
    if (recipe.serves) return this.serve(folder, recipe.program, python);
    await this.train(folder, recipe.program, python);
    return this.commit(folder);
  }

  private recipe(): Recipe {
    const found = this.tools.recipes.find(({ name }) => name === this.job.recipe);
    if (found) return found;
    throw infrastructure('runner/unknown-recipe', `This runner has no recipe ${this.job.recipe}: bring it to the version of the hub.`);
  }

  private async prepare(signal: AbortSignal): Promise<string | null> {
    if (!this.tools.backend.needsEnvironment) return null;
    this.reporter.draft.enter('preparing');
    return this.tools.environments.ready((line) => this.log.note(line), signal);
  }

  private async bring(folder: AttemptFolder, signal: AbortSignal): Promise<InputPaths> {
    this.reporter.draft.enter('downloading');
    const { hub } = this.tools.api;
    const client = new RepositoryClient({ hubUrl: hub.url, token: this.job.token, userAgent: hub.userAgent });
    const note = (sentence: string): void => this.log.note(sentence);
    return bringInputs(this.job.inputs, { client, folder: folder.root, floorBytes: this.tools.limits.floorBytes, signal, note });
  }

  private async bringCheckpoint(folder: AttemptFolder, signal: AbortSignal): Promise<void> {
    const { checkpoint } = this.job;
    if (!checkpoint) return;
    this.log.note(`goes on from the checkpoint of step ${checkpoint.step}, ${inWords(checkpoint.sizeBytes)}`);
    const target = folder.at('inputs/checkpoint');
    try {
      await withPatience({ signal, forMs: CALL_MS }, async () => {
        await fs.rm(target, { recursive: true, force: true });
        await fs.mkdir(target);
        await unpackTar(await this.tools.api.getCheckpoint(this.job, checkpoint.step, signal), target, checkpoint.sha256);
      });
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof DamagedTar)) throw error;
      throw infrastructure(
        'runner/checkpoint-damaged',
        `The checkpoint of step ${checkpoint.step} arrived damaged; the job is tried again.`,
        {},
        error,
      );
    }
  }

  /** Until nobody asks the model any more. */
  private async serve(folder: AttemptFolder, program: string, python: string | null): Promise<Record<string, unknown>> {
    const serving = new ServingRun(this.tools.api, this.job, folder.root);
    await this.train(folder, program, python, serving);
    return { answered: await serving.answered() };
  }

  /** Resolves when it has done what it is for. */
  private async train(folder: AttemptFolder, program: string, python: string | null, serving?: ServingRun): Promise<void> {
    const { backend, limits, trainersDir } = this.tools;
    const { cpus, memoryBytes } = this.job;
    const uploads = this.uploads(folder);
    const outcome = await runTrainer({
      backend,
      start: {
        folder: folder.root,
        name: this.name,
        program,
        trainersDir,
        python,
        cpus,
        memoryBytes,
        processes: limits.processes,
        gpus: this.gpus,
      },
      limits: { ...limits, memoryBytes, seconds: this.secondsLeft() },
      log: this.log,
      ...(serving && { onStart: serving.onStart }),
      onEvent: (event) => {
        this.hear(event, uploads);
        if (event.type === 'stage') serving?.onStage(event.stage);
      },
      stop: AbortSignal.any([this.cancelling.signal, this.draining.signal]),
      drop: this.reporter.lost,
    });
    this.reporter.lost.throwIfAborted();
    if (outcome === 'done') return;
    if (!this.cancelling.signal.aborted) await uploads.settled();
    if (outcome !== 'stopped') throw new AttemptFailed(outcome);
    throw this.cancelling.signal.aborted ? this.cancelling.signal.reason : this.draining.signal.reason;
  }

  /** A little before nothing more is paid the trainer is told to keep what it has: the hub ends the attempt then. */
  private secondsLeft(): number {
    const { secondsLimit, paidSeconds = null } = this.job;
    if (paidSeconds === null) return secondsLimit;
    const margin = Math.min(LAST_CHECKPOINT_SECONDS, paidSeconds * LAST_CHECKPOINT_SHARE);
    return Math.min(secondsLimit, Math.max(1, paidSeconds - margin - this.reporter.seconds));
  }

  private uploads(folder: AttemptFolder): CheckpointUploads {
    const event = (level: 'info' | 'warn', name: string, message: string, data: Record<string, unknown>): void =>
      this.reporter.draft.tell({ level, name, message: this.mask.apply(message).slice(0, 1000), data });
    return new CheckpointUploads(this.tools.api, this.job, folder.root, this.reporter.lost, {
      kept: (step, sizeBytes) => event('info', 'runner.checkpoint-kept', `The checkpoint of step ${step} is kept.`, { step, sizeBytes }),
      failed: (step, error) =>
        event('warn', 'runner.checkpoint-lost', `The checkpoint of step ${step} could not be kept: ${(error as Error).message}`, { step }),
    });
  }

  private hear(event: TrainerEvent, uploads: CheckpointUploads): void {
    if (event.type === 'checkpoint') uploads.offer({ step: event.step, path: event.path });
    else if (event.type === 'note') this.reporter.draft.tell({ ...event.note, message: this.mask.apply(harmless(event.note.message)) });
    else this.reporter.draft.add(event);
  }

  /** A runner that is going finishes this: the work is done. */
  private async commit(folder: AttemptFolder): Promise<Record<string, unknown>> {
    const signal = AbortSignal.any([this.reporter.lost, this.cancelling.signal]);
    this.reporter.draft.enter('uploading');
    const report = await readReport(folder.root);
    const { result } = this.job;
    if (!result) return report;
    const files = await resultFiles(folder.root);
    const card = await this.card(report, signal);
    const onFailure = (error: unknown): void => this.log.note(`the result is sent again: ${(error as Error).message}`);
    const where = { hubUrl: this.tools.api.hub.url, job: this.job, repository: result, folder: folder.at('out/result') };
    await commitResult({ ...where, files, card, signal, onFailure });
    return report;
  }

  private async card(report: Record<string, unknown>, signal: AbortSignal): Promise<CardFile[]> {
    try {
      return await withPatience({ signal, forMs: CALL_MS }, () => this.tools.api.card(this.job, report, signal));
    } catch (error) {
      throw error instanceof HubRefused && error.status === 422 ? badReport(error.message) : error;
    }
  }

  private async end(end: EndOfAttempt): Promise<void> {
    await this.reporter.flush();
    const { lost } = this.reporter;
    try {
      const state = await withPatience({ signal: lost, forMs: END_MS }, () => this.tools.api.end(this.job, end, lost));
      this.say(end.failure ? `${state}: ${end.failure.message} (${end.failure.code})` : state);
    } catch (error) {
      const isRefused = error instanceof HubRefused && error.status !== 409 && !isTemporary(error);
      if (!isRefused || end.failure) throw error;
      // it takes no success, such as one without a result: then it hears of a failure, instead of nothing until the lease is over
      const { failure } = infrastructure('runner/end-refused', `The hub did not take the end of the job: ${error.message}`);
      await this.end({ ...end, outcome: null, failure: cleanFailure(failure, this.mask) });
    }
  }

  private say(sentence: string): void {
    this.tools.say(`${this.job.key}, attempt ${this.job.attempt}: ${this.mask.apply(sentence)}`);
  }
}
