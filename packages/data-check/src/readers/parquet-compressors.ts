// Decompression of pages by what Node has itself: quicker than JavaScript, and no page unpacks to more than it says, whatever is in it.
import * as zlib from 'node:zlib';
import type { Compressors } from 'hyparquet';

/** Loads what Node lacks: LZ4, Snappy, and zstd in old versions. */
export async function boundedCompressors(): Promise<Compressors> {
  const { compressors } = await import('hyparquet-compressors');
  const { zstdDecompressSync } = zlib as { zstdDecompressSync?: typeof zlib.gunzipSync };
  const bounded =
    (unpack: (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array) =>
    (bytes: Uint8Array, length: number): Uint8Array =>
      unpack(bytes, { maxOutputLength: Math.max(length, 1) });
  return {
    ...compressors,
    GZIP: bounded(zlib.gunzipSync),
    BROTLI: bounded(zlib.brotliDecompressSync),
    ...(zstdDecompressSync && { ZSTD: bounded(zstdDecompressSync) }),
  };
}
