// Which chunks of a xorb clients may ask for (contracts/xet.md §1.4): one in 1024 by its hash. The first chunk of a file is added when the file is.
import { isDedupEligible, type XetHash, type XorbSummary } from '@modelgrove/xet-formats';

const HASH_BYTES = 32;

export interface AdvertisedChunk {
  chunkHash: Uint8Array;
  xorb: XetHash;
  position: number;
}

export function dedupChunksOf({ hash, chunkCount, table }: XorbSummary): AdvertisedChunk[] {
  const chunks: AdvertisedChunk[] = [];
  for (let position = 0; position < chunkCount; position++) {
    const chunkHash = table.hashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);
    if (isDedupEligible(chunkHash)) chunks.push({ chunkHash, xorb: hash, position });
  }
  return chunks;
}
