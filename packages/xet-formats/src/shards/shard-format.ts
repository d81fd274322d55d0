// Shards: what a client registers and what the server answers a dedup question with (Xet specification, "Shard format"). All records have 48 bytes.
import type { XetHash } from '../hashes/xet-hash';

export const RECORD_BYTES = 48;
export const FOOTER_BYTES = 200;
export const SHARD_VERSION = 2;
export const FOOTER_VERSION = 1;
export const SHARD_TAG = Buffer.concat([
  Buffer.from('HFRepoMetaData\0', 'latin1'),
  Buffer.from([85, 105, 103, 69, 106, 123, 129, 87, 131, 165, 189, 217, 92, 205, 209, 74, 169]),
]);

/** Flags of a file: the proofs of its terms follow, and its sha256. */
export const FILE_HAS_VERIFICATION = 0x80000000;
export const FILE_HAS_SHA256 = 0x40000000;
/** Flag of a chunk: worth asking about. */
export const CHUNK_IS_DEDUP_ELIGIBLE = 0x80000000;

/** A run of chunks of one xorb; the terms of a file one behind the other are its contents. */
export interface ShardTerm {
  xorb: XetHash;
  unpackedBytes: number;
  chunkStart: number;
  /** The first chunk that does not belong to it. */
  chunkEnd: number;
  /** 32 bytes in wire order. */
  rangeHash: Uint8Array | null;
}

export interface ShardFile {
  hash: XetHash;
  /** Ordinary hexadecimal digits. A claim of the client, nothing more. */
  sha256: string | null;
  terms: ShardTerm[];
}

export interface ShardXorb {
  hash: XetHash;
  rawBytes: number;
  /** 32 bytes a chunk, in wire order. */
  hashes: Uint8Array;
  rawLengths: Uint32Array;
  /** 1 for a chunk that its uploader marked as worth asking about. */
  dedupFlags: Uint8Array;
}

export interface Shard {
  files: ShardFile[];
  xorbs: ShardXorb[];
}
