// Large files to upload: numbers that do not compress, weights that do as those of models, both different for every seed.
import { createCipheriv, createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';

const BLOCK_BYTES = 4 * 2 ** 20;
const ZEROS = Buffer.alloc(BLOCK_BYTES);

/** Bytes that neither a codec nor a file system makes smaller. */
export function writeNoise(file, size, seed) {
  writeBlocks(file, blocks(noise(seed), size));
}

/** bf16 numbers around zero, whose upper bytes repeat. */
export function writeWeights(file, size, seed) {
  writeBlocks(file, blocks(weights(seed), size));
}

/**
 * A safetensors file of tensors of one size; those that `seedOf` gives another seed are other ones.
 * @param {{ tensors: number, tensorBytes: number, seedOf: (index: number) => string }} shape
 */
export function writeSafetensors(file, { tensors, tensorBytes, seedOf }) {
  const entries = Array.from({ length: tensors }, (_, i) => [
    `model.layers.${i}.weight`,
    { dtype: 'BF16', shape: [tensorBytes / 2], data_offsets: [i * tensorBytes, (i + 1) * tensorBytes] },
  ]);
  const text = JSON.stringify(Object.fromEntries(entries));
  const header = Buffer.from(text.padEnd(Math.ceil(text.length / 8) * 8));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  writeBlocks(file, tensorsOf());

  function* tensorsOf() {
    yield length;
    yield header;
    for (let i = 0; i < tensors; i += 1) yield* blocks(weights(seedOf(i)), tensorBytes);
  }
}

function writeBlocks(file, source) {
  const handle = openSync(file, 'w');
  try {
    for (const block of source) writeSync(handle, block);
  } finally {
    closeSync(handle);
  }
}

function* blocks(next, size) {
  for (let left = size; left > 0; left -= BLOCK_BYTES) yield next().subarray(0, left);
}

function noise(seed) {
  const digest = createHash('sha256').update(seed).digest();
  const cipher = createCipheriv('aes-128-ctr', digest.subarray(0, 16), digest.subarray(16));
  return () => cipher.update(ZEROS);
}

function weights(seed) {
  const next = noise(seed);
  return () => {
    const block = next();
    const numbers = new Uint16Array(block.buffer, block.byteOffset, block.length / 2);
    for (let i = 0; i < numbers.length; i += 1) numbers[i] = WEIGHTS[numbers[i]];
    return block;
  };
}

/** One bf16 number for each equally likely one of 65,536: a normal distribution of deviation 0.02, by the sum of uniform ones. */
const WEIGHTS = weightTable();

function weightTable() {
  const wide = new Float32Array(1);
  const bits = new Uint32Array(wide.buffer);
  const next = noise('weights');
  const uniform = new Uint32Array(next().buffer);
  return Uint16Array.from({ length: 2 ** 16 }, (_, i) => {
    let sum = -6;
    for (let k = 0; k < 12; k += 1) sum += uniform[i * 12 + k] / 2 ** 32;
    wide[0] = sum * 0.02;
    return bits[0] >>> 16;
  });
}
