// Columns of numbers that grow without being copied, and sorting by them: what is kept of a row besides its sketch are a few of these.
const CHUNK_BITS = 13;
const CHUNK = 1 << CHUNK_BITS;
const CHUNK_MASK = CHUNK - 1;

export class U32Column {
  private readonly chunks: Uint32Array[] = [];
  length = 0;

  push(value: number): void {
    if ((this.length & CHUNK_MASK) === 0) this.chunks.push(new Uint32Array(CHUNK));
    this.chunks[this.length >>> CHUNK_BITS]![this.length & CHUNK_MASK] = value;
    this.length += 1;
  }

  get(at: number): number {
    return this.chunks[at >>> CHUNK_BITS]![at & CHUNK_MASK]!;
  }

  set(at: number, value: number): void {
    this.chunks[at >>> CHUNK_BITS]![at & CHUNK_MASK] = value;
  }

  /** Gives back what lies behind. */
  truncate(length: number): void {
    this.length = length;
    this.chunks.length = (length + CHUNK_MASK) >>> CHUNK_BITS;
  }
}

/** Rows of a fixed number of bytes. */
export class BytesColumn {
  private readonly chunks: Uint8Array[] = [];
  length = 0;

  constructor(private readonly width: number) {}

  /** The chunk that holds the next row, and where; push() makes it count. */
  room(): { chunk: Uint8Array; offset: number } {
    const offset = (this.length & CHUNK_MASK) * this.width;
    if (this.length >>> CHUNK_BITS === this.chunks.length) this.chunks.push(new Uint8Array(CHUNK * this.width));
    return { chunk: this.chunks[this.length >>> CHUNK_BITS]!, offset };
  }

  push(): void {
    this.length += 1;
  }

  chunkOf(at: number): Uint8Array {
    return this.chunks[at >>> CHUNK_BITS]!;
  }

  offsetOf(at: number): number {
    return (at & CHUNK_MASK) * this.width;
  }

  move(from: number, to: number): void {
    const source = this.chunkOf(from);
    this.chunkOf(to).set(source.subarray(this.offsetOf(from), this.offsetOf(from) + this.width), this.offsetOf(to));
  }

  truncate(length: number): void {
    this.length = length;
    this.chunks.length = (length + CHUNK_MASK) >>> CHUNK_BITS;
  }
}

/** 0, 1, … below `end`. */
export function numbersTo(end: number): Uint32Array {
  const numbers = new Uint32Array(end);
  for (let at = 0; at < end; at += 1) numbers[at] = at;
  return numbers;
}

const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/** Sorts `order` by a key of 32 bits, keeping what is equal in its order (radix, three digits). Answers the sorted array, which may be another than the given. */
export function sortedBy(order: Uint32Array, keyOf: (item: number) => number): Uint32Array {
  const keys = new Uint32Array(order.length);
  for (let at = 0; at < order.length; at += 1) keys[at] = keyOf(order[at]!);
  let from: Side = { items: order, keys };
  let to: Side = { items: new Uint32Array(order.length), keys: new Uint32Array(order.length) };
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    pass(from, to, shift);
    [from, to] = [to, from];
  }
  return from.items;
}

interface Side {
  items: Uint32Array;
  keys: Uint32Array;
}

function pass(from: Side, to: Side, shift: number): void {
  const starts = new Uint32Array(DIGITS + 1);
  for (const key of from.keys) starts[((key >>> shift) & (DIGITS - 1)) + 1]! += 1;
  for (let digit = 0; digit < DIGITS; digit += 1) starts[digit + 1]! += starts[digit]!;
  for (let at = 0; at < from.keys.length; at += 1) {
    const key = from.keys[at]!;
    const place = starts[(key >>> shift) & (DIGITS - 1)]!++;
    to.items[place] = from.items[at]!;
    to.keys[place] = key;
  }
}

/** Calls with the border of each run of equal items, [from, to). */
export function eachRun(order: Uint32Array, isSame: (a: number, b: number) => boolean, run: (from: number, to: number) => void): void {
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && isSame(order[from]!, order[to]!)) to += 1;
    run(from, to);
    from = to;
  }
}
