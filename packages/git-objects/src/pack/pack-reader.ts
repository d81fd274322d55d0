// Reads packs from strangers (gitformat-pack version 2): every size is checked before memory is taken for it, chains are followed
// without recursion, and metadata alone stays in memory. All that is wrong with a pack is a GitFormatError.
import { GitFormatError } from '../errors';
import { hashObject } from '../objects/hash-object';
import { OBJECT_TYPE_CODE, type ObjectType, type ObjectTypeCode } from '../objects/object-type';
import { oidToBytes, type GitOid } from '../objects/oid';
import { DeltaResolver } from './delta-resolver';
import { isNamedBase, nameOfBase, type EntryTable } from './entry-table';
import { NamedBases } from './named-bases';
import { PackContents } from './pack-contents';
import { type PackLimits } from './pack-limits';
import { scanPack } from './pack-scanner';
import { type PackSource } from './pack-source';

export interface PackEntryInfo {
  oid: GitOid;
  typeCode: ObjectTypeCode;
  /** Of the whole object. */
  sizeBytes: number;
  /** Deltas between this and a whole object or a base from outside the pack. */
  depth: number;
  /** Null when the entry is whole. */
  baseOid: GitOid | null;
  /** Where the zlib stream stands in the source: of the object, or of the delta against `baseOid`. */
  dataOffset: number;
  dataLength: number;
  /** Inflated size of the delta; 0 when the entry is whole. */
  deltaSizeBytes: number;
  /** False for what is no LFS pointer for certain; the others have to be read. */
  mayBePointer: boolean;
}

export interface PackReaderOptions {
  /** For contents made from deltas. */
  cacheBytes?: number;
}

const DEFAULT_CACHE_BYTES = 64 << 20;

/**
 * Use: `scan()`, then `resolveDeltas()`; while that names bases from outside (a thin pack), `provideBase` those and call it
 * again; then `info` and `read` answer for every entry.
 */
export class PackReader {
  private scanned: { table: EntryTable; named: NamedBases; contents: PackContents; resolver: DeltaResolver } | null = null;
  private started = false;

  constructor(
    private readonly source: PackSource,
    private readonly limits: PackLimits,
    private readonly options: PackReaderOptions = {},
  ) {}

  /** Checks every byte of the pack and names its whole objects. */
  scan(): void {
    const table = scanPack(this.source, this.limits);
    const named = new NamedBases(table);
    const contents = new PackContents(this.source, table, named, this.options.cacheBytes ?? DEFAULT_CACHE_BYTES);
    this.scanned = { table, named, contents, resolver: new DeltaResolver(table, named, contents, this.limits) };
  }

  /**
   * Returns the bases that are wanted from outside; none when all is resolved. Not all of them need to exist: some may turn out
   * to be made in the pack. Called again without any of them given, it throws 'pack/missing-base'.
   */
  resolveDeltas(): GitOid[] {
    const { resolver } = this.state;
    if (this.started && !resolver.canGoOn) {
      const [first] = resolver.resolve();
      throw new GitFormatError('pack/missing-base', `the pack has a delta of ${first}, which is not there`);
    }
    this.started = true;
    return resolver.resolve();
  }

  /** Bases that nobody wants are ignored. Throws 'pack/bad-base' when the data is not the object of that name. */
  provideBase(oid: GitOid, type: ObjectType, data: Buffer): void {
    const { named, resolver } = this.state;
    const name = named.find(oidToBytes(oid));
    if (name < 0 || named.provided(name) || this.indexOf(oid) >= 0) return;
    if (hashObject(type, data) !== oid) throw new GitFormatError('pack/bad-base', `the data given for ${oid} is not that object`);
    named.provide(name, { typeCode: OBJECT_TYPE_CODE[type], data });
    resolver.addProvided(name);
  }

  get count(): number {
    return this.state.table.count;
  }

  /** The number of the object of that name, or -1. Deltas are found once they are resolved. */
  indexOf(oid: GitOid): number {
    return this.state.table.find(oidToBytes(oid));
  }

  /** Throws 'pack/unresolved' for a delta that is not resolved yet, RangeError for a number that is none. */
  info(entry: number): PackEntryInfo {
    const { table } = this.state;
    this.requireResolved(entry);
    return {
      oid: table.oid(entry),
      typeCode: table.typeCode[entry] as ObjectTypeCode,
      sizeBytes: table.sizeBytes[entry]!,
      depth: table.depth[entry]!,
      baseOid: this.baseOid(entry),
      dataOffset: table.offset[entry]! + table.headerBytes[entry]!,
      dataLength: table.streamBytes[entry]!,
      deltaSizeBytes: table.deltaBytes[entry]!,
      mayBePointer: table.noPointer[entry] === 0,
    };
  }

  /** The whole content. The buffer is shared with the cache: do not write to it. Throws as `info` does. */
  read(entry: number): Buffer {
    this.requireResolved(entry);
    return this.state.contents.read(entry);
  }

  /** The bases that came from outside and that entries are made from. */
  externalBases(): GitOid[] {
    return this.state.named.providedOids();
  }

  private baseOid(entry: number): GitOid | null {
    const { table, named } = this.state;
    const base = table.base[entry]!;
    if (isNamedBase(base)) return named.oid(nameOfBase(base));
    return base >= 0 ? table.oid(base) : null;
  }

  private requireResolved(entry: number): void {
    const type = this.state.table.typeCode[entry];
    if (type === undefined) throw new RangeError(`the pack has no entry ${entry}`);
    if (type === 0) throw new GitFormatError('pack/unresolved', `entry ${entry} is a delta whose base is not known yet`);
  }

  private get state(): NonNullable<PackReader['scanned']> {
    if (!this.scanned) throw new Error('scan() comes first');
    return this.scanned;
  }
}
