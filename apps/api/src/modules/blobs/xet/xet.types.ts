// What the Xet store passes around. Hashes are XetHash (text as clients write it) in plain values, 32 bytes in the database.
import type { AssembledFile, AssembledTerm, XetHash, XorbTable } from '@modelgrove/xet-formats';

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

export interface StoredTerm extends AssembledTerm {
  storageKey: string;
}

/** A file of a shard after every claim about it was checked. */
export interface CheckedFile extends AssembledFile {
  /** The uploader's claim. */
  sha256: string;
}
