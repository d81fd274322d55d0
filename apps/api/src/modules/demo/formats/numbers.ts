// Numbers that are the same on every machine: the examples are made, not downloaded, and two hubs make the same bytes.

import { seededRandom } from '../../../common/seeded-random';

/** Nearly normal: the sum of twelve uniform numbers. No logarithm or cosine, whose last bits differ between machines. */
export function normal(seed: number, deviation: number): () => number {
  const next = seededRandom(seed);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum * deviation;
  };
}

const BITS = new DataView(new ArrayBuffer(4));

/** The upper half of a float32, rounded to nearest even. */
export function toBf16(value: number): number {
  BITS.setFloat32(0, value);
  const bits = BITS.getUint32(0);
  return ((bits + 0x7fff + ((bits >>> 16) & 1)) >>> 16) & 0xffff;
}

export function fromBf16(half: number): number {
  BITS.setUint32(0, half * 2 ** 16);
  return BITS.getFloat32(0);
}

/** IEEE half precision of a number between 2^-14 and 65504, rounded to nearest (ties away from zero). */
export function toF16(value: number): number {
  BITS.setFloat32(0, value);
  const bits = BITS.getUint32(0);
  const rounded = (bits & 0x7fffffff) + 0x1000;
  return ((bits >>> 16) & 0x8000) | ((rounded - (112 << 23)) >>> 13);
}

export function fromF16(half: number): number {
  const fraction = 1 + (half & 0x3ff) / 1024;
  return (half & 0x8000 ? -1 : 1) * fraction * 2 ** (((half >>> 10) & 31) - 15);
}
