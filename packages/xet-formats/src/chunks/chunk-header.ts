// A chunk on the wire: eight bytes of header, then its payload (Xet specification, "Xorb format").
import { XetFormatError } from '../errors';
import { CHUNK_HEADER_BYTES, CHUNK_MAX_PAYLOAD_BYTES, CHUNK_MAX_RAW_BYTES } from '../limits';

/** How a payload is packed: as it is, as an LZ4 frame, or as an LZ4 frame of its bytes in four planes. */
export const SCHEME_NONE = 0;
export const SCHEME_LZ4 = 1;
export const SCHEME_BG4_LZ4 = 2;
export type ChunkScheme = typeof SCHEME_NONE | typeof SCHEME_LZ4 | typeof SCHEME_BG4_LZ4;

export interface ChunkHeader {
  scheme: ChunkScheme;
  payloadBytes: number;
  rawBytes: number;
}

/** Reads the eight bytes at `offset` and holds them to the limits, before anything is allocated for the chunk. */
export function readChunkHeader(bytes: Uint8Array, offset = 0): ChunkHeader {
  if (bytes[offset] !== 0) throw new XetFormatError('xet/chunk-version', `a chunk has version ${bytes[offset]}, only 0 is known`);
  const payloadBytes = readUint24(bytes, offset + 1);
  const scheme = bytes[offset + 4]!;
  const rawBytes = readUint24(bytes, offset + 5);
  if (scheme > SCHEME_BG4_LZ4) throw new XetFormatError('xet/chunk-scheme', `a chunk is packed by the unknown scheme ${scheme}`);
  if (rawBytes === 0 || rawBytes > CHUNK_MAX_RAW_BYTES) {
    throw new XetFormatError('xet/chunk-size', `a chunk has ${rawBytes} bytes of content, 1 to ${CHUNK_MAX_RAW_BYTES} are allowed`);
  }
  if (payloadBytes === 0 || payloadBytes > CHUNK_MAX_PAYLOAD_BYTES) {
    throw new XetFormatError(
      'xet/chunk-size',
      `a chunk has ${payloadBytes} bytes on the wire, 1 to ${CHUNK_MAX_PAYLOAD_BYTES} are allowed`,
    );
  }
  if (scheme === SCHEME_NONE && payloadBytes !== rawBytes) {
    throw new XetFormatError('xet/chunk-corrupt', 'a chunk that is not compressed has two lengths');
  }
  return { scheme: scheme as ChunkScheme, payloadBytes, rawBytes };
}

export function chunkHeader(header: ChunkHeader): Buffer {
  const bytes = Buffer.alloc(CHUNK_HEADER_BYTES);
  bytes.writeUIntLE(header.payloadBytes, 1, 3);
  bytes[4] = header.scheme;
  bytes.writeUIntLE(header.rawBytes, 5, 3);
  return bytes;
}

function readUint24(bytes: Uint8Array, offset: number): number {
  return bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16);
}
