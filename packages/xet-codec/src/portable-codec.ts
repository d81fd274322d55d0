import { decodeLz4Block, encodeLz4Block, type XetCodec } from '@modelgrove/xet-formats';
import { createKeyed } from 'blake3-wasm';

/** BLAKE3 as WebAssembly and LZ4 in JavaScript: the same answers everywhere, a fifth as fast. */
export function portableXetCodec(): XetCodec {
  return {
    keyedHash(key, ...parts) {
      // not its keyedHash, which never gives its memory back
      const hasher = createKeyed(asBuffer(key));
      for (const part of parts) hasher.update(part);
      return hasher.digest({ dispose: true });
    },
    lz4DecompressBlock(block, rawBytes) {
      const output = Buffer.allocUnsafe(rawBytes);
      return output.subarray(0, decodeLz4Block(block, output, 0, rawBytes));
    },
    lz4CompressBlock: encodeLz4Block,
  };
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
