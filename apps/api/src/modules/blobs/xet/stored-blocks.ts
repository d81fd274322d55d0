// The stored bytes of a part of a xorb as blocks of shared memory, two of which are used in turn: threads read them where they are.
import { type Readable, Writable } from 'node:stream';
import type { OpenedObject } from '../../../platform/object-store';

const BLOCK_BYTES = 512 * 1024;

/** Settles when the block may be used again. */
export type TakeBlock = (block: Uint8Array) => Promise<void>;

export function sharedMemory(bytes: number): Buffer {
  return Buffer.from(new SharedArrayBuffer(bytes));
}

/** Hands everything over, one block after the other; the stream has ended or is destroyed when this settles. */
export async function storedBlocks(stream: OpenedObject['stream'], sizeBytes: number, take: TakeBlock): Promise<void> {
  if (stream.writeTo) await stream.writeTo(new BlockTarget(take));
  else await gathered(stream, Math.min(BLOCK_BYTES, sizeBytes), take);
}

class BlockTarget extends Writable {
  constructor(private readonly take: TakeBlock) {
    super({ highWaterMark: BLOCK_BYTES });
    // Who writes hears of it with the block.
    this.on('error', () => undefined);
  }

  override _write(block: Uint8Array, _encoding: string, done: (error?: Error | null) => void): void {
    this.take(block).then(() => done(), done);
  }
}

/** One block fills while the other is worked on. */
async function gathered(stream: Readable, blockBytes: number, take: TakeBlock): Promise<void> {
  const blocks = [sharedMemory(blockBytes), sharedMemory(blockBytes)] as const;
  let turn = 0;
  let filled = 0;
  let taken = Promise.resolve();
  const hand = async (): Promise<void> => {
    await taken;
    taken = take(blocks[turn as 0 | 1].subarray(0, filled));
    taken.catch(() => undefined); // awaited with the next block
    turn ^= 1;
    filled = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    for (let at = 0; at < chunk.length;) {
      const copied = chunk.copy(blocks[turn as 0 | 1], filled, at);
      at += copied;
      filled += copied;
      if (filled === blockBytes) await hand();
    }
  }
  if (filled > 0) await hand();
  await taken;
}
