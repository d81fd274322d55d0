import type { WeightsFormat } from './tensor.thread';

/** A file of weights at the head of the default branch. */
export interface FoundWeights {
  /** sha256 of a large file, else the git oid of its blob. */
  contents: string;
  format: WeightsFormat;
  sizeBytes: number;
}

/** One that nobody else hashes meanwhile, and a model that has it. */
export interface ClaimedWeights {
  id: bigint;
  contents: Buffer;
  format: WeightsFormat;
  sizeBytes: number;
  repositoryId: bigint;
  attempts: number;
}

export interface HashedWeights {
  hashes: Uint8Array;
  /** Of those tensors that tell models from each other: no two of the same hash. */
  telling: { hash: Uint8Array; bytes: number }[];
}
