// The head of an LZ4 frame (LZ4 frame format 1.6.3): which blocks follow, and what is said about them.
import { XetFormatError } from '../errors';
import { xxhash32 } from './xxhash32';

export const LZ4_MAGIC = 0x184d2204;
const MIN_HEADER_BYTES = 7;
const CONTENT_SIZE_BYTES = 8;

const VERSION_MASK = 0xc0;
const VERSION = 0x40;
const INDEPENDENT = 0x20;
const BLOCK_CHECKSUM = 0x10;
const CONTENT_SIZE = 0x08;
const CONTENT_CHECKSUM = 0x04;
const RESERVED = 0x02;
const DICTIONARY = 0x01;
/** Of the second byte: everything but the three bits of the block size. */
const RESERVED_2 = 0x8f;

export interface Lz4FrameHeader {
  headerBytes: number;
  maxBlockBytes: number;
  blocksAreIndependent: boolean;
  hasBlockChecksums: boolean;
  hasContentChecksum: boolean;
  contentBytes: bigint | null;
}

export function readLz4FrameHeader(frame: Uint8Array): Lz4FrameHeader {
  if (frame.length < MIN_HEADER_BYTES) throw badFrame('is cut off');
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  if (view.getUint32(0, true) !== LZ4_MAGIC) throw badFrame('does not begin like one');
  const flags = frame[4]!;
  const descriptor = frame[5]!;
  if ((flags & VERSION_MASK) !== VERSION || (flags & RESERVED) !== 0) throw badFrame('is of an unknown version');
  if ((flags & DICTIONARY) !== 0) throw badFrame('needs a dictionary');
  if ((descriptor & RESERVED_2) !== 0 || descriptor >>> 4 < 4) throw badFrame('has an unknown block size');
  const hasSize = (flags & CONTENT_SIZE) !== 0;
  const headerBytes = MIN_HEADER_BYTES + (hasSize ? CONTENT_SIZE_BYTES : 0);
  if (frame.length < headerBytes) throw badFrame('is cut off');
  if (frame[headerBytes - 1] !== headerChecksum(frame, headerBytes)) throw badFrame('has a damaged header');
  return {
    headerBytes,
    maxBlockBytes: maxBlockBytes(descriptor),
    blocksAreIndependent: (flags & INDEPENDENT) !== 0,
    hasBlockChecksums: (flags & BLOCK_CHECKSUM) !== 0,
    hasContentChecksum: (flags & CONTENT_CHECKSUM) !== 0,
    contentBytes: hasSize ? view.getBigUint64(6, true) : null,
  };
}

/** The head that hf_xet writes: independent blocks, no checksums, no content size, the smallest block that takes the chunk whole. */
export function writeLz4FrameHeader(rawBytes: number): Buffer {
  const header = Buffer.alloc(MIN_HEADER_BYTES);
  header.writeUInt32LE(LZ4_MAGIC, 0);
  header[4] = VERSION | INDEPENDENT;
  header[5] = rawBytes <= maxBlockBytes(0x40) ? 0x40 : 0x50;
  header[6] = headerChecksum(header, MIN_HEADER_BYTES);
  return header;
}

export function badFrame(why: string): XetFormatError {
  return new XetFormatError('xet/chunk-corrupt', `the LZ4 frame of a chunk ${why}`);
}

/** 4: 64 KiB, 5: 256 KiB, 6: 1 MiB, 7: 4 MiB. */
function maxBlockBytes(descriptor: number): number {
  return 1 << (8 + 2 * (descriptor >>> 4));
}

/** The second byte of the hash over everything between the magic number and the checksum. */
function headerChecksum(frame: Uint8Array, headerBytes: number): number {
  return (xxhash32(frame.subarray(4, headerBytes - 1)) >>> 8) & 0xff;
}
