import { GitFormatError } from '../errors';
import { OID_BYTES, oidToBytes, type GitOid } from './oid';

/** The modes git writes (gitformat, tree objects). A directory is 40000, without a leading zero. */
export const TREE_MODE = { directory: 0o40000, file: 0o100644, executable: 0o100755, symlink: 0o120000, submodule: 0o160000 } as const;

export interface TreeEntryValue {
  mode: number;
  oid: GitOid;
}

export interface TreeEntry extends TreeEntryValue {
  name: string;
}

export function isDirectoryMode(mode: number): boolean {
  return (mode & 0o170000) === TREE_MODE.directory;
}

/** What entries are sorted by: the bytes of the name, and of a directory the name with a slash behind. */
export function treeSortKey(name: string, mode: number): string {
  return isDirectoryMode(mode) ? `${name}/` : name;
}

/** `mode SP name NUL oid`. Throws 'tree/bad-name' for a name that would break the format. */
export function serializeTreeEntry(name: string, { mode, oid }: TreeEntryValue): Buffer {
  if (name === '' || name.includes('\0') || name.includes('/'))
    throw new GitFormatError('tree/bad-name', 'a name in a tree is not empty and holds neither / nor NUL');
  const head = Buffer.from(`${mode.toString(8)} ${name}\0`, 'utf8');
  const entry = Buffer.allocUnsafe(head.length + OID_BYTES);
  head.copy(entry);
  oidToBytes(oid).copy(entry, head.length);
  return entry;
}
