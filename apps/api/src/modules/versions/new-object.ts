// How an object we make ourselves is stored: as a delta of its predecessor at the same path where that pays, else whole.
import { createDelta, type GitOid, hashObject, type ObjectType } from '@modelgrove/git-objects';
import { compress } from '@modelgrove/version-ingest';
import type { NewObject } from './object.store';
import type { StoredObject } from './object-reader';

/** git's own default for pack depth: longer chains make reads slow. */
export const MAX_DELTA_DEPTH = 50;
/** A delta's own row costs as much as a small object. */
const WORTH_A_DELTA_BYTES = 200;
const DELTA_UP_TO_BYTES = 2 * 1024 * 1024;

export interface Predecessor {
  oid: GitOid;
  object: StoredObject;
}

export interface MadeObject extends NewObject {
  content: Buffer;
}

export function makeObject(type: ObjectType, content: Buffer, before: Predecessor | null): MadeObject {
  const oid = hashObject(type, content);
  return (
    asDelta(oid, type, content, before) ?? {
      oid,
      type,
      sizeBytes: content.length,
      depth: 0,
      base: null,
      deltaSizeBytes: null,
      data: compress(content),
      content,
    }
  );
}

function asDelta(oid: GitOid, type: ObjectType, content: Buffer, before: Predecessor | null): MadeObject | null {
  if (!before || before.oid === oid || before.object.type !== type || before.object.depth >= MAX_DELTA_DEPTH) return null;
  if (content.length < WORTH_A_DELTA_BYTES || content.length > DELTA_UP_TO_BYTES || before.object.data.length > DELTA_UP_TO_BYTES)
    return null;
  const delta = createDelta(before.object.data, content);
  if (!delta) return null;
  return {
    oid,
    type,
    sizeBytes: content.length,
    depth: before.object.depth + 1,
    base: before.oid,
    deltaSizeBytes: delta.length,
    data: compress(delta),
    content,
  };
}
