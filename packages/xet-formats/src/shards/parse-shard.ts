// Reads shards as clients upload them, from front to back: offsets and lookup tables of a footer are not trusted and not needed.
import { XetFormatError } from '../errors';
import { HASH_BYTES, sha256FromWire } from '../hashes/xet-hash';
import { SHARD_MAX_BYTES } from '../limits';
import { ShardCursor } from './shard-cursor';
import {
  CHUNK_IS_DEDUP_ELIGIBLE,
  FILE_HAS_SHA256,
  FILE_HAS_VERIFICATION,
  FOOTER_BYTES,
  type Shard,
  SHARD_TAG,
  SHARD_VERSION,
  type ShardFile,
  type ShardTerm,
  type ShardXorb,
} from './shard-format';

export interface ShardLimits {
  maxBytes: number;
}

export const SHARD_LIMITS: ShardLimits = { maxBytes: SHARD_MAX_BYTES };

/**
 * `rangeHash`es are parts of `bytes`. Either every file proves its terms or none does. Throws XetFormatError with 'xet/shard-…'. What only
 * the store knows (whether the xorbs are there, and what is in them) is not checked here.
 */
export function parseShard(bytes: Uint8Array, limits: ShardLimits = SHARD_LIMITS): Shard {
  if (bytes.length > limits.maxBytes) throw new XetFormatError('xet/shard-too-large', `a shard has at most ${limits.maxBytes} bytes`);
  const cursor = new ShardCursor(bytes);
  readHeader(cursor);
  const files: ShardFile[] = [];
  const proven = new Set<boolean>();
  while (!cursor.next().isBookend()) files.push(readFile(cursor, proven));
  if (proven.size > 1) throw new XetFormatError('xet/shard-partly-verified', 'some files of the shard prove their terms and others do not');
  const xorbs: ShardXorb[] = [];
  while (!cursor.next().isBookend()) xorbs.push(readXorb(cursor));
  return { files, xorbs };
}

function readHeader(cursor: ShardCursor): void {
  cursor.next();
  if (!cursor.hasTag(SHARD_TAG)) throw new XetFormatError('xet/shard-tag', 'this is no shard');
  const version = cursor.u64(HASH_BYTES);
  if (version !== BigInt(SHARD_VERSION)) throw new XetFormatError('xet/shard-version', `a shard of version ${version} is not known`);
  const footerBytes = cursor.u64(HASH_BYTES + 8);
  if (footerBytes !== 0n && footerBytes !== BigInt(FOOTER_BYTES)) {
    throw new XetFormatError('xet/shard-footer', `a footer of ${footerBytes} bytes is not known`);
  }
}

function readFile(cursor: ShardCursor, proven: Set<boolean>): ShardFile {
  const hash = cursor.hash();
  const flags = cursor.u32(32);
  const count = cursor.u32(36);
  const isProven = (flags & FILE_HAS_VERIFICATION) !== 0;
  proven.add(isProven);
  cursor.expect(isProven ? count * 2 : count);
  const terms = Array.from({ length: count }, () => readTerm(cursor.next()));
  if (isProven) for (const term of terms) term.rangeHash = cursor.next().hashBytes();
  const sha256 = (flags & FILE_HAS_SHA256) !== 0 ? sha256FromWire(cursor.next().hashBytes()) : null;
  return { hash, sha256, terms };
}

function readTerm(cursor: ShardCursor): ShardTerm {
  const chunkStart = cursor.u32(40);
  const chunkEnd = cursor.u32(44);
  if (chunkStart >= chunkEnd) throw new XetFormatError('xet/shard-term', `a term of the chunks ${chunkStart} to ${chunkEnd} is empty`);
  return { xorb: cursor.hash(), unpackedBytes: cursor.u32(36), chunkStart, chunkEnd, rangeHash: null };
}

function readXorb(cursor: ShardCursor): ShardXorb {
  const hash = cursor.hash();
  const count = cursor.u32(36);
  const rawBytes = cursor.u32(40);
  cursor.expect(count);
  const hashes = new Uint8Array(count * HASH_BYTES);
  const rawLengths = new Uint32Array(count);
  const dedupFlags = new Uint8Array(count);
  for (let index = 0; index < count; index++) {
    hashes.set(cursor.next().hashBytes(), index * HASH_BYTES);
    rawLengths[index] = cursor.u32(36);
    dedupFlags[index] = (cursor.u32(40) & CHUNK_IS_DEDUP_ELIGIBLE) !== 0 ? 1 : 0;
  }
  return { hash, rawBytes, hashes, rawLengths, dedupFlags };
}
