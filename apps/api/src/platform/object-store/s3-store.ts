// Objects in a bucket of any S3 server. Our own requests go to the internal endpoint; addresses for clients are signed for the public one.
// Objects become visible whole and verified, because a request or an upload in parts takes effect only at its end (s3-upload.ts).
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { ObjectStoreError } from './errors';
import { assertSizeAsExpected } from './expectation';
import { assertKeyPrefix, assertObjectKey } from './object-key';
import {
  ObjectStore,
  type ByteRange,
  type ListedObject,
  type OpenedObject,
  type PartReceipt,
  type PutExpectation,
  type SignedGetOptions,
  type SignedPutOptions,
  type StoredObject,
  type StoredPart,
} from './object-store';
import { prepareBucket } from './s3-bucket';
import { S3Client, withSignal, type S3Address } from './s3-client';
import { copyObject } from './s3-copy';
import { fromS3, fromS3Upload } from './s3-errors';
import { listBucket, listUnfinished } from './s3-listing';
import { S3Parts } from './s3-parts';
import { retrying } from './s3-retry';
import { S3Signer } from './s3-signer';
import { bucketTarget, uploadVerified } from './s3-upload';
import { SourceWatch } from './source-watch';

export interface S3StoreOptions extends S3Address {
  bucket: string;
  /** The same server as clients reach it; absent: all bytes pass through us. */
  publicEndpoint?: string;
}

export class S3Store extends ObjectStore {
  readonly kind = 's3';
  private readonly client: S3Client;
  private readonly parts: S3Parts;
  private readonly signer: S3Signer | null;
  private readonly bucket: string;

  constructor(private readonly options: S3StoreOptions) {
    super();
    this.bucket = options.bucket;
    this.client = new S3Client(options);
    this.parts = new S3Parts(this.client, this.bucket);
    this.signer = options.publicEndpoint ? new S3Signer(new S3Client({ ...options, endpoint: options.publicEndpoint }), this.bucket) : null;
  }

  async put(key: string, source: AsyncIterable<Uint8Array>, expect: PutExpectation = {}): Promise<StoredObject> {
    assertObjectKey(key);
    expect.signal?.throwIfAborted();
    const watch = new SourceWatch();
    try {
      const target = bucketTarget(this.client, this.bucket, key);
      return await withSignal(expect.signal, () => uploadVerified(target, watch.watch(source), expect));
    } catch (error) {
      throw watch.blame(error, (other) => fromS3(other, expect.signal));
    }
  }

  async putFile(key: string, path: string, sizeBytes: number, signal?: AbortSignal): Promise<void> {
    assertObjectKey(key);
    signal?.throwIfAborted();
    // A request that promises more than it sends would wait for the rest.
    assertSizeAsExpected((await stat(path)).size, sizeBytes);
    const put = async () => {
      const body = createReadStream(path);
      try {
        await this.client.streamWhole(this.bucket, key, body, sizeBytes);
      } finally {
        body.destroy();
      }
    };
    await this.asking(
      () => retrying(() => withSignal(signal, put), signal),
      (error) => fromS3(error, signal),
    );
  }

  async stat(key: string): Promise<{ sizeBytes: number } | null> {
    assertObjectKey(key);
    try {
      return { sizeBytes: (await retrying(() => this.client.statObject(this.bucket, key))).size };
    } catch (error) {
      const known = fromS3(error);
      if (known instanceof ObjectStoreError && known.code === 'object-store/missing') return null;
      throw known;
    }
  }

