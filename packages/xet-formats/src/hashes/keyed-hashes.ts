// Which key goes with which hash (Xet specification, "Hashing").
import type { XetCodec } from '../codec';
import { HASH_BYTES } from './xet-hash';

const CHUNK_KEY = Buffer.from('6697f5775b9550de3135cbaca597181c9de421109beb2b58b4d0b04b93adf229', 'hex');
const NODE_KEY = Buffer.from('017ec5c7a5472996fd946666b48a02e65ddd536f37c76dd2f86352e64a53713f', 'hex');
const RANGE_KEY = Buffer.from('7f1857d6ce56ed66127ff913e7a5c3f3a4cd26d5b5db49e64124987f28fb94c3', 'hex');
const FILE_KEY = Buffer.alloc(HASH_BYTES);

/** One in this many chunks is worth asking the server about. */
const DEDUP_MODULUS = 1024n;

/** The hash of a chunk's contents. */
export function chunkHash(codec: XetCodec, raw: Uint8Array): Uint8Array {
  return codec.keyedHash(CHUNK_KEY, raw);
}

export function nodeHash(codec: XetCodec, text: Uint8Array): Uint8Array {
  return codec.keyedHash(NODE_KEY, text);
}

/** What proves that somebody knows the chunks of a term: over their hashes, one behind the other in wire order. */
export function rangeHash(codec: XetCodec, concatenatedChunkHashes: Uint8Array): Uint8Array {
  return codec.keyedHash(RANGE_KEY, concatenatedChunkHashes);
}

/** From the Merkle root over all chunks of a file to its name. An empty file (a root of zeros) stays zeros. */
export function fileHashOf(codec: XetCodec, merkleRoot: Uint8Array): Uint8Array {
  return isZero(merkleRoot) ? new Uint8Array(HASH_BYTES) : fileNameOf(codec, merkleRoot);
}

/** The same where it is known that the file is not empty. */
export function fileNameOf(codec: XetCodec, merkleRoot: Uint8Array, salt: Uint8Array = FILE_KEY): Uint8Array {
  return codec.keyedHash(salt, merkleRoot);
}

/** How a chunk is called in a dedup answer that must not tell its real name. */
export function hmacChunkHash(codec: XetCodec, key: Uint8Array, hash: Uint8Array): Uint8Array {
  return codec.keyedHash(key, hash);
}

/** Whether clients ask the server about this chunk wherever it stands in a file. They ask about the first chunk of a file as well. */
export function isDedupEligible(hash: Uint8Array): boolean {
  return lastWord(hash) % DEDUP_MODULUS === 0n;
}

function lastWord(hash: Uint8Array): bigint {
  return new DataView(hash.buffer, hash.byteOffset, HASH_BYTES).getBigUint64(24, true);
}

function isZero(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0);
}
