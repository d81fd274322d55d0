import type { XetCodec } from '@modelgrove/xet-formats';

type BlakeHash = typeof import('@napi-rs/blake-hash');
type Lz4 = typeof import('lz4-napi');

/** What lz4-napi puts before a block: the length of the contents. */
const PREFIX_BYTES = 4;

/** BLAKE3 and LZ4 as native code. Throws where there is no binary for this system. */
export function nativeXetCodec(): XetCodec {
  const { Blake3Hasher } = require('@napi-rs/blake-hash') as BlakeHash;
  const lz4 = require('lz4-napi') as Lz4;
  let scratch = Buffer.allocUnsafeSlow(1 << 18);
  return {
    keyedHash(key, ...parts) {
      const hasher = Blake3Hasher.newKeyed(asBuffer(key));
      for (const part of parts) hasher.update(part);
      return hasher.digestBuffer();
    },
    lz4DecompressBlock(block, rawBytes) {
      const length = PREFIX_BYTES + block.length;
      if (scratch.length < length) scratch = Buffer.allocUnsafeSlow(length);
      scratch.writeUInt32LE(rawBytes);
      scratch.set(block, PREFIX_BYTES);
      return lz4.uncompressSync(scratch.subarray(0, length));
    },
    lz4CompressBlock: (raw) => lz4.compressSync(asBuffer(raw)).subarray(PREFIX_BYTES),
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
