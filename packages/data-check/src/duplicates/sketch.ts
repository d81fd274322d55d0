// MinHash by one permutation: shingles of three words are hashed once; each falls into one of 64 bins, and a bin keeps its smallest hash. Bins that nothing fell into take over
// from another (optimal densification, Shrivastava 2017). Eight bits of each bin are kept: two rows agree in a bin about as often as their shingles overlap (Jaccard).
// Words are runs of letters and digits, whatever their case; a CJK character is a word.
import { mixed } from './row-text';

export const BINS = 64;
const BIN_MASK = BINS - 1;
const EMPTY = 0xffffffff;
/** Rows of fewer words are compared as wholes only. */
export const MIN_WORDS = 8;

const SEPARATOR = 0;
const WORD = 1;
const CJK3 = 2;
const WIDE4 = 3;
const KINDS = kinds();

/** For each bin the bins that it takes over from when it is empty, in an order of its own. */
const DONORS = 256;
const DONOR = Uint8Array.from({ length: BINS * DONORS }, (_, at) => mixed(at + 1) & BIN_MASK);
const DONOR_MASK = DONOR.length - 1;

function kinds(): Uint8Array {
  const table = new Uint8Array(256).fill(WORD, 0x80);
  table.fill(WORD, 0x30, 0x3a).fill(WORD, 0x41, 0x5b).fill(WORD, 0x61, 0x7b);
  table.fill(CJK3, 0xe3, 0xea);
  table[0xef] = CJK3;
  table.fill(WIDE4, 0xf0, 0xf8).fill(SEPARATOR, 0xf8);
  return table;
}

export class Sketcher {
  private readonly smallest = new Uint32Array(BINS);
  private first = 0;
  private second = 0;
  words = 0;
  /** A control character other than tab, line feed and carriage return was there. */
  hasControl = false;
  /** U+FFFD was there. */
  hasReplacement = false;

  begin(): void {
    this.smallest.fill(EMPTY);
    this.words = 0;
    this.hasControl = false;
    this.hasReplacement = false;
  }

  /** More of the row: bytes[from, to) of a RowText. Afterwards `words`, `hasControl`, `hasReplacement` and sketch() speak of all since begin(). */
  read(bytes: Uint8Array, from: number, to: number): void {
    let hash = 0;
    let isInWord = false;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at]!;
      const kind = KINDS[byte]!;
      if (kind === WORD) {
        hash = Math.imul(hash ^ (byte | 0x20), 0x01000193);
        isInWord = true;
        continue;
      }
      if (isInWord) {
        this.word(hash);
        hash = 0;
        isInWord = false;
      }
      if (kind === SEPARATOR) {
        if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) this.hasControl = true;
      } else if (kind === CJK3) {
        this.wide(byte, bytes[at + 1]!, bytes[at + 2]!);
        at += 2;
      } else {
        this.word(Math.imul((bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!, 0x01000193));
        at += 3;
      }
    }
    if (isInWord) this.word(hash);
  }

  /** Writes the 64 bytes of the sketch; false when the row has too few words. */
  sketch(into: Uint8Array, offset: number): boolean {
    if (this.words < MIN_WORDS) return false;
    const smallest = this.smallest;
    for (let bin = 0; bin < BINS; bin += 1) {
      let value = smallest[bin]!;
      for (let attempt = bin * DONORS; value === EMPTY; attempt += 1) value = smallest[DONOR[attempt & DONOR_MASK]!]!;
      into[offset + bin] = mixed(value) >>> 24;
    }
    return true;
  }

  private word(hash: number): void {
    const { first, second } = this;
    this.first = second;
    this.second = hash;
    this.words += 1;
    if (this.words < 3) return;
    const shingle = mixed(Math.imul(first, 0x2c1b3c6d) ^ Math.imul((second << 11) | (second >>> 21), 0x297a2d39) ^ hash);
    const bin = shingle & BIN_MASK;
    if (shingle < this.smallest[bin]!) this.smallest[bin] = shingle;
  }

  private wide(first: number, second: number, third: number): void {
    if (first === 0xef) {
      if (second === 0xbf && third === 0xbd) this.hasReplacement = true;
      // Punctuation of full width, but for its letters and digits.
      if (second === 0xbc || second === 0xbd || second === 0xbf) return;
    }
    if (first === 0xe3 && second === 0x80) return;
    this.word(Math.imul((first << 16) | (second << 8) | third, 0x01000193));
  }
}
