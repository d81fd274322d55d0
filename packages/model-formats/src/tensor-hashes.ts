// The contents of every tensor as one hash of its dtype, its shape and its bytes: neither its name nor its place in the file. Read once from the beginning to
// the end, a block at a time, so that memory does not grow with the file; the hash of the whole file is made on the way.
import { createHash, type Hash } from 'node:crypto';
import type { ByteSource } from './byte-source';
import type { TensorInfo } from './tensors';

/** Of sha256: what two tensors share by chance is not worth more. */
export const TENSOR_HASH_BYTES = 16;
const BLOCK_BYTES = 4 * 1024 * 1024;
/** A number of any width repeats itself within so many bytes. */
const PERIOD = 8;

export interface TensorHashes {
  /** One after the other, in the order of the tensors; zeros for one whose bytes are not known. */
  hashes: Uint8Array;
  /** Those that are one number over and over: models have them in common without having anything in common. */
  isPlain: boolean[];
  /** Of the whole file, in hexadecimal. */
  sha256: string;
}

export async function hashTensors(source: ByteSource, tensors: readonly TensorInfo[], blockBytes = BLOCK_BYTES): Promise<TensorHashes> {
  const running = tensors.map((tensor, index) => new RunningTensor(tensor, index));
  const ahead = running.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const whole = createHash('sha256');
  let first = 0;
  for (let at = 0; at < source.sizeBytes; at += blockBytes) {
    const block = await source.read(at, Math.min(blockBytes, source.sizeBytes - at));
    whole.update(block);
    const until = at + block.length;
    for (let next = first; next < ahead.length && ahead[next]!.start < until; next += 1) ahead[next]!.take(block, at);
    while (first < ahead.length && ahead[first]!.end <= until) first += 1;
  }
  const hashes = new Uint8Array(tensors.length * TENSOR_HASH_BYTES);
  for (const tensor of running) hashes.set(tensor.hash(), tensor.index * TENSOR_HASH_BYTES);
  return { hashes, isPlain: running.map((tensor) => tensor.isPlain), sha256: whole.digest('hex') };
}

class RunningTensor {
  readonly start: number;
  readonly end: number;
  isPlain = true;
  private readonly running: Hash;
  private readonly isKnown: boolean;
  private readonly begin = new Uint8Array(PERIOD);

  constructor(
    { dtype, shape, bytes }: TensorInfo,
    readonly index: number,
  ) {
    this.isKnown = bytes !== null;
    this.start = bytes?.start ?? 0;
    this.end = bytes?.end ?? 0;
    this.running = createHash('sha256').update(`${dtype}\0${shape.join(',')}\0`);
  }

  /** What of a block that begins at `at` belongs to it. */
  take(block: Uint8Array, at: number): void {
    const part = block.subarray(Math.max(0, this.start - at), Math.min(block.length, this.end - at));
    if (part.length === 0) return;
    this.running.update(part);
    if (this.isPlain) this.isPlain = this.goesOn(part, Math.max(0, at - this.start));
  }

  hash(): Uint8Array {
    return this.isKnown ? this.running.digest().subarray(0, TENSOR_HASH_BYTES) : new Uint8Array(TENSOR_HASH_BYTES);
  }

  /** Whether `part`, which comes `passed` bytes after the beginning, only repeats it. */
  private goesOn(part: Uint8Array, passed: number): boolean {
    for (let at = 0; at < Math.min(PERIOD, part.length); at += 1) {
      if (passed + at < PERIOD) this.begin[passed + at] = part[at]!;
      else if (part[at] !== this.begin[(passed + at) % PERIOD]) return false;
    }
    return part.length <= PERIOD || Buffer.compare(part.subarray(0, part.length - PERIOD), part.subarray(PERIOD)) === 0;
  }
}
