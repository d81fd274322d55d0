// What the Xet store passes around. Hashes are XetHash (text as clients write it) in plain values, 32 bytes in the database.
import type { XetHash, XorbTable } from '@modelgrove/xet-formats';

/** What somebody who sends chunks needs to prove: they may write to this repository, and who they are. */
export interface XetWriter {
  repositoryId: bigint;
  namespaceId: bigint;
  userId: bigint;
}

export interface StoredXorb {
  hash: XetHash;
  storageKey: string;
  storedBytes: number;
  rawBytes: number;
  table: XorbTable;
}

/** A run of chunks of one xorb at `rawStart` of a file. Body offsets are physical, in the stored xorb; ends are exclusive. */
export interface StoredTerm {
  xorb: XetHash;
  storageKey: string;
  chunkStart: number;
  chunkEnd: number;
  rawStart: number;
  rawBytes: number;
  bodyStart: number;
  bodyEnd: number;
}

/** A file of a shard after every claim about it was checked. */
export interface CheckedFile {
  hash: XetHash;
  /** The uploader's claim. */
  sha256: string;
  sizeBytes: number;
  terms: Omit<StoredTerm, 'storageKey'>[];
  /** The first chunk of the file and where it is, unless the file is empty. */
  first: { chunkHash: Uint8Array; xorb: XetHash; position: number } | null;
}
