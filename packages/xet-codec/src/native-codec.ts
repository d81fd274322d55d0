import type { XetCodec } from '@modelgrove/xet-formats';

type BlakeHash = typeof import('@napi-rs/blake-hash');
type Lz4 = typeof import('lz4-napi');

type Hasher = InstanceType<BlakeHash['Blake3Hasher']>;

/** What lz4-napi puts before a block: the length of the contents. */
const PREFIX_BYTES = 4;
/** Calls come in long runs with one of very few keys; setting a hasher up costs as much as hashing some kilobytes. */
const KEPT_HASHERS = 4;

/** BLAKE3 and LZ4 as native code. Throws where there is no binary for this system. */
export function nativeXetCodec(): XetCodec {
  const { Blake3Hasher } = require('@napi-rs/blake-hash') as BlakeHash;
  const lz4 = require('lz4-napi') as Lz4;
  const hashers = new KeyedHashers(Blake3Hasher);
  let scratch = Buffer.allocUnsafeSlow(1 << 18);
  return {
    keyedHash(key, ...parts) {
      const hasher = hashers.of(key);
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

/** Hashers that were used last, each with a copy of its key. */
class KeyedHashers {
  private readonly kept: { key: Buffer; hasher: Hasher }[] = [];

  constructor(private readonly blake3: BlakeHash['Blake3Hasher']) {}

  /** A hasher that has seen nothing yet; good until the next call. */
  of(key: Uint8Array): Hasher {
    const known = this.kept.find((entry) => entry.key.equals(key));
    if (known) {
      known.hasher.reset();
      return known.hasher;
    }
    const copy = Buffer.from(key);
    const hasher = this.blake3.newKeyed(copy);
    if (this.kept.unshift({ key: copy, hasher }) > KEPT_HASHERS) this.kept.pop();
    return hasher;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
