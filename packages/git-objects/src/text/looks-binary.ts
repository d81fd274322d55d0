/** git's own test: a NUL among the first 8000 bytes (buffer_is_binary). */
const SAMPLE_BYTES = 8000;

export function looksBinary(sample: Uint8Array): boolean {
  return sample.subarray(0, SAMPLE_BYTES).includes(0);
}
