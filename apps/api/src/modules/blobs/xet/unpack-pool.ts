// The threads that unpack and hash what is read from the Xet store, in lanes that do not wait for each other: a piece takes a millisecond, a file
// that an upload waits for less than a second, a large one minutes.
import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { type PlacedChunk, XetFormatError, type XetFormatErrorCode } from '@modelgrove/xet-formats';
import { TaskRefused, ThreadPool } from '../../../platform/threads';
import { Handover } from './handover';
import type { BlockToHash, UnpackResult, UnpackTask } from './unpack.thread';

const LANES = {
  pieces: Math.max(1, Math.min(4, availableParallelism())),
  files: Math.max(1, Math.min(2, availableParallelism() - 1)),
  largeFiles: Math.max(1, Math.min(2, availableParallelism() - 1)),
};
/** No upload waits for files that are larger. */
const LARGE_FILE_BYTES = 64 * 2 ** 20;
/** Chunks and their garbage are outside of it. */
const MAX_HEAP_MB = 64;

type Threads = ThreadPool<UnpackTask, UnpackResult, null, BlockToHash>;
type PutBlock = (block: BlockToHash) => Promise<void>;

@Injectable()
export class UnpackPool implements OnModuleDestroy {
  private readonly lanes = new Map<keyof typeof LANES, Threads>();
  private tasks = 0;

  /** How many wait or are worked on. */
  get openTasks(): number {
    return this.tasks;
  }

  /** As unpackChunks, elsewhere. Payloads and `output` lie in shared memory and stay as they are until this settles. */
  async unpack(chunks: PlacedChunk[], output: Uint8Array): Promise<void> {
    await this.run('pieces', { kind: 'unpack', chunks, output });
  }

  /** Of a file whose stored blocks and ends of terms `bring` hands over; each is done with when its promise settles. */
  async sha256(sizeBytes: number, bring: (put: PutBlock) => Promise<void>): Promise<{ sha256: string; rawBytes: number }> {
    const lane = sizeBytes > LARGE_FILE_BYTES ? 'largeFiles' : 'files';
    const blocks = new Handover<BlockToHash>();
    const hashing = this.run(lane, { kind: 'hash' }, () => blocks.take());
    hashing.catch((error: Error) => blocks.fail(error));
    bring((block) => blocks.put(block)).then(
      () => void blocks.put('end of file').catch(() => undefined),
      (error: Error) => blocks.fail(error),
    );
    const result = await hashing;
    if (result.kind !== 'hashed') throw new Error('a thread answered another question');
    return result;
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.lanes.values()].map((threads) => threads.close()));
  }

  private async run(lane: keyof typeof LANES, task: UnpackTask, answer?: () => Promise<BlockToHash>): Promise<UnpackResult> {
    this.tasks++;
    try {
      return await this.threads(lane).run(task, answer);
    } catch (error) {
      if (error instanceof TaskRefused) throw new XetFormatError(error.code as XetFormatErrorCode, error.message);
      throw error;
    } finally {
      this.tasks--;
    }
  }

  /** Whoever waits has asked for one thing at a time and holds little: nobody is refused. */
  private threads(lane: keyof typeof LANES): Threads {
    const known = this.lanes.get(lane);
    if (known) return known;
    const busy = (): Error => new Error('there is no end of the queue');
    const options = { threads: LANES[lane], maxWaiting: Infinity, busy, maxHeapMb: MAX_HEAP_MB };
    const threads: Threads = new ThreadPool(__dirname, 'unpack.thread.js', options);
    this.lanes.set(lane, threads);
    return threads;
  }
}
