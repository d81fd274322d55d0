// What is known of each entry of a pack, in columns: 51 bytes an entry, so that a million fit where objects would take a gigabyte.
import { GitFormatError } from '../errors';
import { OID_BYTES, oidFromBytes, type GitOid } from '../objects/oid';
import { OidIndex } from './oid-index';

/** In `base`: the entry is whole. Numbers below say that the base is named and not in the pack; see namedBase. */
export const WHOLE = -1;

export class EntryTable {
  readonly offset: Float64Array;
  readonly headerBytes: Uint8Array;
  readonly streamBytes: Uint32Array;
  /** Of the whole object. */
  readonly sizeBytes: Uint32Array;
  /** Of the delta; 0 when the entry is whole. */
  readonly deltaBytes: Uint32Array;
  /** 1 to 4; 0 until the delta is resolved. */
  readonly typeCode: Uint8Array;
  readonly depth: Uint16Array;
  /** 1: a blob that is no LFS pointer for certain. Of deltas only their contents tell. */
  readonly noPointer: Uint8Array;
  readonly base: Int32Array;
  /** 20 bytes each. Until a REF_DELTA is resolved, its place holds the name of its base. */
  readonly oids: Buffer;
  private readonly index: OidIndex;

  constructor(readonly count: number) {
    this.offset = new Float64Array(count);
    this.headerBytes = new Uint8Array(count);
    this.streamBytes = new Uint32Array(count);
    this.sizeBytes = new Uint32Array(count);
    this.deltaBytes = new Uint32Array(count);
    this.typeCode = new Uint8Array(count);
    this.depth = new Uint16Array(count);
    this.noPointer = new Uint8Array(count);
    this.base = new Int32Array(count).fill(WHOLE);
    this.oids = Buffer.alloc(count * OID_BYTES);
    this.index = new OidIndex(this.oids, count);
  }

  oid(entry: number): GitOid {
    return oidFromBytes(this.oids, entry * OID_BYTES);
  }

  /** Throws 'pack/duplicate', as git does with fsckObjects: which of the two a delta is made from would be anyone's guess. */
  setOid(entry: number, oid: GitOid): void {
    this.oids.write(oid, entry * OID_BYTES, 'hex');
    if (this.index.add(entry) >= 0) throw new GitFormatError('pack/duplicate', `the object ${oid} is twice in the pack`);
  }

  /** The entry with the name in `bytes` at `at`, or -1. */
  find(bytes: Buffer, at = 0): number {
    return this.index.find(bytes, at);
  }

  /** The entry that starts there, among the first `known`; or -1. */
  entryAt(offset: number, known: number): number {
    let low = 0;
    let high = known - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.offset[middle]!;
      if (found === offset) return middle;
      if (found < offset) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** The number in `base` for the base named number `name`. */
export function namedBase(name: number): number {
  return WHOLE - 1 - name;
}

/** And back. */
export function nameOfBase(base: number): number {
  return WHOLE - 1 - base;
}

export function isNamedBase(base: number): boolean {
  return base < WHOLE;
}
