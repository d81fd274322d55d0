// Contents that several specs use. X is a xorshift stream: neither constant nor periodic, and easy to make in any language.

const X_SEED = 0x12345678;

export function xBytes(length: number): Buffer {
  const words = new Uint32Array(Math.ceil(length / 4));
  let x = X_SEED;
  for (let index = 0; index < words.length; index++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    words[index] = x;
  }
  return Buffer.from(words.buffer, 0, length);
}

/** Chunks of X 1 MiB, as hf_xet cuts it. */
export const X_1MIB_ENDS = [
  131072, 159406, 170109, 183494, 286035, 328262, 352756, 377946, 448920, 468044, 563060, 573662, 603238, 673933, 772785, 817998, 949070,
  992313, 1048576,
];

/** By name, so that other programs can be given the same contents. */
export const INPUTS: Record<string, (length: number) => Buffer> = {
  x: xBytes,
  zeros: (length) => Buffer.alloc(length),
  'fifty-nine': (length) => Buffer.alloc(length, 59),
  'period 251': (length) => Buffer.from(Uint8Array.from({ length }, (_, index) => index % 251)),
  'period 256': (length) => Buffer.from(Uint8Array.from({ length }, (_, index) => index & 255)),
  sentences,
};

/** Words and runs of words that repeat over more than 64 KiB: what golden LZ4 frames were made from. */
export function sentences(length: number): Buffer {
  const parts: string[] = [];
  let made = 0;
  for (let x = 1; made < length;) {
    x = (Math.imul(x, 1103515245) + 12345) & 0x7fffffff;
    const part = `word ${(x >>> 16) % 4} of a sentence; `.repeat(1 + ((x >>> 20) % 40));
    made += part.length;
    parts.push(part);
  }
  return Buffer.from(parts.join('')).subarray(0, length);
}

export function cutAt(bytes: Uint8Array, ends: readonly number[]): Uint8Array[] {
  return ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1]!, end));
}

/** Pieces of at most `size` bytes. */
export function inPieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
