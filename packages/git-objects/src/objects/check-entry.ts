import { isUtf8 } from 'node:buffer';

import { looksLikeDotGit, looksLikeDotGitmodules } from './hidden-git-names';
import { TREE_MODE } from './tree-entry';

const MODES: ReadonlySet<number> = new Set(Object.values(TREE_MODE));
/** Written by git of 2005; still in old history. */
export const GROUP_WRITABLE_MODE = 0o100664;

/** Why a tree must not hold this entry, or null. Follows git's fsck with warnings as errors, and wants names in UTF-8. */
export function checkEntry(name: string | Buffer, mode: number): string | null {
  if (!MODES.has(mode)) return `the mode ${mode.toString(8)} is not one of git's`;
  return typeof name === 'string' ? textProblem(name, mode) : bytesProblem(name, mode);
}

function bytesProblem(name: Buffer, mode: number): string | null {
  return isUtf8(name) ? checkName(name.toString('utf8'), mode) : 'a name is not UTF-8';
}

function textProblem(name: string, mode: number): string | null {
  return name.isWellFormed() ? checkName(name, mode) : 'a name is not UTF-8';
}

/** The rules for a name alone; `mode` matters to `.gitmodules` only. */
export function checkName(name: string, mode: number): string | null {
  if (name === '') return 'a name is empty';
  if (name.includes('\0')) return 'a name holds a NUL';
  if (name.includes('/')) return `the name "${name}" holds a slash`;
  if (name === '.' || name === '..') return `the name "${name}" is not allowed`;
  if (looksLikeDotGit(name)) return `the name "${name}" stands for .git on some systems`;
  if (!isRegularFile(mode) && looksLikeDotGitmodules(name)) return `"${name}" is not a regular file`;
  return null;
}

function isRegularFile(mode: number): boolean {
  return (mode & 0o170000) === 0o100000;
}
