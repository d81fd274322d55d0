// Reads a shard from front to back, one record of 48 bytes after the other.
import { XetFormatError } from '../errors';
import { HASH_BYTES, type XetHash, xetHashFromBytes } from '../hashes/xet-hash';
import { RECORD_BYTES } from './shard-format';

export class ShardCursor {
  private readonly bytes: Buffer;
  private readonly view: DataView;
  /** Where the current record begins. */
  private start = -RECORD_BYTES;
  private lastHash: { bytes: Buffer; text: XetHash } | null = null;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Goes to the next record, which must be there whole. */
  next(): this {
    this.start += RECORD_BYTES;
    if (this.start + RECORD_BYTES > this.bytes.length) throw new XetFormatError('xet/shard-truncated', 'the shard is cut off');
    return this;
  }

  /** Whether `count` records are there behind the current one: asked before anything is allocated for them. */
  expect(count: number): void {
    if (count * RECORD_BYTES <= this.bytes.length - this.start - RECORD_BYTES) return;
    throw new XetFormatError('xet/shard-truncated', `the shard announces ${count} records more than it has room for`);
  }

  /** 32 bytes of the shard itself. */
  hashBytes(): Uint8Array {
    return this.bytes.subarray(this.start, this.start + HASH_BYTES);
  }

  /** The same text again for the same hash in a row: terms of one xorb come together. */
  hash(): XetHash {
    const bytes = this.bytes.subarray(this.start, this.start + HASH_BYTES);
    if (!this.lastHash?.bytes.equals(bytes)) this.lastHash = { bytes, text: xetHashFromBytes(bytes) };
    return this.lastHash.text;
  }

  hasTag(tag: Buffer): boolean {
    return tag.equals(this.hashBytes());
  }

  u32(offset: number): number {
    return this.view.getUint32(this.start + offset, true);
  }

  u64(offset: number): bigint {
    return this.view.getBigUint64(this.start + offset, true);
  }

  isBookend(): boolean {
    for (let at = this.start; at < this.start + HASH_BYTES; at += 4) if (this.view.getUint32(at, true) !== 0xffffffff) return false;
    return true;
  }
}
