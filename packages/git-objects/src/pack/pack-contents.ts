import { applyDelta } from './delta-apply';
import { isNamedBase, nameOfBase, type EntryTable } from './entry-table';
import { inflateKnown } from './inflate-entry';
import { type NamedBases } from './named-bases';
import { ObjectCache } from './object-cache';
import { type PackSource } from './pack-source';

/** Whole contents of entries, made again from the pack when the cache has forgotten them. */
export class PackContents {
  /** What had to be made again so far: the resolver gives up on packs that are built to make this explode. */
  rebuiltBytes = 0;
  private readonly cache: ObjectCache;

  constructor(
    private readonly source: PackSource,
    private readonly table: EntryTable,
    private readonly named: NamedBases,
    cacheBytes: number,
  ) {
    this.cache = new ObjectCache(cacheBytes);
  }

  /** Of an entry that is whole or resolved. */
  read(entry: number): Buffer {
    const { table } = this;
    const deltas: number[] = [];
    let at = entry;
    let data = this.cache.get(at);
    while (data === undefined && table.base[at]! >= 0) {
      deltas.push(at);
      at = table.base[at]!;
      data = this.cache.get(at);
    }
    data ??= this.bottom(at);
    for (let delta = deltas.pop(); delta !== undefined; delta = deltas.pop()) data = this.build(delta, data);
    return data;
  }

  /** The entry's content, given its base's; keeps nothing. */
  applyOn(base: Buffer, entry: number): Buffer {
    return applyDelta(base, this.inflated(entry, this.table.deltaBytes[entry]!), this.table.sizeBytes[entry]!);
  }

  keep(entry: number, data: Buffer): void {
    this.cache.put(entry, data);
  }

  private bottom(entry: number): Buffer {
    const base = this.table.base[entry]!;
    if (isNamedBase(base)) return this.build(entry, this.named.provided(nameOfBase(base))!.data);
    const data = this.inflated(entry, this.table.sizeBytes[entry]!);
    this.rebuiltBytes += data.length;
    this.cache.put(entry, data);
    return data;
  }

  private build(entry: number, base: Buffer): Buffer {
    const data = this.applyOn(base, entry);
    this.rebuiltBytes += data.length;
    this.cache.put(entry, data);
    return data;
  }

  private inflated(entry: number, inflatedBytes: number): Buffer {
    const { offset, headerBytes, streamBytes } = this.table;
    return inflateKnown(this.source, offset[entry]! + headerBytes[entry]!, streamBytes[entry]!, inflatedBytes);
  }
}
