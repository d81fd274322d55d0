import type { XetCodec } from '../codec';
import { ungroupBytes } from './byte-grouping';
import { type ChunkHeader, SCHEME_BG4_LZ4, SCHEME_NONE } from './chunk-header';
import { decodeLz4Frame } from './lz4-frame';

/**
 * The contents of a chunk. Scheme 0 answers the payload itself; scheme 2 writes into `words` when the caller has some (as long as a chunk may
 * be) and is done with them before the next call.
 */
export function decodeChunk(codec: XetCodec, header: ChunkHeader, payload: Uint8Array, words?: Int32Array): Uint8Array {
  if (header.scheme === SCHEME_NONE) return payload;
  const raw = decodeLz4Frame(codec, payload, header.rawBytes);
  return header.scheme === SCHEME_BG4_LZ4 ? ungroupBytes(raw, words) : raw;
}
