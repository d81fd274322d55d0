// Large files from one store to another, those that are not there yet. What they are is proved on the way, whichever way they go.
import { setTimeout as sleep } from 'node:timers/promises';
import { failpoint } from '../failpoints';
import { type ObjectStore, ObjectStoreError } from '../object-store';
import { inParallel } from '../../common/in-parallel';
import { isSha256, type NamedObject, proofOf } from './object-lines';

const AT_A_TIME = 4;
const ATTEMPTS = 4;
const WRONG = new Set(['object-store/missing', 'object-store/sha256-mismatch', 'object-store/size-mismatch']);

export interface CopiedObjects {
  copied: number;
  copiedBytes: number;
  /** Were there already. */
  kept: number;
  /** Keys of those that the source does not have, or has with other bytes. */
  missing: string[];
}

export interface CopyOptions {
  failpoint: string;
  /** Asked before each object. */
  mayGoOn?: () => void;
  onProgress?: (done: CopiedObjects) => void;
}

export async function copyObjects(
  objects: AsyncIterable<NamedObject>,
  from: ObjectStore,
  to: ObjectStore,
  options: CopyOptions,
): Promise<CopiedObjects> {
  const done: CopiedObjects = { copied: 0, copiedBytes: 0, kept: 0, missing: [] };
  await inParallel(objects, AT_A_TIME, async (object) => {
    options.mayGoOn?.();
    if ((await to.stat(object.key))?.sizeBytes === object.sizeBytes) done.kept++;
    else if (await copyOne(object, from, to)) {
      done.copied++;
      done.copiedBytes += object.sizeBytes;
      failpoint(options.failpoint);
    } else done.missing.push(object.key);
    options.onProgress?.(done);
  });
  done.missing.sort();
  return done;
}

/** False when the source does not have it as it should be. */
async function copyOne(object: NamedObject, from: ObjectStore, to: ObjectStore): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { stream } = await from.open(object.key);
      const { key, sizeBytes, proof } = object;
      // Stores hash what they take in: one sha256 is enough.
      if (isSha256(proof)) await to.put(key, stream, { sizeBytes, sha256: proof });
      else await to.put(key, proven(stream, object), { sizeBytes });
      return true;
    } catch (error) {
      const isWrong = error instanceof ObjectStoreError && WRONG.has(error.code);
      // A transfer that was cut looks like wrong bytes: only what is wrong every time is.
      if (isWrong && (error.code === 'object-store/missing' || attempt === ATTEMPTS)) return false;
      if (attempt === ATTEMPTS || (error instanceof ObjectStoreError && error.code === 'object-store/full')) throw error;
      await sleep(250 * 2 ** attempt);
    }
  }
}

/** Ends with an error unless the bytes are those of the object: then the store keeps nothing. */
async function* proven(source: AsyncIterable<Uint8Array>, object: NamedObject): AsyncGenerator<Uint8Array> {
  const proof = proofOf(object);
  for await (const bytes of source) {
    proof.update(bytes);
    yield bytes;
  }
  if (!proof.holds())
    throw new ObjectStoreError('object-store/sha256-mismatch', `The bytes of ${object.key} are not those it is named by.`);
}
