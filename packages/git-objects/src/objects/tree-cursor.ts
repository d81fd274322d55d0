// Walks the entries of a raw tree without making a string or an object of each: trees of thousands of entries are compared
// thousands of times in one push.
import { isUtf8 } from 'node:buffer';

import { GitFormatError } from '../errors';
import { OID_BYTES, oidFromBytes } from './oid';
import { isDirectoryMode, type TreeEntry, type TreeEntryValue } from './tree-entry';

const SPACE = 0x20;
const SLASH = 0x2f;
const ZERO = 0x30;
const MAX_MODE_DIGITS = 7;
/** `40000 a`: the NUL of an entry cannot stand before this. */
const SHORTEST_HEAD_BYTES = 6;

export class TreeCursor {
  /** Where the current entry starts, its name starts and ends, and where the next entry starts. */
  start = 0;
  nameStart = 0;
  nameEnd = 0;
  end = 0;
  mode = 0;

  constructor(
    readonly data: Buffer,
    at = 0,
  ) {
    this.end = at;
  }

  /** Goes to the next entry; false behind the last one. Throws 'tree/corrupt'. */
  next(): boolean {
    if (this.end >= this.data.length) return false;
    this.start = this.end;
    this.readMode();
    let at = this.nameStart;
    while (at < this.data.length && this.data[at] !== 0) at++;
    this.nameEnd = at;
    this.end = at + 1 + OID_BYTES;
    if (this.end > this.data.length) throw corrupt('its last entry is cut off');
    return true;
  }

  private readMode(): void {
    let mode = 0;
    let at = this.start;
    for (; at < this.start + MAX_MODE_DIGITS; at++) {
      const digit = (this.data[at] ?? SPACE) - ZERO;
      if (digit < 0 || digit > 7) break;
      mode = mode * 8 + digit;
    }
    if (at === this.start || this.data[at] !== SPACE) throw corrupt('the mode of an entry is not an octal number');
    this.mode = mode;
    this.nameStart = at + 1;
  }

  get name(): string {
    const name = this.data.toString('utf8', this.nameStart, this.nameEnd);
    if (name.includes('\ufffd') && !isUtf8(this.data.subarray(this.nameStart, this.nameEnd))) throw corrupt('a name is not UTF-8');
    return name;
  }

  get value(): TreeEntryValue {
    return { mode: this.mode, oid: oidFromBytes(this.data, this.nameEnd + 1) };
  }

  get entry(): TreeEntry {
    return { mode: this.mode, name: this.name, oid: oidFromBytes(this.data, this.nameEnd + 1) };
  }

  /** Git's order of entries: by bytes, a directory as if its name ended with a slash. */
  compare(other: TreeCursor): number {
    return compareKeys(this, other.data, other.nameStart, other.nameEnd, isDirectoryMode(other.mode));
  }

  /** The same against a name that stands in `data` from `start` to `end`. */
  compareName(data: Buffer, start: number, end: number, isDirectory: boolean): number {
    return compareKeys(this, data, start, end, isDirectory);
  }

  /** The same against a sort key (see treeSortKey) in bytes. */
  compareKey(key: Buffer): number {
    const isDirectory = key[key.length - 1] === SLASH;
    return compareKeys(this, key, 0, isDirectory ? key.length - 1 : key.length, isDirectory);
  }
}

function compareKeys(entry: TreeCursor, other: Buffer, otherStart: number, otherEnd: number, otherIsDirectory: boolean): number {
  const { data, nameStart } = entry;
  const length = entry.nameEnd - nameStart;
  const otherLength = otherEnd - otherStart;
  const shorter = Math.min(length, otherLength);
  for (let at = 0; at < shorter; at++) {
    const difference = (data[nameStart + at] ?? 0) - (other[otherStart + at] ?? 0);
    if (difference !== 0) return difference;
  }
  const entryEndsAs = isDirectoryMode(entry.mode) ? SLASH : -1;
  const otherEndsAs = otherIsDirectory ? SLASH : -1;
  if (length === otherLength) return entryEndsAs - otherEndsAs;
  if (length < otherLength) return entryEndsAs - (other[otherStart + shorter] ?? 0) || -1;
  return (data[nameStart + shorter] ?? 0) - otherEndsAs || 1;
}

/** The start of the last entry that is not wholly before `limit`, counted from the entry start `from`. */
export function entryStartBefore(data: Buffer, from: number, limit: number): number {
  let start = from;
  for (;;) {
    let at = start + SHORTEST_HEAD_BYTES;
    while (at < limit && data[at] !== 0) at++;
    const end = at + 1 + OID_BYTES;
    if (end > limit) return start;
    start = end;
  }
}

function corrupt(why: string): GitFormatError {
  return new GitFormatError('tree/corrupt', `not a tree: ${why}`);
}
