// Writes chunks as hf_xet does: an LZ4 frame with one block, and as it is what compression does not make smaller.
import type { XetCodec } from '../codec';
import { groupBytes } from './byte-grouping';
import { chunkHeader, type ChunkScheme, SCHEME_BG4_LZ4, SCHEME_LZ4, SCHEME_NONE } from './chunk-header';
import { encodeLz4Frame } from './lz4-frame';

export type ChunkPacking = ChunkScheme | 'auto';

/** Header and payload of one chunk. 'auto' tries both ways to compress and takes the smallest. */
export function encodeChunk(codec: XetCodec, raw: Uint8Array, packing: ChunkPacking = 'auto'): Buffer {
  const tried = schemesOf(packing).map((scheme) => ({ scheme, payload: payloadOf(codec, raw, scheme) }));
  const best = tried.reduce((a, b) => (b.payload.length < a.payload.length ? b : a));
  const header = chunkHeader({ scheme: best.scheme, payloadBytes: best.payload.length, rawBytes: raw.length });
  return Buffer.concat([header, best.payload]);
}

function schemesOf(packing: ChunkPacking): ChunkScheme[] {
  if (packing === 'auto') return [SCHEME_NONE, SCHEME_LZ4, SCHEME_BG4_LZ4];
  return packing === SCHEME_NONE ? [SCHEME_NONE] : [SCHEME_NONE, packing];
}

function payloadOf(codec: XetCodec, raw: Uint8Array, scheme: ChunkScheme): Uint8Array {
  if (scheme === SCHEME_NONE) return raw;
  return encodeLz4Frame(codec, scheme === SCHEME_LZ4 ? raw : groupBytes(raw));
}
