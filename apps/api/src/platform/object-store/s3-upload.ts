// Writes one object of unknown length to S3, visible only when verified: a small one is held in memory and sent in one request, a large
// one goes up in parts and is completed only after its sha256 was compared. So nothing is ever copied from a temporary key.
import { createHash } from 'node:crypto';
import { untilAborted } from '../spool/until-aborted';
import { ObjectStoreError } from './errors';
import { assertAsExpected, atMost } from './expectation';
import type { PutExpectation, StoredObject } from './object-store';
import { withSignal, type S3Client } from './s3-client';
import { retrying } from './s3-retry';

const MIB = 1024 * 1024;
const SMALLEST_PART_BYTES = 16 * MIB;
const MOST_PARTS = 10_000;

/** The requests an upload is made of. */
export interface UploadTarget {
  putWhole(bytes: Buffer): Promise<void>;
  begin(): Promise<string>;
  putPart(uploadId: string, partNumber: number, bytes: Buffer): Promise<string>;
  complete(uploadId: string, etags: string[]): Promise<void>;
  abort(uploadId: string): Promise<void>;
}

export function bucketTarget(client: S3Client, bucketName: string, objectName: string): UploadTarget {
  return {
    putWhole: async (bytes) => {
      await retrying(() => client.makeRequestAsyncOmit({ method: 'PUT', bucketName, objectName }, bytes));
    },
    begin: () => retrying(() => client.initiateNewMultipartUpload(bucketName, objectName, {})),
    putPart: async (uploadID, partNumber, bytes) => {
      const part = { bucketName, objectName, uploadID, partNumber, headers: {} };
      return (await retrying(() => client.uploadPart(part, bytes))).etag;
    },
    complete: async (uploadId, etags) => {
      const parts = etags.map((etag, index) => ({ part: index + 1, etag }));
      await client.completeMultipartUpload(bucketName, objectName, uploadId, parts);
    },
    // Also when the caller gave up: this request must not end with the caller's signal.
    abort: (uploadId) => withSignal(undefined, () => client.abortMultipartUpload(bucketName, objectName, uploadId)),
  };
}

export async function uploadVerified(
  target: UploadTarget,
  source: AsyncIterable<Uint8Array>,
  expect: PutExpectation,
): Promise<StoredObject> {
  const hash = createHash('sha256');
  const stored: StoredObject = { sizeBytes: 0, sha256: '' };
  const blocks = inBlocks(
    hashed(untilAborted(atMost(source, expect.sizeBytes), expect.signal), hash, stored),
    partBytesFor(expect.sizeBytes),
  );
  const verify = () => {
    stored.sha256 = hash.digest('hex');
    assertAsExpected(stored, expect);
    expect.signal?.throwIfAborted();
  };
  const first = await blocks.next();
  const second = await blocks.next();
  if (second.done) {
    verify();
    await target.putWhole(first.value ?? Buffer.alloc(0));
  } else {
    await uploadInParts(target, startingWith(first.value ?? Buffer.alloc(0), second.value, blocks), verify);
  }
  return stored;
}

/** While one part is on its way the next one is received: two parts in memory, not more. */
async function uploadInParts(target: UploadTarget, blocks: AsyncIterable<Buffer>, verify: () => void): Promise<void> {
  const uploadId = await target.begin();
  const etags: string[] = [];
  let sending: Promise<string> | undefined;
  try {
    for await (const block of blocks) {
      if (sending) etags.push(await sending);
      sending = target.putPart(uploadId, nextNumber(etags), block);
      sending.catch(() => {});
    }
    if (sending) etags.push(await sending);
    verify();
    await target.complete(uploadId, etags);
  } catch (error) {
    await Promise.allSettled([sending]);
    // What cannot be aborted now is found by the sweep.
    await target.abort(uploadId).catch(() => {});
    throw error;
  }
}

async function* startingWith(first: Buffer, second: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield second;
  yield* rest;
}

function nextNumber(etags: string[]): number {
  if (etags.length < MOST_PARTS) return etags.length + 1;
  throw new ObjectStoreError('object-store/too-large', 'An object of unannounced size has at most 156 GiB; announce its size.');
}

/** 16 MiB, or more when a large object would need more than 10,000 parts. */
function partBytesFor(sizeBytes = 0): number {
  return Math.max(SMALLEST_PART_BYTES, Math.ceil(sizeBytes / MOST_PARTS / MIB) * MIB);
}

async function* hashed(
  source: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
  seen: { sizeBytes: number },
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    hash.update(chunk);
    seen.sizeBytes += chunk.byteLength;
    yield chunk;
  }
}

/** Blocks of exactly `blockBytes`, the last one shorter. Each is a new buffer: it may still be on its way when the next is filled. */
async function* inBlocks(source: AsyncIterable<Uint8Array>, blockBytes: number): AsyncGenerator<Buffer> {
  let block: Buffer = Buffer.alloc(0);
  let filled = 0;
  for await (const chunk of source) {
    for (let from = 0; from < chunk.byteLength;) {
      const count = Math.min(blockBytes - filled, chunk.byteLength - from);
      block = withRoom(block, filled, filled + count, blockBytes);
      block.set(chunk.subarray(from, from + count), filled);
      filled += count;
      from += count;
      if (filled < blockBytes) continue;
      yield block;
      block = Buffer.alloc(0);
      filled = 0;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

/** Doubles the buffer as needed, so that a small object does not cost a whole block. */
function withRoom(block: Buffer, filled: number, needed: number, blockBytes: number): Buffer {
  if (block.length >= needed) return block;
  const larger = Buffer.allocUnsafeSlow(Math.min(blockBytes, Math.max(needed, block.length * 2)));
  block.copy(larger, 0, 0, filled);
  return larger;
}
