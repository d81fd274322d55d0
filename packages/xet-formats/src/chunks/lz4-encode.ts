// Writes LZ4 blocks in plain JavaScript, for where there is no native code: greedy, one candidate a position, like the fast mode of others.

const MIN_MATCH = 4;
/** The last five bytes are literals, and no match begins in the last twelve: decoders rely on it. */
const LAST_LITERALS = 5;
const NO_MATCH_BEFORE_END = 12;
const MAX_DISTANCE = 65_535;
const HASH_BITS = 14;
/** After so many positions without a match the step grows by one: what does not compress is passed quickly. */
const SKIP_BITS = 6;

/** Where a hash was last seen, plus one. Used again by every call: calls do not overlap. */
const seen = new Int32Array(1 << HASH_BITS);

export function encodeLz4Block(raw: Uint8Array): Uint8Array {
  seen.fill(0);
  const writer = new SequenceWriter(raw);
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  const lastStart = raw.length - NO_MATCH_BEFORE_END;
  let literalsAt = 0;
  let at = 0;
  let misses = 1 << SKIP_BITS;
  while (at <= lastStart) {
    const candidate = lookUp(view, at);
    if (candidate < 0) {
      at += misses++ >>> SKIP_BITS;
      continue;
    }
    const length = matchLength(raw, candidate, at);
    writer.sequence(literalsAt, at, at - candidate, length);
    at += length;
    literalsAt = at;
    misses = 1 << SKIP_BITS;
  }
  return writer.end(literalsAt);
}

/** An earlier position with the same four bytes, near enough; else -1. Remembers this one. */
function lookUp(view: DataView, at: number): number {
  const word = view.getUint32(at, true);
  const slot = Math.imul(word, 2654435761) >>> (32 - HASH_BITS);
  const candidate = seen[slot]! - 1;
  seen[slot] = at + 1;
  return candidate >= 0 && at - candidate <= MAX_DISTANCE && view.getUint32(candidate, true) === word ? candidate : -1;
}

function matchLength(raw: Uint8Array, candidate: number, at: number): number {
  const limit = raw.length - LAST_LITERALS - at;
  let length = MIN_MATCH;
  while (length < limit && raw[candidate + length] === raw[at + length]) length++;
  return length;
}

class SequenceWriter {
  /** What does not compress at all grows by one byte in 255, and a few. */
  private readonly output: Uint8Array;
  private at = 0;

  constructor(private readonly raw: Uint8Array) {
    this.output = new Uint8Array(raw.length + Math.ceil(raw.length / 255) + 16);
  }

  sequence(literalsAt: number, end: number, distance: number, length: number): void {
    this.literals(literalsAt, end, Math.min(length - MIN_MATCH, 15));
    this.output[this.at++] = distance & 255;
    this.output[this.at++] = distance >>> 8;
    if (length - MIN_MATCH >= 15) this.longLength(length - MIN_MATCH - 15);
  }

  end(literalsAt: number): Uint8Array {
    this.literals(literalsAt, this.raw.length, 0);
    return this.output.subarray(0, this.at);
  }

  private literals(start: number, end: number, lowNibble: number): void {
    const count = end - start;
    this.output[this.at++] = (Math.min(count, 15) << 4) | lowNibble;
    if (count >= 15) this.longLength(count - 15);
    this.output.set(this.raw.subarray(start, end), this.at);
    this.at += count;
  }

  private longLength(rest: number): void {
    let left = rest;
    for (; left >= 255; left -= 255) this.output[this.at++] = 255;
    this.output[this.at++] = left;
  }
}
