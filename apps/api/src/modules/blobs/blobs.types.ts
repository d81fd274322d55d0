import type { XetHash } from '@modelgrove/xet-formats';

/** A large file as a client names it before or after sending it. */
export interface LargeObject {
  sha256: string;
  sizeBytes: number;
}

/** A large file of a repository: kept whole, or (with the hash of a Xet file) as chunks. */
export interface LocatedBlob {
  sizeBytes: number;
  xetHash: XetHash | null;
}

/** The right to bring one object into one repository; made from a Granted, carried by a signed address afterwards. */
export interface UploadTarget extends LargeObject {
  repositoryId: bigint;
}

export type UploadDecision =
  /** Linked to this repository already: nothing to send. */
  | { kind: 'stored'; object: LargeObject }
  | { kind: 'single'; object: LargeObject }
  | { kind: 'parts'; object: LargeObject; uploadId: string; partBytes: number; parts: number }
  | { kind: 'refused'; object: LargeObject; reason: 'too-large' | 'size-mismatch' | 'quota'; message: string };

export interface UploadRow extends UploadTarget {
  id: string;
  storageKey: string;
  storeUpload: string;
  /** How it was cut when it was begun: every part but the last has so many. */
  partBytes: number;
}

/** `rarely`: in parts only what no PUT carries. `coarsely`: whatever has more than one part, so that what arrived is not sent again. `finely`: the same for pages, which may be closed at any time. */
export type Cut = 'rarely' | 'coarsely' | 'finely';
