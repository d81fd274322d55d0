import { TreeCursor } from './tree-cursor';
import { serializeTreeEntry, treeSortKey, type TreeEntryValue } from './tree-entry';

/** A place in the tree's order: what stands there goes, `insert` comes. */
interface Step {
  key: Buffer;
  insert: Buffer | null;
}

/**
 * The tree with the given names set, or removed where the value is null; null data is an empty tree. Entries that are not
 * named are copied as raw bytes. The result may have no entries: the caller decides whether such a tree goes away.
 */
export function editTree(data: Buffer | null, edits: ReadonlyMap<string, TreeEntryValue | null>): Buffer {
  const steps = [...edits].flatMap(([name, value]) => stepsOf(name, value));
  steps.sort((a, b) => a.key.compare(b.key));
  return data === null ? Buffer.concat(steps.flatMap(({ insert }) => insert ?? [])) : merge(data, steps);
}

/** A name may stand as a file or as a directory, which are two places: both are emptied, one is filled. */
function stepsOf(name: string, value: TreeEntryValue | null): Step[] {
  const insert = value && serializeTreeEntry(name, value);
  const key = value && treeSortKey(name, value.mode);
  return [name, `${name}/`].map((place) => ({ key: Buffer.from(place), insert: place === key ? insert : null }));
}

function merge(data: Buffer, steps: readonly Step[]): Buffer {
  const pieces: Buffer[] = [];
  const cursor = new TreeCursor(data);
  let copiedTo = 0;
  let more = cursor.next();
  for (const { key, insert } of steps) {
    let order = -1;
    while (more && (order = cursor.compareKey(key)) < 0) more = cursor.next();
    const at = more ? cursor.start : data.length;
    pieces.push(data.subarray(copiedTo, at));
    copiedTo = at;
    if (more && order === 0) {
      copiedTo = cursor.end;
      more = cursor.next();
    }
    if (insert) pieces.push(insert);
  }
  pieces.push(data.subarray(copiedTo));
  return Buffer.concat(pieces);
}
