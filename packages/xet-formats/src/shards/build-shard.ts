import { XetFormatError } from '../errors';
import { HASH_BYTES, sha256ToWire, type XetHash } from '../hashes/xet-hash';
import {
  CHUNK_IS_DEDUP_ELIGIBLE,
  FILE_HAS_SHA256,
  FILE_HAS_VERIFICATION,
  FOOTER_BYTES,
  RECORD_BYTES,
  type Shard,
  type ShardFile,
  type ShardXorb,
} from './shard-format';
import { ShardWriter } from './shard-writer';

/** Header and the bookends of both sections. */
const FRAME_RECORDS = 3;

/** The form that is uploaded: without a footer. */
export function buildShard({ files, xorbs }: Shard): Buffer {
  const records = FRAME_RECORDS + sum(files, fileRecords) + sum(xorbs, xorbRecords);
  const writer = new ShardWriter(records * RECORD_BYTES);
  writer.header(0);
  for (const file of files) writeFile(writer, file);
  writer.bookend();
  for (const xorb of xorbs) writeXorb(writer, xorb, 0);
  writer.bookend();
  return writer.done();
}

/** A xorb as a dedup answer tells of it: `hashes` are the chunks' names under the key of the answer. */
export interface DedupXorb {
  hash: XetHash;
  hashes: Uint8Array;
  rawLengths: Uint32Array;
  dedupFlags: Uint8Array;
  /** Of the stored xorb; clients only count it. */
  bodyBytes?: number;
}

export interface DedupShard {
  xorbs: readonly DedupXorb[];
  /** 32 bytes. */
  hmacKey: Uint8Array;
  createdAtSeconds: number;
  /** Until when a client may use its copy; 0: in its present session only. */
  keyExpiresAtSeconds: number;
}

/** The answer to a dedup question: xorbs and no files, with the footer that clients read it by. */
export function buildDedupShard({ xorbs, ...footer }: DedupShard): Buffer {
  if (footer.hmacKey.length !== HASH_BYTES) throw new XetFormatError('xet/shard-key', 'the key of a dedup answer has 32 bytes');
  const writer = new ShardWriter((FRAME_RECORDS + sum(xorbs, xorbRecords)) * RECORD_BYTES + FOOTER_BYTES);
  writer.header(FOOTER_BYTES);
  const filesAt = writer.position();
  writer.bookend();
  const xorbsAt = writer.position();
  for (const xorb of xorbs) writeXorb(writer, { ...xorb, rawBytes: rawBytesOf(xorb) }, xorb.bodyBytes ?? 0);
  writer.bookend();
  const storedBytesOnDisk = sum(xorbs, ({ bodyBytes }) => bodyBytes ?? 0);
  writer.footer({ ...footer, filesAt, xorbsAt, storedBytesOnDisk, materializedBytes: 0, storedBytes: sum(xorbs, rawBytesOf) });
  return writer.done();
}

function writeFile(writer: ShardWriter, { hash, sha256, terms }: ShardFile): void {
  const isProven = hasProofs(terms);
  const flags = (isProven ? FILE_HAS_VERIFICATION : 0) + (sha256 === null ? 0 : FILE_HAS_SHA256);
  writer.record(hash, [flags, terms.length]);
  for (const { xorb, unpackedBytes, chunkStart, chunkEnd } of terms) writer.record(xorb, [0, unpackedBytes, chunkStart, chunkEnd]);
  if (isProven) for (const { rangeHash } of terms) writer.record(rangeHash!);
  if (sha256 !== null) writer.record(sha256ToWire(sha256));
}

function writeXorb(writer: ShardWriter, { hash, rawBytes, hashes, rawLengths, dedupFlags }: ShardXorb, bodyBytes: number): void {
  writer.record(hash, [0, rawLengths.length, rawBytes, bodyBytes]);
  let start = 0;
  rawLengths.forEach((rawLength, index) => {
    const flags = dedupFlags[index] ? CHUNK_IS_DEDUP_ELIGIBLE : 0;
    writer.record(hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES), [start, rawLength, flags]);
    start += rawLength;
  });
}

/** A file without terms has nothing to prove, and counts as proven: all or none of a shard's files must. */
function hasProofs(terms: ShardFile['terms']): boolean {
  const proofs = terms.filter(({ rangeHash }) => rangeHash !== null).length;
  if (proofs === 0 && terms.length > 0) return false;
  if (proofs === terms.length) return true;
  throw new XetFormatError('xet/shard-partly-verified', 'a file proves some of its terms and not others');
}

function fileRecords({ terms, sha256 }: ShardFile): number {
  return 1 + terms.length * (hasProofs(terms) ? 2 : 1) + (sha256 === null ? 0 : 1);
}

function xorbRecords({ rawLengths }: { rawLengths: Uint32Array }): number {
  return 1 + rawLengths.length;
}

function rawBytesOf({ rawLengths }: { rawLengths: Uint32Array }): number {
  return rawLengths.reduce((total, length) => total + length, 0);
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
