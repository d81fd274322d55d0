// The first pass over a pack: every entry is inflated once, whole objects are named, of deltas only the sizes are read. It
// leaves metadata behind and no contents.
import { createHash } from 'node:crypto';

import { GitFormatError } from '../errors';
import { hashObject } from '../objects/hash-object';
import { objectTypeFromCode, type ObjectTypeCode } from '../objects/object-type';
import { OID_BYTES } from '../objects/oid';
import { mayBeLfsPointer } from '../text/lfs-pointer';
import { deltaSizes } from './delta-apply';
import { EntryTable, namedBase } from './entry-table';
import { inflateEntry } from './inflate-entry';
import {
  MAX_ENTRY_HEADER_BYTES,
  OFS_DELTA,
  PACK_HEADER_BYTES,
  PACK_TRAILER_BYTES,
  readPackEntryHeader,
  readPackHeader,
  REF_DELTA,
  type PackEntryHeader,
} from './pack-header';
import { PackBudget, type PackLimits } from './pack-limits';
import { WindowedSource, type PackSource } from './pack-source';

/** A head of one byte and the zlib stream of nothing. */
const MIN_ENTRY_BYTES = 9;
const HASH_STEP_BYTES = 1 << 20;

/** Throws GitFormatError with a code 'pack/…' or 'delta/corrupt'. */
export function scanPack(source: PackSource, limits: PackLimits): EntryTable {
  if (source.sizeBytes < PACK_HEADER_BYTES + PACK_TRAILER_BYTES) throw corrupt('is cut off');
  const end = source.sizeBytes - PACK_TRAILER_BYTES;
  const count = readPackHeader(source.read(0, PACK_HEADER_BYTES));
  if (count > limits.maxObjects) {
    throw new GitFormatError('pack/too-many-objects', `the pack has ${count} objects, ${limits.maxObjects} are allowed`);
  }
  // Before memory is taken for what the head only claims.
  if (count > (end - PACK_HEADER_BYTES) / MIN_ENTRY_BYTES) throw corrupt('is too short for its number of objects');
  const scanner = new EntryScanner(new WindowedSource(source), end, new EntryTable(count), new PackBudget(limits));
  if (scanner.scan() !== end) throw corrupt('goes on behind its last object');
  verifyChecksum(source, end);
  return scanner.table;
}

class EntryScanner {
  constructor(
    private readonly source: PackSource,
    private readonly end: number,
    readonly table: EntryTable,
    private readonly budget: PackBudget,
  ) {}

  /** Returns where the last entry ends. */
  scan(): number {
    let offset = PACK_HEADER_BYTES;
    for (let entry = 0; entry < this.table.count; entry++) offset = this.scanEntry(entry, offset);
    return offset;
  }

  private scanEntry(entry: number, offset: number): number {
    const { table, source, end } = this;
    const head = source.read(offset, Math.min(MAX_ENTRY_HEADER_BYTES, end - offset));
    const header = readPackEntryHeader(head);
    const dataOffset = offset + header.headerBytes;
    if (dataOffset >= end) throw corrupt('is cut off');
    table.offset[entry] = offset;
    table.headerBytes[entry] = header.headerBytes;
    const isDelta = header.type === OFS_DELTA || header.type === REF_DELTA;
    if (isDelta) this.keepBase(entry, header, head);
    this.budget.spend(header.inflatedBytes, isDelta ? null : (header.type as ObjectTypeCode));
    const { data, streamBytes } = inflateEntry(source, dataOffset, end, header.inflatedBytes);
    table.streamBytes[entry] = streamBytes;
    if (isDelta) this.keepDelta(entry, data);
    else this.keepWhole(entry, header.type as ObjectTypeCode, data);
    return dataOffset + streamBytes;
  }

  private keepWhole(entry: number, type: ObjectTypeCode, data: Buffer): void {
    this.table.typeCode[entry] = type;
    this.table.sizeBytes[entry] = data.length;
    this.table.noPointer[entry] = mayBeLfsPointer(data) ? 0 : 1;
    this.table.setOid(entry, hashObject(objectTypeFromCode(type), data));
  }

  private keepDelta(entry: number, delta: Buffer): void {
    const { resultBytes } = deltaSizes(delta);
    this.budget.spend(resultBytes, null);
    this.table.sizeBytes[entry] = resultBytes;
    this.table.deltaBytes[entry] = delta.length;
  }

  private keepBase(entry: number, header: PackEntryHeader, head: Buffer): void {
    const { table } = this;
    if (header.type === REF_DELTA) {
      head.copy(table.oids, entry * OID_BYTES, header.baseOidAt, header.baseOidAt + OID_BYTES);
      // Any number below WHOLE: which named base it is, the resolver counts out.
      table.base[entry] = namedBase(0);
      return;
    }
    const base = table.entryAt(table.offset[entry]! - header.baseDistance, entry);
    if (base < 0) throw corrupt('has a delta whose base is not an earlier object');
    table.base[entry] = base;
  }
}

function verifyChecksum(source: PackSource, end: number): void {
  const hash = createHash('sha1');
  for (let at = 0; at < end; at += HASH_STEP_BYTES) hash.update(source.read(at, Math.min(HASH_STEP_BYTES, end - at)));
  if (hash.digest().equals(source.read(end, PACK_TRAILER_BYTES))) return;
  throw new GitFormatError('pack/bad-checksum', 'the pack does not match its checksum');
}

function corrupt(why: string): GitFormatError {
  return new GitFormatError('pack/corrupt', `the pack ${why}`);
}
