// The heads of a pack and of its entries (gitformat-pack): 12 bytes `PACK`, version 2, count; then for each entry type and size
// in a varint whose first byte holds the type and four bits, and for a delta what its base is.
import { OBJECT_TYPES, type ObjectTypeCode } from '../objects/object-type';
import { GitFormatError } from '../errors';
import { OID_BYTES } from '../objects/oid';
import { readOffsetVarInt } from './varint';

export const PACK_HEADER_BYTES = 12;
export const PACK_TRAILER_BYTES = 20;
/** Type, size and base never need more; what does is absurd. */
export const MAX_ENTRY_HEADER_BYTES = 32;
export const OFS_DELTA = 6;
export const REF_DELTA = 7;

const SIGNATURE = 0x5041434b;
const VERSION = 2;

/** The bytes hashed by callers who write packs are all of the pack before its SHA-1 trailer, these included. */
export function packHeader(count: number): Buffer {
  const header = Buffer.alloc(PACK_HEADER_BYTES);
  header.writeUInt32BE(SIGNATURE, 0);
  header.writeUInt32BE(VERSION, 4);
  header.writeUInt32BE(count, 8);
  return header;
}

/** The number of entries. Throws 'pack/corrupt'. */
export function readPackHeader(header: Buffer): number {
  if (header.length < PACK_HEADER_BYTES || header.readUInt32BE(0) !== SIGNATURE)
    throw new GitFormatError('pack/corrupt', 'this is not a pack');
  // Version 3 is read by git as well, and is the same.
  const version = header.readUInt32BE(4);
  if (version !== VERSION && version !== 3) throw new GitFormatError('pack/corrupt', `packs of version ${version} are not known`);
  return header.readUInt32BE(8);
}

/** Before the zlib stream of a whole object. */
export function packEntryHeader(typeCode: ObjectTypeCode, sizeBytes: number): Buffer {
  return Buffer.from(typeAndSize(typeCode, sizeBytes));
}

/** Before the zlib stream of a delta whose base is named, in this pack or known to the receiver (thin pack). */
export function refDeltaEntryHeader(baseOid: Buffer, deltaSizeBytes: number): Buffer {
  if (baseOid.length !== OID_BYTES) throw new GitFormatError('oid/invalid', 'an object name has 20 bytes');
  return Buffer.concat([Buffer.from(typeAndSize(REF_DELTA, deltaSizeBytes)), baseOid]);
}

function typeAndSize(type: number, size: number): number[] {
  const bytes = [(type << 4) | (size & 15)];
  for (let rest = Math.floor(size / 16); rest > 0; rest = Math.floor(rest / 128)) {
    bytes[bytes.length - 1]! |= 0x80;
    bytes.push(rest % 128);
  }
  return bytes;
}

export interface PackEntryHeader {
  /** 1 to 4, OFS_DELTA or REF_DELTA. */
  type: number;
  /** Inflated: of the object, or of the delta. */
  inflatedBytes: number;
  /** OFS_DELTA: how far before this entry its base starts. */
  baseDistance: number;
  /** REF_DELTA: where in the given bytes the base's name stands. */
  baseOidAt: number;
  headerBytes: number;
}

/** Reads a head at the start of `data`, which holds MAX_ENTRY_HEADER_BYTES or all there is. Throws 'pack/corrupt'. */
export function readPackEntryHeader(data: Buffer): PackEntryHeader {
  const first = data[0] ?? 0;
  const type = (first >> 4) & 7;
  const size = first < 0x80 ? { value: first & 15, end: 1 } : readLongSize(data, first & 15);
  const header = { type, inflatedBytes: size.value, baseDistance: 0, baseOidAt: 0, headerBytes: size.end };
  if (type === OFS_DELTA) {
    const distance = readOffsetVarInt(data, size.end);
    return { ...header, baseDistance: distance.value, headerBytes: distance.end };
  }
  if (type === REF_DELTA) return { ...header, baseOidAt: size.end, headerBytes: size.end + OID_BYTES };
  if (OBJECT_TYPES[type - 1] === undefined) throw new GitFormatError('pack/corrupt', `an entry has the unknown type ${type}`);
  return header;
}

function readLongSize(data: Buffer, lowBits: number): { value: number; end: number } {
  let value = lowBits;
  let factor = 16;
  for (let at = 1; at < data.length && at < 8; at++, factor *= 128) {
    const byte = data[at] ?? 0;
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return { value, end: at + 1 };
  }
  throw new GitFormatError('pack/corrupt', 'the size of an entry is cut off or absurd');
}
