import { commonPrefixLength, commonSuffixLength } from './byte-runs';
import { entryStartBefore, TreeCursor } from './tree-cursor';
import { type TreeEntryValue } from './tree-entry';

/** What became of one name. Without `old` it was added, without `new` removed. */
export interface TreeChange {
  name: string;
  old?: TreeEntryValue;
  new?: TreeEntryValue;
}

const NO_TREE = Buffer.alloc(0);

/**
 * The changes of one level, in git's order; null stands for no tree. Cost follows what differs: the equal head and tail are
 * found by native comparison. A name that turns from file to directory sorts in two places but is one change, at the first.
 */
export function diffTrees(oldData: Buffer | null, newData: Buffer | null): TreeChange[] {
  const old = new TreeCursor(oldData ?? NO_TREE);
  const now = new TreeCursor(newData ?? NO_TREE);
  const tailBytes = equalTailBytes(old.data, now.data);
  const changes: TreeChange[] = [];
  for (;;) {
    skipEqual(old, now);
    const left = old.data.length - old.end;
    if (left === now.data.length - now.end && left <= tailBytes) return joinTypeChanges(changes);
    changes.push(nextChange(old, now));
  }
}

function equalTailBytes(a: Buffer, b: Buffer): number {
  return commonSuffixLength(a, a.length, b, b.length, Math.min(a.length, b.length));
}

/** Both cursors stand where an entry starts (`end`); moves them over the entries that are the same in both. */
function skipEqual(old: TreeCursor, now: TreeCursor): void {
  const max = Math.min(old.data.length - old.end, now.data.length - now.end);
  const equal = commonPrefixLength(old.data, old.end, now.data, now.end, max);
  const skipped = entryStartBefore(old.data, old.end, old.end + equal) - old.end;
  old.end += skipped;
  now.end += skipped;
}

function nextChange(old: TreeCursor, now: TreeCursor): TreeChange {
  const oldEnd = old.end;
  const nowEnd = now.end;
  const hasOld = old.next();
  const hasNow = now.next();
  const order = !hasOld ? 1 : !hasNow ? -1 : old.compare(now);
  if (order < 0) {
    now.end = nowEnd;
    return { name: old.name, old: old.value };
  }
  if (order > 0) {
    old.end = oldEnd;
    return { name: now.name, new: now.value };
  }
  return { name: old.name, old: old.value, new: now.value };
}

function joinTypeChanges(changes: TreeChange[]): TreeChange[] {
  const hasRemoved = changes.some((change) => !change.new);
  if (!hasRemoved || !changes.some((change) => !change.old)) return changes;
  const halves = new Map<string, TreeChange>();
  return changes.filter((change) => {
    const half = halves.get(change.name);
    if (!half) halves.set(change.name, change);
    else if (half.old && !half.new && change.new && !change.old) half.new = change.new;
    else if (half.new && !half.old && change.old && !change.new) half.old = change.old;
    else return true;
    return half === undefined;
  });
}
