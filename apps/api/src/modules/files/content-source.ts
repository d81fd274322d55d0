// Bytes of a file of a revision, wherever they are kept, within what one look at a repository may cost.
import { Injectable } from '@nestjs/common';
import { type ByteSource, bytesSource } from '@modelgrove/model-formats';
import { DomainError } from '../../common/errors';
import type { Granted } from '../access';
import { BlobService } from '../blobs';
import { type TreeItem, VersionReader } from '../versions';
import { FILE_LIMITS } from './file-limits';

/** Nothing of this repository is read any more: not a fault of the file. */
export class LookEnded extends Error {
  constructor(
    readonly code: 'files/too-much' | 'files/too-long',
    message: string,
  ) {
    super(message);
  }
}

/** The file is named in the tree, and its bytes are not here: a pointer that was committed without them. */
export class BytesMissing extends Error {
  readonly code = 'files/bytes-missing';

  constructor() {
    super('The bytes of this large file are not in this repository.');
  }
}

/** What one look at a repository has left. */
export class Allowance {
  private left: number;
  readonly signal: AbortSignal;

  constructor({ bytes, timeMs }: { bytes: number; timeMs: number } = { bytes: FILE_LIMITS.headerBytes, timeMs: FILE_LIMITS.timeMs }) {
    this.left = bytes;
    this.signal = AbortSignal.timeout(timeMs);
  }

  spend(bytes: number): void {
    if (this.signal.aborted)
      throw new LookEnded('files/too-long', 'Reading the files of this repository took too long; this one is not read yet.');
    this.left -= bytes;
    if (this.left < 0)
      throw new LookEnded('files/too-much', 'The headers of this repository are larger than what is read at most; this file is left out.');
  }
}

@Injectable()
export class ContentSource {
  constructor(
    private readonly versions: VersionReader,
    private readonly blobs: BlobService,
  ) {}

  /** Rejects with LookEnded, BytesMissing, or what the store rejects with. */
  async of(repo: Granted<'read'>, item: TreeItem, allowance: Allowance): Promise<ByteSource> {
    const { large } = item;
    if (large) return { sizeBytes: item.sizeBytes, read: (start, length) => this.readLarge(repo, large.sha256, start, length, allowance) };
    allowance.spend(item.sizeBytes);
    return bytesSource(await this.versions.content(repo, item));
  }

  private async readLarge(repo: Granted<'read'>, sha256: string, start: number, length: number, allowance: Allowance): Promise<Uint8Array> {
    if (length === 0) return new Uint8Array();
    allowance.spend(length);
    try {
      const { stream } = await this.blobs.open(repo, sha256, { start, endInclusive: start + length - 1 }, allowance.signal);
      return await collect(stream, length);
    } catch (error) {
      if (allowance.signal.aborted) allowance.spend(0);
      if (error instanceof DomainError && MISSING.has(error.code)) throw new BytesMissing();
      throw error;
    }
  }
}

const MISSING = new Set(['lfs/object-not-found', 'object-store/missing', 'object-store/range']);

async function collect(stream: AsyncIterable<Uint8Array>, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  let at = 0;
  for await (const chunk of stream) {
    bytes.set(chunk.subarray(0, length - at), at);
    at += chunk.length;
    if (at >= length) break;
  }
  if (at < length) throw new BytesMissing();
  return bytes;
}
