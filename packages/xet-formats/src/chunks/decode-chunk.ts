import type { XetCodec } from '../codec';
import { ungroupBytes } from './byte-grouping';
import { type ChunkHeader, SCHEME_BG4_LZ4, SCHEME_NONE } from './chunk-header';
import { decodeLz4Frame } from './lz4-frame';

/**
 * The contents of a chunk. Scheme 0 answers the payload itself; scheme 2 writes into `planesOutput` when the caller has one (of at least
 * `rawBytes`) that it is done with before the next call.
 */
export function decodeChunk(codec: XetCodec, header: ChunkHeader, payload: Uint8Array, planesOutput?: Uint8Array): Uint8Array {
  if (header.scheme === SCHEME_NONE) return payload;
  const raw = decodeLz4Frame(codec, payload, header.rawBytes);
  if (header.scheme !== SCHEME_BG4_LZ4) return raw;
  const output = planesOutput ? planesOutput.subarray(0, raw.length) : Buffer.allocUnsafe(raw.length);
  ungroupBytes(raw, output);
  return output;
}
