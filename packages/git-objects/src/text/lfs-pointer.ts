// Pointer files of git-lfs (its docs/spec.md): what git keeps in place of a large file.
import { isUtf8 } from 'node:buffer';
import { GitFormatError } from '../errors';

export interface LfsPointer {
  sha256: string;
  sizeBytes: number;
}

/** "Pointer files must be less than 1024 bytes in size". */
const MAX_POINTER_BYTES = 1023;
const FIRST_BYTES = Buffer.from('version ');
const VERSION = 'https://git-lfs.github.com/spec/v1';
/** The address the specification had before its first release. */
const PRE_RELEASE_VERSION = 'https://hawser.github.com/spec/v1';

/** False for what is no pointer for certain, by its first bytes: most contents are told apart without being parsed. */
export function mayBeLfsPointer(data: Buffer): boolean {
  return data.length <= MAX_POINTER_BYTES && data.subarray(0, FIRST_BYTES.length).equals(FIRST_BYTES);
}

/**
 * Null when the contents are anything but a well-formed pointer: version first, then keys in alphabetical order, each once, every line ended
 * by one newline. Extensions (`ext-0-name`) may stand there and change nothing: `oid` names what is stored. An empty file is a plain empty file.
 */
export function parseLfsPointer(data: Buffer): LfsPointer | null {
  if (!mayBeLfsPointer(data) || !isUtf8(data)) return null;
  const lines = data.toString('utf8').split('\n');
  if (lines.pop() !== '') return null;
  const entries = lines.map(entryOf);
  const [version, ...others] = entries;
  if (version?.value !== VERSION && version?.value !== PRE_RELEASE_VERSION) return null;
  if (!isStrictlySorted(others.map((entry) => entry.key))) return null;
  if (!others.every(({ key, value }) => key === 'oid' || key === 'size' || isExtension(key, value))) return null;
  return pointerOf(others);
}

function entryOf(line: string): { key: string; value: string } {
  const space = line.indexOf(' ');
  return space < 0 ? { key: '', value: '' } : { key: line.slice(0, space), value: line.slice(space + 1) };
}

function isStrictlySorted(keys: readonly string[]): boolean {
  return keys.every((key, i) => i === 0 || keys[i - 1]! < key);
}

function isExtension(key: string, value: string): boolean {
  return /^ext-\d-[a-z0-9.-]+$/.test(key) && /^sha256:[0-9a-f]{64}$/.test(value);
}

function pointerOf(entries: readonly { key: string; value: string }[]): LfsPointer | null {
  const oid = /^sha256:([0-9a-f]{64})$/.exec(entries.find(({ key }) => key === 'oid')?.value ?? '');
  const size = /^(?:0|[1-9]\d{0,15})$/.exec(entries.find(({ key }) => key === 'size')?.value ?? '');
  if (!oid || !size || !Number.isSafeInteger(Number(size[0]))) return null;
  return { sha256: oid[1]!, sizeBytes: Number(size[0]) };
}

/** Throws 'lfs/bad-pointer' for values that no pointer can carry. */
export function formatLfsPointer({ sha256, sizeBytes }: LfsPointer): string {
  if (!/^[0-9a-f]{64}$/.test(sha256) || !Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
    throw new GitFormatError('lfs/bad-pointer', 'a pointer needs a sha256 of 64 lower-case hexadecimal digits and a size');
  }
  return `version ${VERSION}\noid sha256:${sha256}\nsize ${sizeBytes}\n`;
}
