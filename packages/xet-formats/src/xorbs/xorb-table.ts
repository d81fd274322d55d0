// What is kept of a verified xorb beside its bytes: the hash and both ends of every chunk.
import { HASH_BYTES } from '../hashes/xet-hash';

export interface XorbTable {
  /** 32 bytes a chunk, in wire order. */
  hashes: Uint8Array;
  /** Where each chunk ends in the contents of the xorb. */
  rawEnds: Uint32Array;
  /** Where each chunk ends in the stored xorb, headers included. */
  bodyEnds: Uint32Array;
}

export function chunkHashAt({ hashes }: Pick<XorbTable, 'hashes'>, index: number): Uint8Array {
  return hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/** Where the chunk before `index` ends: where chunk `index` begins. */
export function endBefore(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : ends[index - 1]!;
}

/** Of the contents of one chunk. */
export function rawLengthAt({ rawEnds }: Pick<XorbTable, 'rawEnds'>, index: number): number {
  return rawEnds[index]! - endBefore(rawEnds, index);
}

const FIRST_CAPACITY = 64;

/** A table that grows by one chunk at a time. */
export class XorbTableBuilder {
  count = 0;
  rawBytes = 0;
  bodyBytes = 0;
  private hashes = new Uint8Array(FIRST_CAPACITY * HASH_BYTES);
  private rawEnds = new Uint32Array(FIRST_CAPACITY);
  private bodyEnds = new Uint32Array(FIRST_CAPACITY);

  add(hash: Uint8Array, rawBytes: number, bodyBytes: number): void {
    if (this.count === this.rawEnds.length) this.grow();
    this.hashes.set(hash, this.count * HASH_BYTES);
    this.rawBytes += rawBytes;
    this.bodyBytes += bodyBytes;
    this.rawEnds[this.count] = this.rawBytes;
    this.bodyEnds[this.count] = this.bodyBytes;
    this.count += 1;
  }

  /** A copy as large as it has to be. */
  table(): XorbTable {
    const { count } = this;
    return {
      hashes: this.hashes.slice(0, count * HASH_BYTES),
      rawEnds: this.rawEnds.slice(0, count),
      bodyEnds: this.bodyEnds.slice(0, count),
    };
  }

  private grow(): void {
    const capacity = this.count * 2;
    const { hashes, rawEnds, bodyEnds } = this;
    this.hashes = new Uint8Array(capacity * HASH_BYTES);
    this.rawEnds = new Uint32Array(capacity);
    this.bodyEnds = new Uint32Array(capacity);
    this.hashes.set(hashes);
    this.rawEnds.set(rawEnds);
    this.bodyEnds.set(bodyEnds);
  }
}
