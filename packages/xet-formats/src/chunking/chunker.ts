// Cuts contents where the contents say: the same cuts as hf_xet makes, so that what is stored here is recognised by clients (Xet specification,
// "Content-defined chunking"). The gear hash of the last 64 bytes decides; after a cut it begins anew.
import { CHUNK_MAX_RAW_BYTES, CHUNK_MIN_RAW_BYTES } from '../limits';
import { GEAR_HIGH, GEAR_LOW } from './gear-table';

/** Older bytes have left the hash. */
const WINDOW_BYTES = 64;
const SKIPPED_BYTES = CHUNK_MIN_RAW_BYTES - WINDOW_BYTES;
/** The uppermost 16 of 64 bits, in the upper half. */
const MASK_HIGH = 0xffff0000;

export class Chunker {
  private high = 0;
  private low = 0;
  /** Of the chunk that has begun. */
  private size = 0;
  private parts: Uint8Array[] = [];

  /** The chunks that end in `bytes`. One that lies whole in it is a part of it; what is left over is kept without a copy, so leave `bytes` as they are. */
  push(bytes: Uint8Array): Uint8Array[] {
    const chunks: Uint8Array[] = [];
    let start = 0;
    for (;;) {
      const end = this.scan(bytes, start);
      if (end < 0) break;
      chunks.push(this.cut(bytes.subarray(start, end)));
      start = end;
    }
    if (start < bytes.length) this.parts.push(bytes.subarray(start));
    return chunks;
  }

  /** The last chunk, which may have any length; null when nothing is left. */
  finish(): Uint8Array | null {
    return this.size === 0 ? null : this.cut(new Uint8Array());
  }

  private cut(last: Uint8Array): Uint8Array {
    const chunk = this.parts.length === 0 ? last : Buffer.concat([...this.parts, last]);
    this.parts = [];
    this.high = 0;
    this.low = 0;
    this.size = 0;
    return chunk;
  }

  /** Where the chunk ends that begins (or goes on) at `start`; -1 when it does not end in `bytes`. */
  private scan(bytes: Uint8Array, start: number): number {
    const minimumAt = start + CHUNK_MIN_RAW_BYTES - this.size;
    const hashedFrom = Math.min(bytes.length, start + Math.max(0, SKIPPED_BYTES - this.size));
    const testedFrom = Math.max(hashedFrom, Math.min(bytes.length, minimumAt - 1));
    this.hash(bytes, hashedFrom, testedFrom);
    const maximumAt = start + CHUNK_MAX_RAW_BYTES - this.size;
    const match = this.match(bytes, testedFrom, Math.min(bytes.length, maximumAt));
    if (match > 0) return match;
    this.size += bytes.length - start;
    return maximumAt <= bytes.length ? maximumAt : -1;
  }

  /** Takes bytes into the hash that are too early for a cut. */
  private hash(bytes: Uint8Array, from: number, to: number): void {
    let { high, low } = this;
    for (let at = from; at < to; at++) {
      const added = GEAR_LOW[bytes[at]!]!;
      const shifted = low << 1;
      const sum = (shifted + added) | 0;
      const carry = ((shifted & added) | ((shifted | added) & ~sum)) >>> 31;
      high = ((high << 1) + (low >>> 31) + GEAR_HIGH[bytes[at]!]! + carry) | 0;
      low = sum;
    }
    this.high = high;
    this.low = low;
  }

  /** The same with a test after every byte: the end of the first that matches, else 0. Twice the loop, because this is where the time goes. */
  private match(bytes: Uint8Array, from: number, to: number): number {
    let { high, low } = this;
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      const added = GEAR_LOW[byte]!;
      const shifted = low << 1;
      const sum = (shifted + added) | 0;
      const carry = ((shifted & added) | ((shifted | added) & ~sum)) >>> 31;
      high = ((high << 1) + (low >>> 31) + GEAR_HIGH[byte]! + carry) | 0;
      low = sum;
      if ((high & MASK_HIGH) === 0) return at + 1;
    }
    this.high = high;
    this.low = low;
    return 0;
  }
}
