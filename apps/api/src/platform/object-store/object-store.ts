// The gate to where large bytes are kept: a folder on disk or an S3 server. It knows keys and bytes, nothing of repositories.
// Guarantee: what can be seen under a key is whole, has the promised size and sha256, and survives a power cut.
import type { Readable, Writable } from 'node:stream';

/**
 * Keys match `[a-z0-9/_.-]+`, at most 512 characters, segments between single slashes, no `..`. A key never lies "inside" another
 * key (`a` and `a/b`): on disk one would be a file and a folder. Keys under `tmp/` are for bytes not yet verified:
 * `sweepIncomplete` removes them by age.
 */
export type ObjectKey = string;

export interface PutExpectation {
  /** Bytes; anything else is refused with 'object-store/size-mismatch'. */
  sizeBytes?: number;
  /** 64 lower-case hex digits; anything else is refused with 'object-store/sha256-mismatch'. */
  sha256?: string;
  /** Ends the upload at once; the promise then rejects with the signal's reason. */
  signal?: AbortSignal;
}

export interface StoredObject {
  sizeBytes: number;
  sha256: string;
}

export interface ByteRange {
  start: number;
  endInclusive: number;
}

/** Some streams can write themselves to a target, faster than by being read; the target is not ended. */
interface SelfWriting {
  writeTo(target: Writable): Promise<void>;
}

export interface OpenedObject {
  stream: Readable & Partial<SelfWriting>;
  /** Of the whole object, also when a range was asked for: what `Content-Range` needs. */
  sizeBytes: number;
}

export interface ListedObject {
  key: ObjectKey;
  sizeBytes: number;
  modifiedAt: Date;
}

export interface PartReceipt {
  /** 1 to 10,000. */
  partNumber: number;
  /** As `putPart` or the server's `ETag` header gave it, with or without quotes. */
  etag: string;
}

export interface StoredPart extends PartReceipt {
  sizeBytes: number;
}

export interface SignedGetOptions {
  expiresSeconds: number;
  /** Makes the answer an attachment of that name. */
  fileName?: string;
  contentType?: string;
}

export interface SignedPutOptions {
  expiresSeconds: number;
  /** Of what will be sent. */
  sizeBytes: number;
  sha256?: string;
}

/** An abstract class, not an interface, so that Nest can inject it by its own token. Errors are ObjectStoreError. */
export abstract class ObjectStore {
  abstract readonly kind: 'folder' | 's3';

  /** Streams and hashes on the way; the object appears under `key` only when complete, verified and flushed. An existing one is replaced at once. */
  abstract put(key: ObjectKey, source: AsyncIterable<Uint8Array>, expect?: PutExpectation): Promise<StoredObject>;

  /**
   * Takes over a finished local file whose bytes the caller has verified: a folder store moves it where it can, without reading it.
   * It is flushed before it becomes visible; an existing object is replaced. The file may be gone afterwards.
   */
  abstract putFile(key: ObjectKey, path: string, sizeBytes: number, signal?: AbortSignal): Promise<void>;

  abstract stat(key: ObjectKey): Promise<{ sizeBytes: number } | null>;

  /**
   * An end beyond the object is cut to its last byte; a start beyond it is 'object-store/range'. No such key: 'object-store/missing'.
   * The caller consumes or destroys the stream.
   */
  abstract open(key: ObjectKey, range?: ByteRange, signal?: AbortSignal): Promise<OpenedObject>;

  /** Idempotent. */
  abstract delete(key: ObjectKey): Promise<void>;

  /** Without passing the bytes through us. The copy's `modifiedAt` is now, so that grace periods start anew. */
  abstract copy(from: ObjectKey, to: ObjectKey): Promise<void>;

  /** In byte order of the key, those with `prefix` that come after `after`. */
  abstract list(prefix: string, after?: ObjectKey): AsyncIterable<ListedObject>;

  /** Begins an upload in parts; parts arrive in any order, concurrently, and may be repeated (the last one counts). */
  abstract createMultipart(key: ObjectKey): Promise<string>;

  /** Returns the part's etag. On S3 every part but the last must have at least 5 MiB. */
  abstract putPart(
    key: ObjectKey,
    uploadId: string,
    partNumber: number,
    source: AsyncIterable<Uint8Array>,
    sizeBytes: number,
    signal?: AbortSignal,
  ): Promise<string>;

  /** By part number. */
  abstract listParts(key: ObjectKey, uploadId: string): Promise<StoredPart[]>;

  /**
   * Makes the object out of exactly these parts, given in any order; a wrong etag or an absent part is 'object-store/part-mismatch'.
   * The bytes are not verified against anything: complete under `tmp/`, verify, then `copy`. `sha256` is that of the whole object
   * when the store saw the bytes go by (folder), else null.
   */
  abstract completeMultipart(key: ObjectKey, uploadId: string, parts: PartReceipt[]): Promise<{ sha256: string | null }>;

  /** Idempotent. */
  abstract abortMultipart(key: ObjectKey, uploadId: string): Promise<void>;

  /** Removes temporary files, uploads in parts and keys under `tmp/` that nobody touched since `olderThan`; returns how many. */
  abstract sweepIncomplete(olderThan: Date): Promise<number>;

  /** An address the *client* can fetch directly (Range works), or null when bytes must pass through us. At most 600 s. */
  abstract signedGetUrl(key: ObjectKey, options: SignedGetOptions): Promise<string | null>;

  /**
   * An address where the client can GET exactly these bytes, with exactly the header `Range: bytes=START-END`: another range, or none, is
   * refused by the server. Null when bytes must pass through us. At most 3600 s.
   */
  abstract signedRangeUrl(key: ObjectKey, range: ByteRange, expiresSeconds: number): Promise<string | null>;

  /**
   * An address the client can PUT to. It needs no header beyond Host and Content-Length, because Hugging Face clients send none of
   * ours (contracts/huggingface-hub.md §7.3); therefore neither size nor sha256 is enforced by the server and *the caller verifies
   * the bytes afterwards*: let it write under `tmp/`. Null when bytes must pass through us, or for more than one PUT can carry (5 GiB).
   */
  abstract signedPutUrl(key: ObjectKey, options: SignedPutOptions): Promise<string | null>;

  abstract signedPartUrl(key: ObjectKey, uploadId: string, partNumber: number, expiresSeconds: number): Promise<string | null>;

  /** Makes the folders or the bucket when they are missing, then writes and removes an object. Throws with a sentence for the operator. */
  abstract check(): Promise<void>;
}
