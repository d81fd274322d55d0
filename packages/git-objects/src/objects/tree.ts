import { GitFormatError } from '../errors';
import { entryStartBefore, TreeCursor } from './tree-cursor';
import { serializeTreeEntry, treeSortKey, type TreeEntry } from './tree-entry';

/** All entries, in the order they stand. Throws 'tree/corrupt'; checks no rule of names (see checkTreeData). */
export function parseTree(data: Buffer): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const cursor = new TreeCursor(data);
  while (cursor.next()) entries.push(cursor.entry);
  return entries;
}

/** A tree of the entries in git's order, however they are given. Throws 'tree/duplicate' for a name that comes twice. */
export function serializeTree(entries: readonly TreeEntry[]): Buffer {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.size !== entries.length) throw new GitFormatError('tree/duplicate', 'a name stands twice in a tree');
  const keyed = entries.map((entry) => ({ key: Buffer.from(treeSortKey(entry.name, entry.mode)), entry }));
  keyed.sort((a, b) => a.key.compare(b.key));
  return Buffer.concat(keyed.map(({ entry }) => serializeTreeEntry(entry.name, entry)));
}

/** The entry of that name, without parsing the others. */
export function findTreeEntry(data: Buffer, name: string): TreeEntry | null {
  if (name === '' || name.includes('\0')) return null;
  const needle = Buffer.from(` ${name}\0`);
  let from = 0;
  for (let hit = data.indexOf(needle); hit >= 0; hit = data.indexOf(needle, hit + 1)) {
    // The bytes may also stand inside an oid or a longer name; only where an entry's mode ends they are the name.
    from = entryStartBefore(data, from, hit);
    const cursor = new TreeCursor(data, from);
    if (cursor.next() && cursor.nameStart === hit + 1) return cursor.entry;
  }
  return null;
}
