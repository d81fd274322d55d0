import { createHash, hash } from 'node:crypto';

import { type GitOid } from './oid';
import { type ObjectType } from './object-type';

const SMALL_BYTES = 16 * 1024;
const HEADER_BYTES = 32;
const scratch = Buffer.allocUnsafeSlow(SMALL_BYTES + HEADER_BYTES);

/** The name of an object: SHA-1 over `type SP length NUL data`. */
export function hashObject(type: ObjectType, data: Uint8Array): GitOid {
  const header = `${type} ${data.length}\0`;
  if (data.length > SMALL_BYTES) return createHash('sha1').update(header, 'latin1').update(data).digest('hex') as GitOid;
  // One call over one buffer costs a third of a hash context, and most objects are small.
  const start = scratch.write(header, 'latin1');
  scratch.set(data, start);
  return hash('sha1', scratch.subarray(0, start + data.length), 'hex') as GitOid;
}

/** The tree with no entries. Nobody has to store it: readers know it. */
export const EMPTY_TREE_OID = hashObject('tree', Buffer.alloc(0));
