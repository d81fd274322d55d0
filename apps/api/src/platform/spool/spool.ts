// A place on disk for request bodies that must be read more than once or later (packs, archives), so that they never sit in memory.
// It refuses rather than fills the disk: per file, in total, and below a floor of free space.
import { randomUUID } from 'node:crypto';
import { mkdir, unlink } from 'node:fs/promises';
import { DomainError } from '../../common/errors';
import { DiskWriteError, FileSink } from './file-sink';
import { removeLeftovers, spoolFileName } from './leftovers';
import { untilAborted } from './until-aborted';

export interface SpoolOptions {
  /** Refuse while the volume has less left than this. */
  minFreeBytes: number;
  /** Of all files that are written or not yet removed. */
  maxBytesInFlight: number;
}

export interface SpoolRequest {
  /** Of this file; more is 'too-large'. */
  maxBytes: number;
  /** What the sender announced (Content-Length), when it did: lets us refuse before the first byte. */
  expectedBytes?: number;
  signal?: AbortSignal;
  /** Of the blocks that the file is written in; smaller where many are received at once. */
  blockBytes?: number;
}

/** A finished file, gone with `await using` or `remove()`. */
export interface SpoolFile extends AsyncDisposable {
  readonly path: string;
  readonly sizeBytes: number;
  /** Idempotent; never throws. */
  remove(): Promise<void>;
}

const RETRY_AFTER_SECONDS = 5;

export class Spool {
  private bytesInFlight = 0;
  private readonly startedAt = new Date();
  private ready: Promise<void> | undefined;

  constructor(
    private readonly directory: string,
    private readonly options: SpoolOptions,
  ) {}

  /** Makes the folder and removes what a killed process left in it. Called at boot, else before the first file. */
  async prepare(): Promise<void> {
    this.ready ??= this.clean().catch((error: unknown) => {
      this.ready = undefined;
      throw error;
    });
    await this.ready;
  }

  /** Errors of the source and the signal's reason pass through as they are; nothing stays on disk then. */
  async write(source: AsyncIterable<Uint8Array>, { maxBytes, expectedBytes = 0, signal, blockBytes }: SpoolRequest): Promise<SpoolFile> {
    signal?.throwIfAborted();
    if (expectedBytes > maxBytes) throw tooLarge(maxBytes);
    if (this.bytesInFlight + Math.max(expectedBytes, 1) > this.options.maxBytesInFlight) throw busy();
    const share = new Share((bytes) => this.take(bytes));
    try {
      await this.prepare();
      return await this.receive(untilAborted(source, signal), maxBytes, share, blockBytes);
    } catch (error) {
      share.release();
      throw refusalFor(error);
    }
  }

  private async receive(source: AsyncIterable<Uint8Array>, maxBytes: number, share: Share, blockBytes?: number): Promise<SpoolFile> {
    const options = { minFreeBytes: this.options.minFreeBytes, ...(blockBytes ? { blockBytes } : {}) };
    const sink = await FileSink.create(this.directory, spoolFileName(randomUUID()), options);
    try {
      for await (const chunk of source) {
        if (share.bytes + chunk.byteLength > maxBytes) throw tooLarge(maxBytes);
        share.add(chunk.byteLength);
        await sink.write(chunk);
      }
      await sink.finish();
    } catch (error) {
      await sink.discard();
      throw error;
    }
    return spoolFile(sink.path, sink.sizeBytes, share);
  }

  private take(bytes: number): void {
    if (this.bytesInFlight + bytes > this.options.maxBytesInFlight) throw busy();
    this.bytesInFlight += bytes;
  }

  private async clean(): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await removeLeftovers(this.directory, this.startedAt);
  }
}

/** What one file holds of the total; given back once. */
class Share {
  bytes = 0;
  private isReleased = false;

  constructor(private readonly take: (bytes: number) => void) {}

  add(bytes: number): void {
    this.take(bytes);
    this.bytes += bytes;
  }

  release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.take(-this.bytes);
  }
}

function spoolFile(path: string, sizeBytes: number, share: Share): SpoolFile {
  const remove = async () => {
    await unlink(path).catch(() => {});
    share.release();
  };
  return { path, sizeBytes, remove, [Symbol.asyncDispose]: remove };
}

function refusalFor(error: unknown): unknown {
  if (!(error instanceof DiskWriteError)) return error;
  const details = { retryAfterSeconds: RETRY_AFTER_SECONDS };
  const [code, message] =
    error.reason === 'full'
      ? ['spool/disk-low', 'The server is short of disk space; try again later.']
      : ['spool/failed', 'The server could not keep the request on its disk.'];
  const refusal = new DomainError('unavailable', code, message, details);
  refusal.cause = error;
  return refusal;
}

function tooLarge(maxBytes: number): DomainError {
  return new DomainError('too-large', 'spool/too-large', `The request is larger than the ${maxBytes} bytes allowed here.`, { maxBytes });
}

function busy(): DomainError {
  return new DomainError('too-many', 'spool/busy', 'The server is receiving too much at once; try again in a moment.', {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
