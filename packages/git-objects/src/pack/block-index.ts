// Finds where a window of the target occurs in the base: the base is cut in blocks of 16 bytes, the target is asked at every
// byte through a rolling hash.

export const BLOCK_BYTES = 16;
const MULTIPLIER = 0x01000193;
/** MULTIPLIER to the power of BLOCK_BYTES - 1: the weight of the byte that leaves the window. */
const LEAVING = Array.from({ length: BLOCK_BYTES - 1 }).reduce<number>((power) => Math.imul(power, MULTIPLIER), 1);
/** Blocks that all hash the same (zeros, padding) are looked at this often and no more. */
export const MAX_CANDIDATES = 8;

export function blockHash(data: Buffer, at: number): number {
  let hash = 0;
  for (let i = at; i < at + BLOCK_BYTES; i++) hash = (Math.imul(hash, MULTIPLIER) + data[i]!) | 0;
  return hash;
}

/** The hash of the window one byte further. */
export function rollHash(hash: number, leaves: number, enters: number): number {
  return (Math.imul(hash - Math.imul(leaves, LEAVING), MULTIPLIER) + enters) | 0;
}

export class BlockIndex {
  private readonly heads: Int32Array;
  private readonly next: Int32Array;
  private readonly shift: number;

  constructor(
    private readonly base: Buffer,
    private readonly from: number,
    to: number,
  ) {
    const blocks = Math.floor((to - from) / BLOCK_BYTES);
    const bits = Math.max(4, 32 - Math.clz32(blocks));
    this.shift = 32 - bits;
    this.heads = new Int32Array(1 << bits).fill(-1);
    this.next = new Int32Array(blocks);
    for (let block = blocks - 1; block >= 0; block--) this.add(block);
  }

  private add(block: number): void {
    const slot = this.slot(blockHash(this.base, this.from + block * BLOCK_BYTES));
    this.next[block] = this.heads[slot]!;
    this.heads[slot] = block;
  }

  private slot(hash: number): number {
    return Math.imul(hash, 0x9e3779b1) >>> this.shift;
  }

  /** The first block that may hold the window of that hash, or -1. */
  first(hash: number): number {
    return this.heads[this.slot(hash)]!;
  }

  /** The next such block behind this one, or -1. */
  after(block: number): number {
    return this.next[block]!;
  }

  /** Where a block stands in the base. */
  offsetOf(block: number): number {
    return this.from + block * BLOCK_BYTES;
  }
}
