// How much memory a model needs to run, estimated from its number of parameters alone: what lists know, and what they filter by. Pure.

/** Memory is sold in these. */
export const GB = 2 ** 30;

/** Bytes for each parameter; what quantisation adds (scales, layers that stay whole) is in it. The best one first. */
export const PRECISIONS = { fp32: 4, bf16: 2, int8: 1.06, int4: 0.6 } as const;
export type Precision = keyof typeof PRECISIONS;

/** Results of layers and copies while it computes, as a share of the weights; and what a runtime and its driver take before anything is loaded. */
export const WORKING_SHARE = 0.05;
export const RUNTIME_BYTES = 0.7 * GB;
/** Tokens of context that it must have room for at least. */
export const USUAL_CONTEXT = 4096;

/** Of the common designs: 128 KiB for each token of context at 8B, and by the root of the number of parameters for others. */
const CACHE_AT_8B = 131_072;
const cacheFactor = CACHE_AT_8B / Math.sqrt(8e9);
export const usualCacheBytes = (parameters: number): number => cacheFactor * Math.sqrt(parameters);

export function neededBytes(weightsBytes: number, cacheBytes: number): number {
  return weightsBytes * (1 + WORKING_SHARE) + RUNTIME_BYTES + cacheBytes;
}

/** The most parameters that fit so much memory at 4 bits with the usual context: neededBytes solved for them. */
export function mostParameters(memoryGb: number): number {
  const a = PRECISIONS.int4 * (1 + WORKING_SHARE);
  const b = USUAL_CONTEXT * cacheFactor;
  const c = RUNTIME_BYTES - memoryGb * GB;
  return c >= 0 ? 0 : Math.floor(((Math.sqrt(b * b - 4 * a * c) - b) / (2 * a)) ** 2);
}

/** `24`, `47.2`: gigabytes as an address has them; null for what is none. */
export function readGigabytes(text: string): number | null {
  return /^\d{1,5}(\.\d)?$/.test(text) && Number(text) > 0 ? Number(text) : null;
}
