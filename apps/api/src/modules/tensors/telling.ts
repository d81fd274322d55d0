// Which tensors tell models from each other. What every model has (masks, positions, tensors of ones or zeros, the small change) says nothing of where it comes from. Pure.
import { TENSOR_HASH_BYTES } from '@modelgrove/model-formats';
import type { TensorOutcome } from './tensor.thread';
import type { HashedWeights } from './tensors.types';

const LEAST_BYTES = 4096;
/** Positions, masks, counters. Packed weights come as I32, U8 and I8. */
const NO_WEIGHTS = new Set(['BOOL', 'I64', 'U64']);

export function tellingTensors(
  { tensors }: Pick<TensorOutcome, 'tensors'>,
  hashes: Uint8Array,
  isPlain: readonly boolean[],
): HashedWeights['telling'] {
  const telling = new Map<string, { hash: Uint8Array; bytes: number }>();
  tensors.forEach(({ dtype, bytes }, at) => {
    const size = bytes === null ? 0 : bytes.end - bytes.start;
    if (size < LEAST_BYTES || NO_WEIGHTS.has(dtype) || isPlain[at]) return;
    const hash = hashes.subarray(at * TENSOR_HASH_BYTES, (at + 1) * TENSOR_HASH_BYTES);
    telling.set(Buffer.from(hash).toString('hex'), { hash, bytes: size });
  });
  return [...telling.values()];
}

/** How much of `whole` it is, as one says it: never all of it when something is missing, and never nothing when something is there. */
export function sharePercent(shared: number, whole: number): number {
  if (whole <= 0) return 0;
  return Math.min(100, Math.max(1, Math.floor((shared / whole) * 100)));
}
