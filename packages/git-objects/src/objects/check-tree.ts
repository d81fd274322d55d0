import { isUtf8 } from 'node:buffer';

import { GitFormatError } from '../errors';
import { checkName, GROUP_WRITABLE_MODE } from './check-entry';
import { mayStartSpecialName } from './hidden-git-names';
import { OID_BYTES } from './oid';
import { TreeCursor } from './tree-cursor';
import { isDirectoryMode } from './tree-entry';

const ZERO = 0x30;
const SLASH = 0x2f;
const BACKSLASH = 0x5c;

/** What is wrong with a tree, or null. Follows git's fsck with warnings as errors (receive.fsckObjects), and wants UTF-8. */
export function checkTreeData(data: Buffer): string | null {
  const cursor = new TreeCursor(data);
  const order = new OrderCheck();
  try {
    while (cursor.next()) {
      const problem = modeProblem(cursor) ?? nameProblem(cursor) ?? oidProblem(cursor) ?? order.problem(cursor);
      if (problem) return problem;
    }
    return null;
  } catch (error) {
    if (error instanceof GitFormatError) return error.message;
    throw error;
  }
}

function modeProblem({ data, start, mode }: TreeCursor): string | null {
  if (data[start] === ZERO) return 'the mode of an entry starts with a zero';
  if (mode === 0o100644 || mode === 0o40000 || mode === 0o100755 || mode === 0o120000 || mode === 0o160000) return null;
  return mode === GROUP_WRITABLE_MODE ? null : `the mode ${mode.toString(8)} is not one of git's`;
}

function nameProblem({ data, nameStart, nameEnd, mode }: TreeCursor): string | null {
  let union = 0;
  let separator = nameEnd === nameStart;
  for (let at = nameStart; at < nameEnd; at++) {
    const byte = data[at]!;
    union |= byte;
    separator ||= byte === SLASH || byte === BACKSLASH;
  }
  if (union >= 0x80 && !isUtf8(data.subarray(nameStart, nameEnd))) return 'a name is not UTF-8';
  // Making a string of every name would take most of the time, and nearly none needs the rules for disguises.
  if (!separator && !mayStartSpecialName(data[nameStart]!)) return null;
  return checkName(data.toString('utf8', nameStart, nameEnd), mode);
}

function oidProblem({ data, nameEnd }: TreeCursor): string | null {
  for (let at = nameEnd + 1; at <= nameEnd + OID_BYTES; at++) if (data[at] !== 0) return null;
  return 'an entry names no object (all zeros)';
}

/** Sorted, and no name twice. A file `a` and a directory `a` are not neighbours, but all between them start with `a`. */
class OrderCheck {
  private lastStart = -1;
  private lastEnd = 0;
  private lastIsDirectory = false;
  /** Where the names start and end of files that the current name starts with, the longest last. */
  private readonly fileStarts: number[] = [];
  private readonly fileEnds: number[] = [];

  problem(now: TreeCursor): string | null {
    const order = this.lastStart < 0 ? 1 : now.compareName(now.data, this.lastStart, this.lastEnd, this.lastIsDirectory);
    if (order === 0) return 'a name stands twice in a tree';
    if (order < 0) return 'the entries of a tree are not sorted';
    this.lastStart = now.nameStart;
    this.lastEnd = now.nameEnd;
    this.lastIsDirectory = isDirectoryMode(now.mode);
    return this.isAlsoFile(now) ? 'a name stands twice in a tree, as a file and as a directory' : null;
  }

  private isAlsoFile({ data, nameStart, nameEnd }: TreeCursor): boolean {
    const { fileStarts, fileEnds } = this;
    let top = fileStarts.length - 1;
    for (; top >= 0 && !isPrefix(data, fileStarts[top]!, fileEnds[top]!, nameStart, nameEnd); top--) {
      fileStarts.pop();
      fileEnds.pop();
    }
    if (this.lastIsDirectory) return top >= 0 && fileEnds[top]! - fileStarts[top]! === nameEnd - nameStart;
    fileStarts.push(nameStart);
    fileEnds.push(nameEnd);
    return false;
  }
}

function isPrefix(data: Buffer, start: number, end: number, nameStart: number, nameEnd: number): boolean {
  if (end - start > nameEnd - nameStart) return false;
  // From the end: neighbours differ there.
  const shift = nameStart - start;
  for (let at = end - 1; at >= start; at--) if (data[at] !== data[at + shift]) return false;
  return true;
}
