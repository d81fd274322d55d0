// A few worker threads for pushes, warm while there are any. One push holds one thread from its pack to its rows.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GitFormatError, type GitFormatErrorCode, type GitOid, type ObjectType } from '@modelgrove/git-objects';
import type { HeldObject } from '@modelgrove/version-ingest';
import { DomainError } from '../../common/errors';
import type { FromThread, PlanSummary, RowsMessage, RowTable, StartMessage, ToThread } from './ingest.thread';

const THREADS = 2;
const MAX_WAITING = 32;
/** Without a push for so long the threads give their memory back. */
const QUIET_MS = 5 * 60_000;
/** A thread that has seen a large pack is replaced: its memory goes back to the system. */
const RECYCLE_ABOVE_BYTES = 16 * 1024 * 1024;
/** Compiled beside this file; tests run the sources and find it where the build has put it. */
const ENTRY = [join(__dirname, 'ingest.thread.js'), join(__dirname, '../../../dist/modules/versions/ingest.thread.js')].find((path) =>
  existsSync(path),
);

/** Answers a thread's questions about the repository it is filling. */
export interface IngestView {
  read(oids: readonly GitOid[]): Promise<Map<GitOid, { type: ObjectType; data: Buffer }>>;
  held(oids: readonly GitOid[]): Promise<Map<GitOid, HeldObject>>;
}

@Injectable()
export class IngestPool implements OnModuleDestroy {
  private readonly idle: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];
  private running = 0;
  private closed = false;
  private quiet: NodeJS.Timeout | undefined;

  /** Runs one push: `work` gets the open ingest and may use it until it returns. Throws 'git/busy' when too many wait. */
  async run<T>(start: Omit<StartMessage, 'kind'>, view: IngestView, work: (ingest: Ingest) => Promise<T>): Promise<T> {
    const worker = await this.acquire();
    const ingest = new Ingest(worker, view);
    try {
      await ingest.start({ kind: 'start', ...start });
      return await work(ingest);
    } finally {
      const sizeBytes = start.pack === null ? 0 : 'bytes' in start.pack ? start.pack.bytes.byteLength : start.pack.sizeBytes;
      this.release(worker, ingest.healthy && sizeBytes <= RECYCLE_ABOVE_BYTES);
    }
  }

  /** A push is coming: its thread starts while the client packs. */
  warm(): void {
    if (this.closed) return;
    while (this.running + this.idle.length < THREADS) this.idle.push(this.spawn());
    this.countQuietTime();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearTimeout(this.quiet);
    await this.letGo();
  }

  private countQuietTime(): void {
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => void this.letGo(), QUIET_MS).unref();
  }

  private async letGo(): Promise<void> {
    await Promise.all(this.idle.splice(0).map((worker) => worker.terminate()));
  }

  private acquire(): Promise<Worker> {
    const ready = this.idle.pop();
    if (ready || this.running < THREADS) {
      this.running++;
      return Promise.resolve(ready ?? this.spawn());
    }
    if (this.waiting.length >= MAX_WAITING) {
      throw new DomainError('too-many', 'git/busy', 'Too many pushes are being taken in; try again in a moment.', { retryAfterSeconds: 5 });
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private release(worker: Worker, reusable: boolean): void {
    const keep = reusable && !this.closed;
    if (!keep) void worker.terminate();
    const next = this.waiting.shift();
    if (next) {
      next(keep ? worker : this.spawn());
      return;
    }
    this.running--;
    if (!keep) return;
    this.idle.push(worker);
    this.countQuietTime();
  }

  private spawn(): Worker {
    if (!ENTRY) throw new Error('the ingest thread is not built');
    const worker = new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } });
    worker.unref();
    // An idle thread that ends must not take the process with it; one at work tells its push (class Ingest).
    worker.on('error', () => undefined);
    worker.once('exit', () => this.forget(worker));
    return worker;
  }

  private forget(worker: Worker): void {
    const at = this.idle.indexOf(worker);
    if (at >= 0) this.idle.splice(at, 1);
  }
}

export class Ingest {
  /** False once the thread failed in a way that leaves its state unknown. */
  healthy = true;
  /** Of the objects whose rows were asked for, as they are stored. */
  objectBytes = 0;
  private summary: PlanSummary | null = null;
  private settle: { resolve(message: FromThread): void; reject(error: Error): void } | null = null;
  private readonly onMessage = (message: FromThread): void => void this.receive(message);
  private readonly onError = (error: Error): void => {
    this.healthy = false;
    this.settle?.reject(error);
  };
  private readonly onExit = (code: number): void => this.onError(new Error(`the ingest thread ended with ${code}`));

  constructor(
    private readonly worker: Worker,
    private readonly view: IngestView,
  ) {
    worker.ref();
    worker.on('message', this.onMessage).on('error', this.onError).on('exit', this.onExit);
  }

  get plan(): PlanSummary {
    if (!this.summary) throw new Error('the push is not planned yet');
    return this.summary;
  }

  async start(message: StartMessage): Promise<void> {
    try {
      const answer = await this.request(message);
      if (answer.kind === 'plan') this.summary = answer.plan;
    } catch (error) {
      this.detach();
      throw error;
    }
  }

  prepareRows(message: Omit<RowsMessage, 'kind'>): void {
    this.post({ kind: 'rows', ...message });
  }

  /** The thread makes the next chunk while the database takes this one. */
  async *rows(table: RowTable): AsyncGenerator<Uint8Array> {
    for (let next = this.nextChunk(table); ;) {
      const bytes = await next;
      if (bytes === null) return;
      next = this.nextChunk(table);
      next.catch(() => undefined); // nobody waits for it when the database refuses this one
      yield bytes;
    }
  }

  private async nextChunk(table: RowTable): Promise<Uint8Array | null> {
    const answer = await this.request({ kind: 'next', table });
    if (answer.kind !== 'chunk') return null;
    this.objectBytes = answer.objectBytes;
    return answer.bytes;
  }

  close(): void {
    if (this.healthy) this.post({ kind: 'stop' });
    this.detach();
  }

  private detach(): void {
    this.worker.off('message', this.onMessage).off('error', this.onError).off('exit', this.onExit);
    this.worker.unref();
  }

  private request(message: ToThread): Promise<FromThread> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.post(message);
    });
  }

  private post(message: ToThread): void {
    this.worker.postMessage(message);
  }

  private async receive(message: FromThread): Promise<void> {
    if (message.kind === 'question') return this.answer(message);
    if (message.kind === 'failed') {
      if (message.code === 'ingest/crashed') this.healthy = false;
      const error =
        message.code === 'ingest/crashed'
          ? new Error(message.message)
          : new GitFormatError(message.code as GitFormatErrorCode, message.message);
      return this.settle?.reject(error);
    }
    return this.settle?.resolve(message);
  }

  private async answer(question: Extract<FromThread, { kind: 'question' }>): Promise<void> {
    try {
      if (question.read) this.post({ kind: 'answer', objects: await this.view.read(question.read) });
      else this.post({ kind: 'answer', held: await this.view.held(question.held ?? []) });
    } catch (error) {
      this.healthy = false;
      this.settle?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
