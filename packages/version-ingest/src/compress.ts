// zlib streams as the version store keeps them. Small inputs get small windows: setting up 32 KiB costs more than the work.
import { deflateSync, type ZlibOptions } from 'node:zlib';

const LEVEL = 4;
const TINY: ZlibOptions = { level: LEVEL, windowBits: 10, memLevel: 3, chunkSize: 1024 };
const SMALL: ZlibOptions = { level: LEVEL, windowBits: 13, memLevel: 6 };
const LARGE: ZlibOptions = { level: LEVEL };

export function compress(data: Uint8Array): Buffer {
  if (data.length <= 900) return deflateSync(data, TINY);
  return deflateSync(data, data.length <= 8000 ? SMALL : LARGE);
}
