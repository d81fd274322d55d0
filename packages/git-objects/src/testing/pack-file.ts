import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

import { OBJECT_TYPE_CODE, type ObjectType } from '../objects/object-type';
import { oidToBytes, type GitOid } from '../objects/oid';
import { packEntryHeader, packHeader, refDeltaEntryHeader } from '../pack/pack-header';

export type PackFileEntry = { type: ObjectType; data: Buffer } | { baseOid: GitOid; delta: Buffer } | { raw: Buffer };

/** A pack of these entries; `raw` ones are head and stream as they are to stand there. */
export function packFile(entries: readonly PackFileEntry[], claimedCount = entries.length): Buffer {
  return withChecksum(Buffer.concat([packHeader(claimedCount), ...entries.map(entryBytes)]));
}

export function withChecksum(pack: Buffer): Buffer {
  return Buffer.concat([pack, createHash('sha1').update(pack).digest()]);
}

function entryBytes(entry: PackFileEntry): Buffer {
  if ('raw' in entry) return entry.raw;
  if ('delta' in entry)
    return Buffer.concat([refDeltaEntryHeader(oidToBytes(entry.baseOid), entry.delta.length), deflateSync(entry.delta)]);
  return Buffer.concat([packEntryHeader(OBJECT_TYPE_CODE[entry.type], entry.data.length), deflateSync(entry.data)]);
}
