import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ByteSource } from '@modelgrove/data-check/readers';

export function fixture(name: string): Buffer {
  return readFileSync(join(__dirname, 'fixtures', name));
}

/** Counts what is read of it. */
export function sourceOf(content: Uint8Array | string): ByteSource & { readBytes: number } {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const source = {
    sizeBytes: bytes.length,
    readBytes: 0,
    read(start: number, length: number): Promise<Uint8Array> {
      source.readBytes += length;
      return Promise.resolve(new Uint8Array(bytes.subarray(start, start + length)));
    },
  };
  return source;
}
