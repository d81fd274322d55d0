// Footers of xorbs: older clients send one, and xorbs of other stores end with one. No hash covers it, and everything in it follows from the
// chunks, so readers recognise it and read over it. It can be written for who wants xorbs to describe themselves.
import { HASH_BYTES, type XetHash, xetHashBytes } from '../hashes/xet-hash';
import { XORB_MAX_CHUNKS } from '../limits';
import type { XorbTable } from './xorb-table';

const IDENT = Buffer.from('XETBLOB');
const HASHES_IDENT = Buffer.from('XBLBHSH');
const BOUNDARIES_IDENT = Buffer.from('XBLBBND');
const RESERVED_BYTES = 16;
const WORD_BYTES = 4;
/** A hash and two ends for each chunk, and what stands around them. */
export const MAX_FOOTER_BYTES = XORB_MAX_CHUNKS * 40 + 1024;

/** Where a chunk's header could stand: whether a footer of a known version begins here. A chunk begins with its version, which is no letter. */
export function isXorbFooter(bytes: Uint8Array, offset: number): boolean {
  for (let index = 0; index < IDENT.length; index++) if (bytes[offset + index] !== IDENT[index]) return false;
  return bytes[offset + IDENT.length]! <= 1;
}

/** A footer of version 1, its length in the last four bytes (which do not count themselves). */
export function buildXorbFooter(hash: XetHash, table: XorbTable): Buffer {
  const count = table.rawEnds.length;
  const head = Buffer.concat([IDENT, Buffer.from([1]), xetHashBytes(hash)]);
  const hashes = Buffer.concat([HASHES_IDENT, Buffer.from([0]), word(count), table.hashes]);
  const boundaries = Buffer.concat([BOUNDARIES_IDENT, Buffer.from([1]), word(count), words(table.bodyEnds), words(table.rawEnds)]);
  const tailBytes = 3 * WORD_BYTES + RESERVED_BYTES;
  const tail = [
    word(count),
    word(hashes.length + boundaries.length + tailBytes),
    word(boundaries.length + tailBytes),
    Buffer.alloc(RESERVED_BYTES),
  ];
  const footer = Buffer.concat([head, hashes, boundaries, ...tail]);
  return Buffer.concat([footer, word(footer.length)]);
}

/** The older form: one list of ends and no sections. */
export function buildXorbFooterV0(hash: XetHash, table: XorbTable): Buffer {
  const count = table.rawEnds.length;
  const head = Buffer.concat([IDENT, Buffer.from([0]), xetHashBytes(hash)]);
  const footer = Buffer.concat([
    head,
    word(count),
    words(table.bodyEnds),
    table.hashes.subarray(0, count * HASH_BYTES),
    Buffer.alloc(RESERVED_BYTES),
  ]);
  return Buffer.concat([footer, word(footer.length)]);
}

function word(value: number): Buffer {
  return words(Uint32Array.of(value));
}

function words(values: Uint32Array): Buffer {
  const bytes = Buffer.alloc(values.length * WORD_BYTES);
  values.forEach((value, index) => void bytes.writeUInt32LE(value, index * WORD_BYTES));
  return bytes;
}
