// Deltas (gitformat-pack, "Deltified representation"): two sizes, then instructions. A byte with the high bit copies a range of
// the base, its low bits say which bytes of offset and size follow; another byte is that many literal bytes; 0 is reserved.
import { GitFormatError } from '../errors';
import { readSizeVarInt } from './varint';

const DEFAULT_COPY_BYTES = 0x10000;

export interface DeltaSizes {
  baseBytes: number;
  resultBytes: number;
  /** Where the instructions start. */
  headerBytes: number;
}

/** Throws 'delta/corrupt'. */
export function deltaSizes(delta: Buffer): DeltaSizes {
  const base = readSizeVarInt(delta, 0);
  const result = readSizeVarInt(delta, base.end);
  return { baseBytes: base.value, resultBytes: result.value, headerBytes: result.end };
}

/** Throws 'delta/corrupt' when an instruction leaves its bounds, 'delta/too-large' before memory is taken for the result. */
export function applyDelta(base: Buffer, delta: Buffer, maxResultBytes: number): Buffer {
  const { baseBytes, resultBytes, headerBytes } = deltaSizes(delta);
  if (baseBytes !== base.length) throw corrupt('it is for a base of another size');
  if (resultBytes > maxResultBytes)
    throw new GitFormatError('delta/too-large', `a delta makes ${resultBytes} bytes, ${maxResultBytes} are allowed`);
  const result = Buffer.allocUnsafe(resultBytes);
  let at = headerBytes;
  let done = 0;
  while (at < delta.length) {
    const opcode = delta[at++] ?? 0;
    if (opcode === 0) throw corrupt('it holds the reserved instruction');
    let size = opcode;
    if (opcode >= 0x80) {
      // Written out: this loop runs for every instruction of every delta of a pack.
      let offset = 0;
      size = 0;
      const operandsEnd = at + COPY_OPERANDS[opcode & 0x7f]!;
      if (operandsEnd > delta.length) throw corrupt('an instruction is cut off');
      if (opcode & 0x01) offset = delta[at++]!;
      if (opcode & 0x02) offset += delta[at++]! * 0x100;
      if (opcode & 0x04) offset += delta[at++]! * 0x10000;
      if (opcode & 0x08) offset += delta[at++]! * 0x1000000;
      if (opcode & 0x10) size = delta[at++]!;
      if (opcode & 0x20) size += delta[at++]! * 0x100;
      if (opcode & 0x40) size += delta[at++]! * 0x10000;
      if (size === 0) size = DEFAULT_COPY_BYTES;
      if (offset + size > base.length) throw corrupt('it copies from beyond its base');
      if (done + size > resultBytes) throw corrupt('it makes more than it says');
      base.copy(result, done, offset, offset + size);
    } else {
      if (at + size > delta.length) throw corrupt('its literal bytes are cut off');
      if (done + size > resultBytes) throw corrupt('it makes more than it says');
      delta.copy(result, done, at, at + size);
      at += size;
    }
    done += size;
  }
  if (done !== resultBytes) throw corrupt('it makes less than it says');
  return result;
}

/** How many operand bytes follow a copy instruction: one for each bit set. */
const COPY_OPERANDS = Uint8Array.from({ length: 128 }, (_, bits) => bits.toString(2).replaceAll('0', '').length);

function corrupt(why: string): GitFormatError {
  return new GitFormatError('delta/corrupt', `a delta is corrupt: ${why}`);
}
