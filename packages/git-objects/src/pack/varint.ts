// The two numbers of variable length in packs (gitformat-pack). JavaScript's bit operators end at 32 bits, so both multiply.
import { GitFormatError } from '../errors';

/** A number and the offset behind it. */
export interface VarInt {
  value: number;
  end: number;
}

/** Little end first, seven bits a byte: the sizes in a delta. Throws 'delta/corrupt'. */
export function readSizeVarInt(data: Buffer, start: number): VarInt {
  let value = 0;
  let factor = 1;
  for (let at = start; at < data.length && at < start + 7; at++, factor *= 128) {
    const byte = data[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new GitFormatError('delta/corrupt', 'a size in a delta is cut off or absurd');
}

export function sizeVarInt(size: number): number[] {
  const bytes: number[] = [];
  let rest = size;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}

/** Big end first with one added at each step: the distance of an OFS_DELTA. Throws 'pack/corrupt'. */
export function readOffsetVarInt(data: Buffer, start: number): VarInt {
  let value = -1;
  for (let at = start; at < data.length && at < start + 7; at++) {
    const byte = data[at] ?? 0;
    value = (value + 1) * 128 + (byte & 0x7f);
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new GitFormatError('pack/corrupt', 'the distance to a base is cut off or absurd');
}
