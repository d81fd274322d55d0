// How many rows begin in a page of a column in lists: repetition levels of 0, counted in their runs without unpacking anything else. Layout: parquet-format, RLE / bit-packing hybrid.

/** `levels`: as they stand in the page, without their length. `width`: bits of a level. */
export function rowsBeginning(levels: Uint8Array, width: number, values: number): { rows: number; continues: boolean } {
  const cursor = { bytes: levels, at: 0 };
  const bytesOfLevel = Math.ceil(width / 8);
  let [seen, rows, continues] = [0, 0, false];
  const take = (level: number, times: number): void => {
    const count = Math.min(times, values - seen);
    if (seen === 0 && count > 0) continues = level !== 0;
    if (level === 0) rows += count;
    seen += count;
  };
  while (seen < values) {
    const header = varint(cursor);
    if (header & 1) {
      const groups = header >>> 1;
      for (let i = 0; i < groups * 8 && seen < values; i += 1) take(bitsAt(cursor, i * width, width), 1);
      cursor.at += groups * width;
    } else {
      let level = 0;
      for (let i = 0; i < bytesOfLevel; i += 1) level |= byteAt(cursor, cursor.at++) << (8 * i);
      if (header >>> 1 === 0) throw new Error('A run of levels without a level.');
      take(level, header >>> 1);
    }
  }
  return { rows, continues };
}

interface Cursor {
  bytes: Uint8Array;
  at: number;
}

function byteAt({ bytes }: Cursor, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Error('Levels end before their page.');
  return byte;
}

function varint(cursor: Cursor): number {
  let [value, shift] = [0, 0];
  for (;;) {
    const byte = byteAt(cursor, cursor.at++);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
    shift += 7;
    if (shift > 28) throw new Error('A run of levels is too long.');
  }
}

function bitsAt(cursor: Cursor, bit: number, width: number): number {
  let value = 0;
  for (let i = 0; i < width; i += 1) value |= ((byteAt(cursor, cursor.at + ((bit + i) >> 3)) >> ((bit + i) & 7)) & 1) << i;
  return value;
}
