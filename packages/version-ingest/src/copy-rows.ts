// Rows of git.object, git.commit and git.change as COPY (FORMAT binary) takes them; columns in the order of the statements in
// apps/api's versions room.
import { createHash } from 'node:crypto';
import type { GitOid } from '@modelgrove/git-objects';
import { CopyWriter } from '@modelgrove/wire-formats';

export interface ObjectRowInput {
  oid: GitOid;
  typeCode: number;
  sizeBytes: number;
  depth: number;
  base: GitOid | null;
  deltaSizeBytes: number | null;
  /** zlib stream of the object, or of a delta against `base`. */
  data: Uint8Array;
}

export interface CommitRow {
  idx: number;
  oid: GitOid;
  tree: GitOid;
  timeSeconds: number;
  parentIdxs: readonly number[];
  newOids: Uint8Array;
  changes: ReadonlyMap<string, readonly string[]>;
}

/** The key under which a directory's changes are filed: the first 8 bytes of sha256(path) as a signed number. */
export function directoryKey(path: string): bigint {
  return createHash('sha256').update(path).digest().readBigInt64BE(0);
}

export function encodeNames(names: readonly string[]): Buffer {
  return Buffer.from(names.join('\0'));
}

export function encodeIdxs(idxs: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(idxs.length * 4);
  idxs.forEach((idx, i) => bytes.writeInt32BE(idx, i * 4));
  return bytes;
}

export function* objectRows(repoId: bigint, objects: Iterable<ObjectRowInput>): Generator<Buffer> {
  const writer = new CopyWriter();
  for (const object of objects) {
    writer.startTuple(8);
    writer.bigint(repoId);
    writer.int4(object.sizeBytes);
    writer.int2(object.typeCode);
    writer.int2(object.depth);
    writer.int4(object.deltaSizeBytes);
    writer.hex(object.oid);
    if (object.base) writer.hex(object.base);
    else writer.null();
    writer.bytes(object.data);
    if (writer.waiting > 0) yield* writer.take();
  }
  yield* writer.end();
}

export function* commitRows(repoId: bigint, commits: Iterable<CommitRow>): Generator<Buffer> {
  const writer = new CopyWriter();
  for (const commit of commits) {
    writer.startTuple(7);
    writer.bigint(repoId);
    writer.int4(commit.idx);
    writer.bigint(BigInt(commit.timeSeconds));
    writer.hex(commit.oid);
    writer.hex(commit.tree);
    writer.bytes(encodeIdxs(commit.parentIdxs));
    writer.bytes(commit.newOids);
    if (writer.waiting > 0) yield* writer.take();
  }
  yield* writer.end();
}

export function* changeRows(repoId: bigint, commits: Iterable<CommitRow>): Generator<Buffer> {
  const writer = new CopyWriter();
  const keys = new Map<string, bigint>();
  for (const commit of commits) {
    for (const [directory, names] of commit.changes) {
      let key = keys.get(directory);
      if (key === undefined) keys.set(directory, (key = directoryKey(directory)));
      writer.startTuple(4);
      writer.bigint(repoId);
      writer.bigint(key);
      writer.int4(commit.idx);
      writer.bytes(encodeNames(names));
    }
    if (writer.waiting > 0) yield* writer.take();
  }
  yield* writer.end();
}
