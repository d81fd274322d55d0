// LZ4 blocks in plain JavaScript (LZ4 block format): for frames whose blocks lean on each other, and where there is no native code.
// The decoder writes into a buffer that it is given and reads and writes nothing outside of what it was allowed, whatever the block says.
import { badFrame } from './lz4-frame-header';

const MIN_MATCH = 4;
const LONG = 15;

/**
 * Decodes `block` into `output` from `start` and returns where it ended, at most `limit`. What stands in `output` before `start` may be
 * referred to: that is what linked blocks do. Throws XetFormatError.
 */
export function decodeLz4Block(block: Uint8Array, output: Uint8Array, start: number, limit: number): number {
  let at = 0;
  let end = start;
  for (;;) {
    if (at >= block.length) throw badFrame('has a block that is cut off');
    const token = block[at++]!;
    let literals = token >>> 4;
    if (literals === LONG) [literals, at] = longLength(block, at, literals);
    if (literals > block.length - at || literals > limit - end) throw badFrame('has a block that leads too far');
    copyLiterals(block, at, output, end, literals);
    at += literals;
    end += literals;
    if (at === block.length) return end;
    if (at + 2 > block.length) throw badFrame('has a block that is cut off');
    const distance = block[at]! | (block[at + 1]! << 8);
    at += 2;
    let length = token & LONG;
    if (length === LONG) [length, at] = longLength(block, at, length);
    length += MIN_MATCH;
    if (distance === 0 || distance > end || length > limit - end) throw badFrame('has a block that leads too far');
    copyMatch(output, end, distance, length);
    end += length;
  }
}

function longLength(block: Uint8Array, start: number, base: number): [length: number, at: number] {
  let length = base;
  let at = start;
  for (;;) {
    if (at >= block.length) throw badFrame('has a block that is cut off');
    const byte = block[at++]!;
    length += byte;
    if (byte !== 255) return [length, at];
  }
}

function copyLiterals(block: Uint8Array, at: number, output: Uint8Array, end: number, length: number): void {
  if (length > 32) return output.set(block.subarray(at, at + length), end);
  for (let index = 0; index < length; index++) output[end + index] = block[at + index]!;
}

/** What is copied may be what was just written: a run. */
function copyMatch(output: Uint8Array, end: number, distance: number, length: number): void {
  const from = end - distance;
  if (length > 32 && distance >= length) {
    output.copyWithin(end, from, from + length);
    return;
  }
  for (let index = 0; index < length; index++) output[end + index] = output[from + index]!;
}
