// Run after a build: writes a .br and a .gz beside every file that a browser loads and that shrinks. The API sends the one that was asked for.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const assets = new URL('../dist/assets/', import.meta.url);
const SMALLEST_BYTES = 1000;

for (const name of readdirSync(assets).filter((file) => /\.(?:js|css|svg|html)$/.test(file))) {
  const bytes = readFileSync(new URL(name, assets));
  if (bytes.length < SMALLEST_BYTES) continue;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(new URL(`${name}.br`, assets), brotliCompressSync(bytes, { params }));
  writeFileSync(new URL(`${name}.gz`, assets), gzipSync(bytes, { level: 9 }));
}
