// Which chunks of a xorb clients may ask for (contracts/xet.md §1.4): one in 1024 by its hash. The first chunk of a file is added when the file is.
import { chunkHashAt, isDedupEligible, type XetHash, type XorbSummary } from '@modelgrove/xet-formats';

export interface AdvertisedChunk {
  chunkHash: Uint8Array;
  xorb: XetHash;
  position: number;
}

export function dedupChunksOf({ hash, chunkCount, table }: XorbSummary): AdvertisedChunk[] {
  const chunks: AdvertisedChunk[] = [];
  for (let position = 0; position < chunkCount; position++) {
    const chunkHash = chunkHashAt(table, position);
    if (isDedupEligible(chunkHash)) chunks.push({ chunkHash, xorb: hash, position });
  }
  return chunks;
}
