// The text of a row as bytes in one buffer that is used again for each row, and what one pass over it tells: hashes, words, odd characters.
import type { LearningExample, Role } from '../shapes/example';

/** Bytes that UTF-8 never has. */
const MARKS: Record<Role, number> = { system: 0xf9, user: 0xfa, assistant: 0xfb };
/** A code unit takes three bytes of UTF-8 at most. */
const BYTES_PER_UNIT = 3;

export class RowText {
  bytes = Buffer.alloc(1 << 16);
  private words = new Int32Array(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length >> 2);
  /** Turns of the system come first and are no part of what near duplicates are judged by: all rows often share them. */
  comparedFrom = 0;
  inputEnd = 0;
  targetFrom = 0;
  end = 0;
  readonly inputHash = new Hash64();
  readonly targetHash = new Hash64();

  set(example: LearningExample): void {
    this.end = 0;
    this.comparedFrom = 0;
    for (const { role, text } of example.input) {
      this.write(MARKS[role], text);
      if (role === 'system') this.comparedFrom = this.end;
    }
    this.inputEnd = this.end;
    this.align();
    this.targetFrom = this.end;
    this.write(MARKS.assistant, example.target);
    const targetEnd = this.end;
    this.align();
    this.inputHash.of(this.words, 0, this.targetFrom >> 2, this.inputEnd);
    this.targetHash.of(this.words, this.targetFrom >> 2, this.end >> 2, targetEnd - this.targetFrom);
    this.end = targetEnd;
  }

  private write(mark: number, text: string): void {
    const needed = this.end + 8 + text.length * BYTES_PER_UNIT;
    if (needed > this.bytes.length) this.grow(needed);
    this.bytes[this.end] = mark;
    this.end += 1 + this.bytes.write(text, this.end + 1, 'utf8');
  }

  private align(): void {
    while (this.end % 4 !== 0) this.bytes[this.end++] = 0;
  }

  private grow(needed: number): void {
    const larger = Buffer.alloc(Math.ceil((needed * 1.5) / 4) * 4);
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
    this.words = new Int32Array(larger.buffer, larger.byteOffset, larger.length >> 2);
  }
}

/** 64 bits in two halves: MurmurHash3's mixing over words of four bytes, with two seeds at once. Not against those who look for collisions. */
export class Hash64 {
  high = 0;
  low = 0;

  of(words: Int32Array, from: number, to: number, bytes: number): void {
    let a = 0x9747b28c;
    let b = 0x3c6ef372;
    for (let at = from; at < to; at += 1) {
      let k = Math.imul(words[at]!, 0xcc9e2d51);
      k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
      a ^= k;
      a = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
      b = Math.imul(b ^ k, 0x01000193);
      b ^= b >>> 15;
    }
    this.high = mixed(a ^ bytes);
    this.low = mixed(b ^ (bytes * 31) ^ a);
  }
}

export function mixed(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
