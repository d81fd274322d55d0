import { isNamedBase, nameOfBase, namedBase, WHOLE, type EntryTable } from './entry-table';
import { type NamedBases } from './named-bases';

const NONE = -1;

/** For every base the deltas made from it, as linked lists in two columns: 8 bytes an entry. */
export class ChildLists {
  private readonly ofEntry: Int32Array;
  private readonly ofName: Int32Array;
  private readonly next: Int32Array;

  constructor(
    private readonly table: EntryTable,
    named: NamedBases,
  ) {
    this.ofEntry = new Int32Array(table.count).fill(NONE);
    this.ofName = new Int32Array(named.count).fill(NONE);
    this.next = new Int32Array(table.count).fill(NONE);
    // From behind, so that children come in the order of the pack.
    for (let entry = table.count - 1; entry >= 0; entry--) if (table.base[entry] !== WHOLE) this.link(entry);
  }

  /** The first delta made from a base (an entry, or a named base as in EntryTable.base), or -1. */
  first(base: number): number {
    return isNamedBase(base) ? this.ofName[nameOfBase(base)]! : this.ofEntry[base]!;
  }

  /** The next delta with the same base, or -1. */
  after(child: number): number {
    return this.next[child]!;
  }

  /** The named base has turned out to be an entry of this pack: its deltas become the entry's. */
  adopt(name: number, entry: number): void {
    for (let child = this.ofName[name]!; child !== NONE;) {
      const following = this.next[child]!;
      this.table.base[child] = entry;
      this.link(child);
      child = following;
    }
    this.ofName[name] = NONE;
  }

  hasChildren(name: number): boolean {
    return this.first(namedBase(name)) !== NONE;
  }

  private link(child: number): void {
    const base = this.table.base[child]!;
    const lists = isNamedBase(base) ? this.ofName : this.ofEntry;
    const list = isNamedBase(base) ? nameOfBase(base) : base;
    this.next[child] = lists[list]!;
    lists[list] = child;
  }
}
