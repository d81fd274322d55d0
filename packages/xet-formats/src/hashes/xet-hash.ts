// The string form of a hash: the 32 bytes in four groups of eight, each group reversed. In URLs, in JSON, and in the text that nodes of
// the Merkle tree are hashed from. On the wire and in the database a hash is its 32 bytes.
import { XetFormatError } from '../errors';

declare const xetHashBrand: unique symbol;

/** The name of a chunk, xorb or file of the Xet protocol: 64 lower-case hexadecimal digits. */
export type XetHash = string & { readonly [xetHashBrand]: 'XetHash' };

export const HASH_BYTES = 32;
const HASH = /^[0-9a-f]{64}$/;

/** Of an empty file, and of a xorb without chunks. */
export const ZERO_HASH = '0'.repeat(64) as XetHash;

export function parseXetHash(text: unknown): XetHash | null {
  return typeof text === 'string' && HASH.test(text) ? (text as XetHash) : null;
}

/** From the 32 bytes of the wire. Throws 'xet/hash-invalid' for another length. */
export function xetHashFromBytes(bytes: Uint8Array): XetHash {
  return swapped(bytes).toString('hex') as XetHash;
}

/** The 32 bytes of the wire. */
export function xetHashBytes(hash: XetHash): Buffer {
  return Buffer.from(hash, 'hex').swap64();
}

/** A sha256 travels in shards like any other hash; its string form is the ordinary hexadecimal one. */
export function sha256FromWire(bytes: Uint8Array): string {
  return swapped(bytes).toString('hex');
}

export function sha256ToWire(sha256: string): Buffer {
  if (!HASH.test(sha256)) throw new XetFormatError('xet/hash-invalid', 'a sha256 is 64 lower-case hexadecimal digits');
  return Buffer.from(sha256, 'hex').swap64();
}

function swapped(bytes: Uint8Array): Buffer {
  if (bytes.length !== HASH_BYTES) throw new XetFormatError('xet/hash-invalid', `a hash has 32 bytes, not ${bytes.length}`);
  return Buffer.from(bytes).swap64();
}
