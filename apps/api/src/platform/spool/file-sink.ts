// Writes one new file from a stream: 1 MiB writes from recycled blocks, a few in flight while the next bytes are received and hashed.
// Memory is bounded by BLOCKS × the size of a block whatever the size of the file.
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { freeBytes } from './disk-space';

const BLOCK_BYTES = 1024 * 1024;
const BLOCKS = 3;
/** How often the floor is checked, and written bytes are pushed to the disk so that the last flush is short. */
const CHECKPOINT_BYTES = 64 * 1024 * 1024;

/** The disk refused; `cause` is what the system said. Errors of the source are never wrapped in it. */
export class DiskWriteError extends Error {
  constructor(
    readonly reason: 'full' | 'failed',
    cause?: unknown,
  ) {
    super(reason === 'full' ? 'the disk is full' : 'the disk could not be written', { cause });
    this.name = 'DiskWriteError';
  }
}

export interface FileSinkOptions {
  /** Refuse with DiskWriteError 'full' when the volume has less than this left. */
  minFreeBytes: number;
  /** Sees every byte in order, in blocks of at most 1 MiB that it must not keep. */
  onBlock?: (block: Uint8Array) => void;
  /** The finished file will be flushed: begin early. */
  durable?: boolean;
  /** 1 MiB unless so many files are written at once that their blocks add up. */
  blockBytes?: number;
}

export class FileSink {
  private free: Buffer[] = [];
  private made = 0;
  private block: Buffer | undefined;
  private filled = 0;
  private pending = new Set<Promise<void>>();
  private readonly blockBytes: number;
  private failure: DiskWriteError | undefined;
  private nextCheckpoint = CHECKPOINT_BYTES;
  private flushing: Promise<void> | undefined;
  sizeBytes = 0;

  private constructor(
    readonly path: string,
    private readonly directory: string,
    private readonly file: FileHandle,
    private readonly options: FileSinkOptions,
  ) {
    this.blockBytes = options.blockBytes ?? BLOCK_BYTES;
  }

  static async create(directory: string, name: string, options: FileSinkOptions): Promise<FileSink> {
    await assertRoom(directory, options.minFreeBytes);
    const path = `${directory}/${name}`;
    const file = await guarded(open(path, 'wx', 0o600));
    return new FileSink(path, directory, file, options);
  }

  async write(chunk: Uint8Array): Promise<void> {
    for (let from = 0; from < chunk.byteLength;) {
      this.block ??= await this.emptyBlock();
      const count = Math.min(this.blockBytes - this.filled, chunk.byteLength - from);
      this.block.set(chunk.subarray(from, from + count), this.filled);
      this.filled += count;
      from += count;
      if (this.filled === this.blockBytes) await this.dispatch();
    }
  }

  /** Waits for all writes; with `durable` also for the disk. The file is closed afterwards. */
  async finish(): Promise<void> {
    if (this.filled > 0) await this.dispatch();
    await this.settle();
    if (this.options.durable) await guarded(this.file.sync());
    await guarded(this.file.close());
  }

  /** Closes and removes the file; never throws. */
  async discard(): Promise<void> {
    await Promise.allSettled([...this.pending, this.flushing]);
    await this.file.close().catch(() => {});
    await unlink(this.path).catch(() => {});
  }

  private async settle(): Promise<void> {
    await Promise.all([...this.pending, this.flushing]);
    if (this.failure) throw this.failure;
  }

  private async emptyBlock(): Promise<Buffer> {
    while (this.free.length === 0 && this.made === BLOCKS) await Promise.race(this.pending);
    if (this.failure) throw this.failure;
    const recycled = this.free.pop();
    if (recycled) return recycled;
    this.made += 1;
    return Buffer.allocUnsafeSlow(this.blockBytes);
  }

  private async dispatch(): Promise<void> {
    const block = this.block;
    if (!block) return;
    const bytes = block.subarray(0, this.filled);
    const written = this.writeAt(bytes, this.sizeBytes).finally(() => {
      this.pending.delete(written);
      this.free.push(block);
    });
    this.pending.add(written);
    this.sizeBytes += this.filled;
    this.block = undefined;
    this.filled = 0;
    this.options.onBlock?.(bytes);
    if (this.sizeBytes >= this.nextCheckpoint) await this.checkpoint();
  }

  /** Remembers the failure instead of throwing: nobody awaits these promises one by one. */
  private async writeAt(bytes: Buffer, position: number): Promise<void> {
    try {
      for (let from = 0; from < bytes.length;) {
        const { bytesWritten } = await this.file.write(bytes, from, bytes.length - from, position + from);
        from += bytesWritten;
      }
    } catch (error) {
      this.failure ??= toDiskWriteError(error);
    }
  }

  private async checkpoint(): Promise<void> {
    this.nextCheckpoint += CHECKPOINT_BYTES;
    await assertRoom(this.directory, this.options.minFreeBytes);
    if (!this.options.durable || this.flushing) return;
    this.flushing = this.file
      .datasync()
      .catch((error: unknown) => {
        this.failure ??= toDiskWriteError(error);
      })
      .finally(() => {
        this.flushing = undefined;
      });
  }
}

export async function assertRoom(directory: string, minFreeBytes: number): Promise<void> {
  if ((await guarded(freeBytes(directory))) < minFreeBytes) throw new DiskWriteError('full');
}

/** Names what the system said; used around every call that touches the disk. */
export async function guarded<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw toDiskWriteError(error);
  }
}

function toDiskWriteError(error: unknown): DiskWriteError {
  const code = (error as NodeJS.ErrnoException).code;
  return new DiskWriteError(code === 'ENOSPC' || code === 'EDQUOT' ? 'full' : 'failed', error);
}
