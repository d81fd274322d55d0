// The set of files that every client uploads: what is stored in git, what is stored as a large file, and names that get lost easily.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MEBIBYTE = 1024 * 1024;

/** Writes the files into `folder`; returns sha256 by path. */
export function writeSample(folder) {
  const files = {
    'empty.txt': Buffer.alloc(0),
    'tiny.txt': Buffer.from('tiny\r\nwith two lines, no newline at the end'),
    'text.txt': text(MEBIBYTE),
    '数据/ünï cödé 🌳.txt': Buffer.from('a name that is not ASCII\n'),
    'weights/incompressible.bin': randomBytes(3 * MEBIBYTE),
    'weights/floats.safetensors': floats(20 * MEBIBYTE),
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, sha256(content)]));
}

/** Those that go by LFS or Xet. */
export const LARGE = ['weights/incompressible.bin', 'weights/floats.safetensors'];

export const sha256 = (content) => createHash('sha256').update(content).digest('hex');

function text(sizeBytes) {
  const lines = Array.from({ length: sizeBytes / 32 }, (_, index) => `line ${String(index).padStart(7, '0')} of a text ü\n`);
  return Buffer.from(lines.join(''));
}

/** A safetensors file of one tensor that compresses as trained weights do: signs and exponents alike, half of each mantissa zero. */
function floats(sizeBytes) {
  const count = sizeBytes / 4;
  const values = new Float32Array(count);
  for (let index = 0; index < count; index += 1) values[index] = Math.sin(index * 0.37) * Math.cos(index / 9_973) * 0.05;
  const words = new Uint32Array(values.buffer);
  for (let index = 0; index < count; index += 1) words[index] &= 0xffff0000;
  const header = Buffer.from(JSON.stringify({ weight: { dtype: 'F32', shape: [count], data_offsets: [0, sizeBytes] } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header, Buffer.from(values.buffer)]);
}