  async open(key: string, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject> {
    assertObjectKey(key);
    signal?.throwIfAborted();
    if (range) assertRange(range);
    const headers = range ? { range: `bytes=${range.start}-${range.endInclusive}` } : {};
    const get = () => this.client.makeRequestAsync({ method: 'GET', bucketName: this.bucket, objectName: key, headers }, '', [200, 206]);
    const stream = await this.asking(
      () => retrying(() => withSignal(signal, get), signal),
      (error) => fromS3(error, signal),
    );
    return { stream, sizeBytes: wholeSize(stream, range) };
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    await this.asking(() => retrying(() => this.client.removeObject(this.bucket, key)));
  }

  async copy(from: string, to: string): Promise<void> {
    assertObjectKey(from);
    assertObjectKey(to);
    const source = await this.stat(from);
    if (!source) throw new ObjectStoreError('object-store/missing', 'The object to copy is not in the object store.');
    if (from !== to) await this.asking(() => copyObject(this.client, this.bucket, from, to, source.sizeBytes));
  }

  list(prefix: string, after?: string): AsyncIterable<ListedObject> {
    assertKeyPrefix(prefix);
    return listBucket(this.client, this.bucket, prefix, after);
  }

  async createMultipart(key: string): Promise<string> {
    assertObjectKey(key);
    return this.asking(() => this.parts.create(key));
  }

  async putPart(
    key: string,
    uploadId: string,
    partNumber: number,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number,
    signal?: AbortSignal,
  ): Promise<string> {
    assertObjectKey(key);
    signal?.throwIfAborted();
    const watch = new SourceWatch();
    try {
      return await this.parts.put(key, uploadId, partNumber, watch.watch(source), sizeBytes, signal);
    } catch (error) {
      throw watch.blame(error, (other) => fromS3Upload(other, signal));
    }
  }

  async listParts(key: string, uploadId: string): Promise<StoredPart[]> {
    assertObjectKey(key);
    return this.asking(() => this.parts.list(key, uploadId), fromS3Upload);
  }

  async completeMultipart(key: string, uploadId: string, parts: PartReceipt[]): Promise<{ sha256: null }> {
    assertObjectKey(key);
    await this.asking(() => this.parts.complete(key, uploadId, parts), fromS3Upload);
    return { sha256: null };
  }

  async abortMultipart(key: string, uploadId: string): Promise<void> {
    assertObjectKey(key);
    try {
      await this.parts.abort(key, uploadId);
    } catch (error) {
      const known = fromS3Upload(error);
      if (!(known instanceof ObjectStoreError && known.code === 'object-store/upload-missing')) throw known;
    }
  }

  async sweepIncomplete(olderThan: Date): Promise<number> {
    // a worker may look before anybody has stored anything
    if (!(await this.asking(() => this.client.bucketExists(this.bucket)))) return 0;
    let removed = 0;
    for await (const { key, uploadId, startedAt } of listUnfinished(this.client, this.bucket)) {
      if (startedAt >= olderThan) continue;
      await this.abortMultipart(key, uploadId);
      removed += 1;
    }
    for await (const { key, modifiedAt } of this.list('tmp/')) {
      if (modifiedAt >= olderThan) continue;
      await this.delete(key);
      removed += 1;
    }
    return removed;
  }

  async signedGetUrl(key: string, options: SignedGetOptions): Promise<string | null> {
    assertObjectKey(key);
    return this.signer?.get(key, options) ?? null;
  }

  async signedRangeUrl(key: string, range: ByteRange, expiresSeconds: number): Promise<string | null> {
    assertObjectKey(key);
    return this.signer?.range(key, range, expiresSeconds) ?? null;
  }

  async signedPutUrl(key: string, { expiresSeconds, sizeBytes }: SignedPutOptions): Promise<string | null> {
    assertObjectKey(key);
    return this.signer?.put(key, expiresSeconds, sizeBytes) ?? null;
  }

  async signedPartUrl(key: string, uploadId: string, partNumber: number, expiresSeconds: number): Promise<string | null> {
    assertObjectKey(key);
    return this.signer?.part(key, uploadId, partNumber, expiresSeconds) ?? null;
  }

  async check(): Promise<void> {
    await this.asking(() => prepareBucket(this.client, this.bucket, this.options.region));
    const key = `tmp/check-${randomUUID()}`;
    await this.put(key, (async function* (): AsyncGenerator<Uint8Array> {})());
    await this.delete(key);
  }

  private async asking<T>(work: () => Promise<T>, translate = (error: unknown) => fromS3(error)): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw translate(error);
    }
  }
}

/** Servers ignore a range that makes no sense and send everything. */
function assertRange({ start, endInclusive }: ByteRange): void {
  if (start < 0 || endInclusive < start) throw new ObjectStoreError('object-store/range', 'A range begins before it ends, at 0 or later.');
}

function wholeSize(answer: IncomingMessage, range: ByteRange | undefined): number {
  const contentRange = /\/(\d+)$/.exec(answer.headers['content-range'] ?? '');
  const sizeBytes = Number(contentRange?.[1] ?? answer.headers['content-length']);
  if (!range || contentRange) return sizeBytes;
  // Some servers answer a range of an empty object with 200.
  answer.destroy();
  throw new ObjectStoreError('object-store/range', `The range lies outside of an object of ${sizeBytes} bytes.`);
}
