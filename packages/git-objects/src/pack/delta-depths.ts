import { GitFormatError } from '../errors';
import { type EntryTable } from './entry-table';

const UNKNOWN = 0xffff;
const ON_THE_WAY = 0xfffe;

/**
 * Counts all depths anew. Needed when a base came from outside and also turned out to be made in the pack: then the pack may
 * make two objects from each other, which no reader could ever take apart. Throws 'pack/delta-cycle' and 'pack/too-deep'.
 */
export function recountDepths(table: EntryTable, maxDepth: number): void {
  const { base, depth, count } = table;
  depth.fill(UNKNOWN);
  for (let entry = 0; entry < count; entry++) {
    const chain: number[] = [];
    let at = entry;
    for (; at >= 0 && depth[at] === UNKNOWN; at = base[at]!) {
      depth[at] = ON_THE_WAY;
      chain.push(at);
    }
    if (at >= 0 && depth[at] === ON_THE_WAY) throw new GitFormatError('pack/delta-cycle', 'objects of the pack are made from each other');
    for (let made = chain.pop(); made !== undefined; made = chain.pop()) depth[made] = depthOf(table, made, maxDepth);
  }
}

/** One more than the base's; a base from outside counts as whole. */
export function depthOf({ base, depth, deltaBytes }: EntryTable, entry: number, maxDepth: number): number {
  if (deltaBytes[entry] === 0) return 0;
  const below = base[entry]! >= 0 ? depth[base[entry]!]! : 0;
  if (below >= maxDepth) throw new GitFormatError('pack/too-deep', `a chain of deltas is longer than ${maxDepth}`);
  return below + 1;
}
