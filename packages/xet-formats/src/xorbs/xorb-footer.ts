// Footers of xorbs: older clients send one, and files of other stores end with one. No hash covers it, and everything in it follows from the
// chunks, so it is recognised and read over.
import { XORB_MAX_CHUNKS } from '../limits';

const IDENT = Buffer.from('XETBLOB');
/** A hash and two ends for each chunk, and what stands around them. */
export const MAX_FOOTER_BYTES = XORB_MAX_CHUNKS * 40 + 1024;

/** Where a chunk's header could stand: whether a footer of a known version begins here. A chunk begins with its version, which is no letter. */
export function isXorbFooter(bytes: Uint8Array, offset: number): boolean {
  for (let index = 0; index < IDENT.length; index++) if (bytes[offset + index] !== IDENT[index]) return false;
  return bytes[offset + IDENT.length]! <= 1;
}
