// One warm worker thread that compares texts. A comparison that takes too long is given up and its thread replaced; when too many wait,
// the next one is told to come back.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '../../common/errors';
import type { DiffLimits, DiffQuestion, MergeQuestion, RenamePair, RenameQuestion, TextDiff } from './diff.thread';

type Question = DiffQuestion | RenameQuestion | MergeQuestion;

const MAX_WAITING = 64;
const PATIENCE_MS = 5_000;
/** Compiled beside this file; tests run the sources and find it where the build has put it. */
const ENTRY = [join(__dirname, 'diff.thread.js'), join(__dirname, '../../../dist/modules/versions/diff.thread.js')].find((path) =>
  existsSync(path),
);

@Injectable()
export class DiffPool implements OnModuleDestroy {
  private worker: Worker | null = null;
  private turn: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Null when the texts are too much for the time there is. Throws 'diff/busy'. */
  diff(before: Buffer, after: Buffer, limits: DiffLimits): Promise<TextDiff | null> {
    return this.inTurn({ kind: 'diff', before, after, limits }) as Promise<TextDiff | null>;
  }

  /** Null when the files are too much for the time there is. Throws 'diff/busy'. */
  renames(deleted: Buffer[], added: Buffer[]): Promise<RenamePair[] | null> {
    return this.inTurn({ kind: 'renames', deleted, added }) as Promise<RenamePair[] | null>;
  }

  /** The merged text; null for a conflict, and when the texts are too much for the time there is. Throws 'diff/busy'. */
  async merge(base: Buffer, ours: Buffer, theirs: Buffer): Promise<Buffer | null> {
    const merged = (await this.inTurn({ kind: 'merge', base, ours, theirs })) as Uint8Array | null;
    return merged && Buffer.from(merged.buffer, merged.byteOffset, merged.byteLength);
  }

  async onModuleDestroy(): Promise<void> {
    await this.turn.catch(() => undefined);
    await this.worker?.terminate();
  }

  private inTurn(question: Question): Promise<unknown> {
    if (this.waiting >= MAX_WAITING) {
      throw new DomainError('too-many', 'diff/busy', 'Too many comparisons are being made; try again in a moment.', {
        retryAfterSeconds: 2,
      });
    }
    this.waiting++;
    const answer = this.turn.then(() => this.ask(question)).finally(() => this.waiting--);
    this.turn = answer.catch(() => undefined);
    return answer;
  }

  private ask(question: Question): Promise<unknown> {
    const worker = (this.worker ??= spawn());
    return new Promise((resolve) => {
      const end = (answer: unknown, healthy: boolean): void => {
        clearTimeout(timer);
        worker.removeAllListeners('message').removeAllListeners('error').removeAllListeners('exit');
        worker.unref();
        if (!healthy) this.replace(worker);
        resolve(answer);
      };
      const timer = setTimeout(() => end(null, false), PATIENCE_MS);
      worker.once('message', (answer) => end(answer, true));
      // Out of its memory: the texts were too much.
      worker.once('error', () => end(null, false)).once('exit', () => end(null, false));
      worker.ref();
      worker.postMessage(question);
    });
  }

  private replace(worker: Worker): void {
    worker.on('error', () => undefined);
    void worker.terminate();
    this.worker = null;
  }
}

function spawn(): Worker {
  if (!ENTRY) throw new Error('the diff thread is not built');
  return new Worker(ENTRY, { resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } });
}
