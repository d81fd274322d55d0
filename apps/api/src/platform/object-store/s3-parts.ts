// Uploads in parts, for parts that pass through us: each is streamed on as it arrives, never held.
import { Readable } from 'node:stream';
import { untilAborted } from '../spool/until-aborted';
import { ObjectStoreError } from './errors';
import { assertSizeAsExpected, atMost } from './expectation';
import { assertPartNumber } from './object-key';
import type { PartReceipt, StoredPart } from './object-store';
import { unquoted, withSignal, type S3Client } from './s3-client';
import { isPassing } from './s3-errors';
import { retrying } from './s3-retry';

export class S3Parts {
  constructor(
    private readonly client: S3Client,
    private readonly bucket: string,
  ) {}

  create(key: string): Promise<string> {
    return retrying(() => this.client.initiateNewMultipartUpload(this.bucket, key, {}));
  }

  async put(
    key: string,
    uploadId: string,
    partNumber: number,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number,
    signal?: AbortSignal,
  ): Promise<string> {
    assertPartNumber(partNumber);
    const body = Readable.from(exactly(untilAborted(source, signal), sizeBytes), { objectMode: false, highWaterMark: 1024 * 1024 });
    try {
      return await withSignal(signal, () => this.client.streamPart(this.bucket, key, uploadId, partNumber, body, sizeBytes));
    } finally {
      body.destroy();
    }
  }

  async list(key: string, uploadId: string): Promise<StoredPart[]> {
    const parts = await retrying(() => this.client.partsOf(this.bucket, key, uploadId));
    return parts
      .map(({ part, etag, size }) => ({ partNumber: part, etag: unquoted(etag), sizeBytes: size }))
      .sort((a, b) => a.partNumber - b.partNumber);
  }

  async complete(key: string, uploadId: string, receipts: PartReceipt[]): Promise<void> {
    const parts = receipts.map(({ partNumber, etag }) => ({ part: partNumber, etag: unquoted(etag) })).sort((a, b) => a.part - b.part);
    const repeated = parts.some(({ part }, index) => part === parts[index + 1]?.part);
    if (parts.length === 0 || repeated)
      throw new ObjectStoreError('object-store/part-mismatch', 'No part is named, or one is named twice.');
    try {
      await this.client.completeMultipartUpload(this.bucket, key, uploadId, parts);
    } catch (error) {
      // Ceph RGW answers 500 when there is no such upload: listing its parts tells that apart from a server in trouble.
      if (isPassing(error)) await this.list(key, uploadId);
      throw error;
    }
  }

  async abort(key: string, uploadId: string): Promise<void> {
    await retrying(() => this.client.abortMultipartUpload(this.bucket, key, uploadId));
  }
}

/** Fails before the request is complete, so that the server drops what it has. */
async function* exactly(source: AsyncIterable<Uint8Array>, sizeBytes: number): AsyncGenerator<Uint8Array> {
  let receivedBytes = 0;
  for await (const chunk of atMost(source, sizeBytes)) {
    receivedBytes += chunk.byteLength;
    yield chunk;
  }
  assertSizeAsExpected(receivedBytes, sizeBytes);
}
