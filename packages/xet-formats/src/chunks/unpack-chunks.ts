// Unpacks chunks side by side into memory that is given, so that it can be used again and seen by several threads.
import type { XetCodec } from '../codec';
import { type ChunkHeader, SCHEME_BG4_LZ4 } from './chunk-header';
import { decodeChunk } from './decode-chunk';

export interface PlacedChunk {
  header: ChunkHeader;
  payload: Uint8Array;
  /** Where its contents begin in the output: a multiple of four; they do not lap over those of another. */
  at: number;
}

/** `output` begins at a multiple of four of its buffer and is long enough for every chunk. Throws XetFormatError. */
export function unpackChunks(codec: XetCodec, chunks: readonly PlacedChunk[], output: Uint8Array): void {
  for (const { header, payload, at } of chunks) {
    const words = new Int32Array(output.buffer, output.byteOffset + at, Math.ceil(header.rawBytes / 4));
    const raw = decodeChunk(codec, header, payload, words);
    if (header.scheme !== SCHEME_BG4_LZ4) output.set(raw, at);
  }
}
