import type { XetHash } from '@modelgrove/xet-formats';

/** A large file that the repository is to have. */
export interface WantedObject {
  /** One of its paths, to call it by. */
  path: string;
  sha256: string;
  sizeBytes: number;
  /** Where the other hub keeps it as chunks. */
  xetHash?: XetHash | null;
}
