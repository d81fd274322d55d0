// A trainer from its start to its end: its output shaped, its events followed, its limits kept. Whatever it does, the runner stays well: bounded memory
// and work, and nothing of it left when this resolves.
import type { Readable } from 'node:stream';
import type { Backend, RunningTrainer, TrainerStart } from '../backend/backend';
import { EventFile } from '../events/event-file';
import { BadEvent, parseTrainerEvent, type TrainerEvent } from '../events/trainer-events';
import { folderBytes, freeBytes } from '../limits/disk';
import { every } from '../limits/every';
import type { LogShaper, LogSource } from '../log/log-shaper';
import type { Failure } from '../protocol';
import { type StopReason, type TrainerOutcome, trainerOutcome } from './trainer-outcome';

export interface TrainerLimits {
  seconds: number;
  memoryBytes: number;
  processes: number;
  /** Of work/ and out/ together. */
  folderBytes: number;
  /** That the disk keeps free. */
  floorBytes: number;
  /** Between being asked to stop and being ended. */
  graceMs: number;
}

export interface TrainerRunOptions {
  backend: Backend;
  start: TrainerStart;
  limits: TrainerLimits;
  log: LogShaper;
  onEvent: (event: TrainerEvent) => void;
  /** It runs; what it reads, until `over`. */
  onStart?: (stdin: RunningTrainer['stdin'], over: AbortSignal) => void;
  /** Asks it to stop. */
  stop: AbortSignal;
  /** Ends it at once. */
  drop: AbortSignal;
  pace?: Pace;
}

/** Milliseconds between two looks at something. */
export interface Pace {
  consumption: number;
  disk: number;
  folder: number;
  events: number;
}

const PACE: Pace = { consumption: 500, disk: 2_000, folder: 5_000, events: 250 };
const MOST_BAD_EVENTS_TOLD = 5;
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** A trainer that prints faster has to wait: reading costs CPU, also what is left out. */
const MOST_BYTES_A_WINDOW = 8 * 1024 * 1024;
const WINDOW_MS = 100;

export async function runTrainer(options: TrainerRunOptions): Promise<TrainerOutcome> {
  options.drop.throwIfAborted();
  return new TrainerRun(options, await options.backend.start(options.start)).run();
}

class TrainerRun {
  private stopReason: StopReason | null = null;
  private failure: Failure | null = null;
  private badEvents = 0;
  private readonly over = new AbortController();
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly events: EventFile;

  constructor(
    private readonly options: TrainerRunOptions,
    private readonly trainer: RunningTrainer,
  ) {
    this.events = new EventFile(`${options.start.folder}/out/events.jsonl`);
  }

  async run(): Promise<TrainerOutcome> {
    const { log, limits, stop, drop, pace = PACE } = this.options;
    follow(this.trainer.stdout, 'stdout', log);
    follow(this.trainer.stderr, 'stderr', log);
    this.options.onStart?.(this.trainer.stdin, this.over.signal);
    const guards = Promise.all([
      this.guard(pace.consumption, this.consumption),
      this.guard(pace.disk, this.disk),
      this.guard(pace.folder, this.folder),
    ]);
    const reading = this.guard(pace.events, async () => void (await this.readEvents()));
    this.after(limits.seconds * 1000, () => this.ask('time'));
    whenAborted(stop, this.over.signal, () => this.ask('asked'));
    whenAborted(drop, this.over.signal, () => void this.trainer.end());
    const exit = await this.trainer.exited;
    this.over.abort();
    this.timers.forEach(clearTimeout);
    await this.trainer.end();
    await Promise.all([guards, reading]);
    await this.lastEvents();
    log.end();
    return trainerOutcome({ exit, stop: this.stopReason, failure: this.failure, limits });
  }

  /** The first reason counts. */
  private ask(reason: StopReason): void {
    if (this.stopReason !== null) return;
    this.stopReason = reason;
    this.trainer.ask();
    this.after(this.options.limits.graceMs, () => void this.trainer.end());
  }

  private end(reason: StopReason): void {
    this.stopReason ??= reason;
    void this.trainer.end();
  }

  private readonly consumption = (): void => {
    const consumption = this.trainer.consumption();
    if (consumption === null) return;
    if (consumption.memoryBytes > this.options.limits.memoryBytes) this.end('memory');
    else if (consumption.processes > this.options.limits.processes) this.end('processes');
  };

  private readonly disk = async (): Promise<void> => {
    if ((await freeBytes(this.options.start.folder)) < this.options.limits.floorBytes) this.end('disk-full');
  };

  private readonly folder = async (): Promise<void> => {
    const { start, limits } = this.options;
    const bytes = (await folderBytes(`${start.folder}/work`)) + (await folderBytes(`${start.folder}/out`));
    if (bytes > limits.folderBytes) this.end('folder-size');
  };

  /** True when there may be more. */
  private async readEvents(): Promise<boolean> {
    const { lines, isAll } = await this.events.read();
    for (const line of lines) if (line.trim() !== '') this.hear(line);
    return !isAll;
  }

  private async lastEvents(): Promise<void> {
    while (!this.options.drop.aborted && (await this.readEvents()));
    if (this.events.tooLong > 0) this.options.log.note(`${this.events.tooLong} events were too long to be read`);
    if (this.badEvents > MOST_BAD_EVENTS_TOLD) this.options.log.note(`${this.badEvents} events could not be read`);
    await this.events.close();
  }

  private hear(line: string): void {
    try {
      const event = parseTrainerEvent(line);
      if (event.type === 'failure') this.failure = event.failure;
      this.options.onEvent(event);
    } catch (error) {
      if (!(error instanceof BadEvent)) throw error;
      if (++this.badEvents <= MOST_BAD_EVENTS_TOLD) this.options.log.note(`an event of the trainer was left out: ${error.message}`);
    }
  }

  /** A guard that fails must not end the runner: it is told, and tries again. */
  private guard(pauseMs: number, look: () => Promise<void> | void): Promise<void> {
    return every(pauseMs, this.over.signal, async () => {
      try {
        await look();
      } catch (error) {
        this.options.log.note(`the runner could not look after the trainer: ${(error as Error).message}`);
      }
    });
  }

  private after(ms: number, work: () => void): void {
    this.timers.push(setTimeout(work, Math.min(ms, LONGEST_TIMER_MS)));
  }
}

function whenAborted(signal: AbortSignal, over: AbortSignal, work: () => void): void {
  if (signal.aborted) work();
  else signal.addEventListener('abort', work, { once: true, signal: over });
}

function follow(stream: Readable, source: LogSource, log: LogShaper): void {
  let [windowStart, bytes] = [0, 0];
  stream.on('error', () => undefined);
  stream.on('data', (piece: Buffer) => {
    const now = performance.now();
    if (now - windowStart > WINDOW_MS) [windowStart, bytes] = [now, 0];
    bytes += piece.length;
    log.write(source, piece);
    if (bytes < MOST_BYTES_A_WINDOW) return;
    stream.pause();
    setTimeout(() => stream.resume(), WINDOW_MS - (now - windowStart));
  });
}
