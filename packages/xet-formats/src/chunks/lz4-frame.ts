// LZ4 frames of chunks. What clients write, one block that stands alone, goes to the codec; every other legal form through the decoder of
// lz4-block.ts. Never more than the announced length is produced.
import type { XetCodec } from '../codec';
import { XetFormatError } from '../errors';
import { decodeLz4Block } from './lz4-block';
import { badFrame, type Lz4FrameHeader, readLz4FrameHeader, writeLz4FrameHeader } from './lz4-frame-header';
import { xxhash32 } from './xxhash32';

const WORD_BYTES = 4;
const STORED = 0x80000000;

/** The contents of a frame, which must be exactly `rawBytes` long and end with the frame. May answer a part of `frame` itself. */
export function decodeLz4Frame(codec: XetCodec, frame: Uint8Array, rawBytes: number): Uint8Array {
  const header = readLz4FrameHeader(frame);
  if (header.contentBytes !== null && header.contentBytes !== BigInt(rawBytes)) throw wrongLength();
  const only = onlyBlock(header, frame);
  const raw = only ? decodeOnlyBlock(codec, only, rawBytes, header) : decodeBlocks(header, frame, rawBytes);
  if (raw.length !== rawBytes) throw wrongLength();
  return raw;
}

export function encodeLz4Frame(codec: XetCodec, raw: Uint8Array): Buffer {
  const block = codec.lz4CompressBlock(raw);
  const stored = block.length >= raw.length;
  const body = stored ? raw : block;
  return Buffer.concat([writeLz4FrameHeader(raw.length), word(stored ? body.length + STORED : body.length), body, word(0)]);
}

interface Block {
  bytes: Uint8Array;
  isStored: boolean;
}

/** The block of a frame that is nothing but a head, one block and the end mark; else null. */
function onlyBlock(header: Lz4FrameHeader, frame: Uint8Array): Block | null {
  if (header.hasBlockChecksums || header.hasContentChecksum) return null;
  const start = header.headerBytes + WORD_BYTES;
  const end = frame.length - WORD_BYTES;
  if (end <= start) return null;
  const size = readWord(frame, header.headerBytes);
  if ((size & 0x7fffffff) !== end - start || readWord(frame, end) !== 0) return null;
  return { bytes: frame.subarray(start, end), isStored: size >= STORED };
}

function decodeOnlyBlock(codec: XetCodec, block: Block, rawBytes: number, header: Lz4FrameHeader): Uint8Array {
  if (block.bytes.length > header.maxBlockBytes || rawBytes > header.maxBlockBytes) throw badFrame('has a block that is too large');
  if (block.isStored) return block.bytes;
  try {
    return codec.lz4DecompressBlock(block.bytes, rawBytes);
  } catch (error) {
    throw error instanceof XetFormatError ? error : badFrame('has a block that is not LZ4');
  }
}

function decodeBlocks(header: Lz4FrameHeader, frame: Uint8Array, rawBytes: number): Uint8Array {
  const output = Buffer.allocUnsafe(rawBytes);
  let at = header.headerBytes;
  let end = 0;
  for (;;) {
    const size = readWord(frame, at);
    at += WORD_BYTES;
    if (size === 0) break;
    const block = blockAt(frame, at, size, header);
    end = appendBlock(block, output, end, header);
    at += block.bytes.length + (header.hasBlockChecksums ? WORD_BYTES : 0);
  }
  if (header.hasContentChecksum) {
    if (readWord(frame, at) !== xxhash32(output.subarray(0, end))) throw badFrame('does not match its checksum');
    at += WORD_BYTES;
  }
  if (at !== frame.length) throw badFrame('is followed by other bytes');
  return output.subarray(0, end);
}

function blockAt(frame: Uint8Array, at: number, size: number, header: Lz4FrameHeader): Block {
  const length = size & 0x7fffffff;
  if (length === 0) throw badFrame('has a block of nothing');
  if (length > header.maxBlockBytes) throw badFrame('has a block that is too large');
  if (at + length > frame.length) throw badFrame('is cut off');
  const bytes = frame.subarray(at, at + length);
  if (header.hasBlockChecksums && readWord(frame, at + length) !== xxhash32(bytes))
    throw badFrame('has a block that does not match its checksum');
  return { bytes, isStored: size >= STORED };
}

/** Independent blocks see nothing of the earlier ones: their output is a buffer that begins where they do. */
function appendBlock({ bytes, isStored }: Block, output: Uint8Array, end: number, header: Lz4FrameHeader): number {
  const limit = Math.min(output.length, end + header.maxBlockBytes);
  if (isStored) {
    if (bytes.length > limit - end) throw wrongLength();
    output.set(bytes, end);
    return end + bytes.length;
  }
  if (header.blocksAreIndependent) return end + decodeLz4Block(bytes, output.subarray(end, limit), 0, limit - end);
  return decodeLz4Block(bytes, output, end, limit);
}

function readWord(bytes: Uint8Array, at: number): number {
  if (at + WORD_BYTES > bytes.length) throw badFrame('is cut off');
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(WORD_BYTES);
  bytes.writeUInt32LE(value);
  return bytes;
}

function wrongLength(): XetFormatError {
  return badFrame('has another length than the chunk says');
}
