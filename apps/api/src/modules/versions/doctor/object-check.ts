// Every object of a repository, read once, bases before what is built on them: chains, sizes, hashes, and that what an object names
// is there. Since each tree's entries are there, so is everything below each commit.
import { inflateSync } from 'node:zlib';
import {
  applyDelta,
  type Commit,
  EMPTY_TREE_OID,
  type GitOid,
  hashObject,
  OBJECT_TYPE_CODE,
  objectTypeFromCode,
  type ObjectType,
  oidFromBytes,
  parseCommit,
  parseLfsPointer,
  parseTag,
  parseTree,
} from '@modelgrove/git-objects';
import { breather } from '../../../common/breathe';
import { damage, type Finding, type LargeObject } from '../../blobs';
import type { DoctorStore } from '../doctor.store';

const PAGE = 5_000;
const BATCH_OBJECTS = 500;
const BATCH_BYTES = 8 * 1024 * 1024;
const INFLATED_LIMIT = 256 * 1024 * 1024;
const POINTER_MAX_BYTES = 1024;
const [DIRECTORY, SUBMODULE] = [0o40000, 0o160000];

export interface KnownObject {
  type: number;
  size: number;
  depth: number;
  deltaSize: number | null;
  base: GitOid | null;
  bytes: number;
}

export class ObjectCheck {
  readonly objects = new Map<GitOid, KnownObject>();
  readonly commits = new Map<GitOid, Commit>();
  readonly pointers = new Map<string, LargeObject>();
  private readonly children = new Map<GitOid, GitOid[]>();
  /** Contents that something not yet read is built on. */
  private readonly contents = new Map<GitOid, { data: Buffer; depth: number; waiting: number }>();
  private readonly broken = new Set<GitOid>();

  constructor(
    private readonly store: DoctorStore,
    private readonly repoId: bigint,
  ) {}

  async *run(): AsyncGenerator<Finding> {
    await this.load();
    yield* this.checkBases();
    const order = this.basesFirst();
    for (let at = 0; at < order.length;) {
      const batch = this.batchFrom(order, at);
      yield* this.readBatch(batch);
      at += batch.length;
    }
    yield* this.checkCycles(order);
  }

  /** Type of an object that is stored, or of the empty tree, which every reader knows. */
  typeOf(oid: GitOid): ObjectType | null {
    if (oid === EMPTY_TREE_OID) return 'tree';
    const known = this.objects.get(oid);
    return known ? objectTypeFromCode(known.type) : null;
  }

  private async load(): Promise<void> {
    for (let after: Buffer = Buffer.alloc(0); ;) {
      const rows = await this.store.facts(this.repoId, after, PAGE);
      for (const { oid, base, ...facts } of rows) {
        const name = oidFromBytes(oid);
        this.objects.set(name, { ...facts, base: base ? oidFromBytes(base) : null });
        if (base) this.noteChild(oidFromBytes(base), name);
      }
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) return;
      after = last.oid;
    }
  }

  private noteChild(base: GitOid, child: GitOid): void {
    const others = this.children.get(base);
    if (others) others.push(child);
    else this.children.set(base, [child]);
  }

  private *checkBases(): Generator<Finding> {
    for (const [oid, { base }] of this.objects) {
      if (base && !this.objects.has(base)) yield damage('object/base-missing', `Object ${oid} is a delta of ${base}, which is missing.`);
    }
  }

  /** Whole objects, each followed by what is built on it, depth first. Members of cycles do not come up. */
  private basesFirst(): GitOid[] {
    const order: GitOid[] = [];
    for (const [root, { base }] of this.objects) {
      if (base) continue;
      const waiting = [root];
      for (let oid = waiting.pop(); oid; oid = waiting.pop()) {
        order.push(oid);
        waiting.push(...(this.children.get(oid) ?? []));
      }
    }
    return order;
  }

  private *checkCycles(order: readonly GitOid[]): Generator<Finding> {
    const read = new Set(order);
    for (const [oid] of this.objects) {
      if (read.has(oid) || this.endsOutside(oid)) continue;
      yield damage('object/delta-cycle', `Object ${oid} is, over its bases, a delta of itself.`);
    }
  }

  private endsOutside(start: GitOid): boolean {
    const seen = new Set<GitOid>();
    for (let oid: GitOid | null = start; oid; oid = this.objects.get(oid)?.base ?? null) {
      if (seen.has(oid)) return false;
      seen.add(oid);
    }
    return true;
  }

  private batchFrom(order: readonly GitOid[], start: number): GitOid[] {
    const batch: GitOid[] = [];
    for (let bytes = 0; batch.length < BATCH_OBJECTS && bytes < BATCH_BYTES;) {
      const oid = order[start + batch.length];
      if (oid === undefined) break;
      bytes += this.objects.get(oid)?.bytes ?? 0;
      batch.push(oid);
    }
    return batch;
  }

  private async *readBatch(batch: readonly GitOid[]): AsyncGenerator<Finding> {
    const pause = breather();
    const rows = new Map((await this.store.data(this.repoId, batch)).map((row) => [oidFromBytes(row.oid), row.data]));
    for (const oid of batch) {
      const [facts, data] = [this.objects.get(oid), rows.get(oid)];
      if (facts && data) yield* this.readOne(oid, facts, data);
      await pause();
    }
  }

  private *readOne(oid: GitOid, facts: KnownObject, stream: Buffer): Generator<Finding> {
    const base = facts.base ? this.contents.get(facts.base) : null;
    if (facts.base && (!base || this.broken.has(facts.base))) {
      this.broken.add(oid);
      yield damage('object/unreadable', `Object ${oid} cannot be read: its base ${facts.base} cannot.`);
    } else {
      yield* this.examine(oid, facts, stream, base ?? null);
    }
    if (facts.base && base && --base.waiting === 0) this.contents.delete(facts.base);
  }

  private *examine(oid: GitOid, facts: KnownObject, stream: Buffer, base: { data: Buffer; depth: number } | null): Generator<Finding> {
    const depth = base ? base.depth + 1 : 0;
    let data: Buffer;
    try {
      const inflated = inflateSync(stream, { maxOutputLength: INFLATED_LIMIT });
      if (facts.deltaSize !== null && facts.deltaSize !== inflated.length)
        yield damage('object/wrong-delta-size', `Object ${oid} has a delta of ${inflated.length} bytes, its row says ${facts.deltaSize}.`);
      data = base ? applyDelta(base.data, inflated, INFLATED_LIMIT) : inflated;
    } catch (error) {
      this.broken.add(oid);
      yield damage('object/unreadable', `Object ${oid} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
      return;
    }
    const waiting = this.children.get(oid)?.length ?? 0;
    if (waiting > 0) this.contents.set(oid, { data, depth, waiting });
    if (data.length !== facts.size)
      yield damage('object/wrong-size', `Object ${oid} has ${data.length} bytes, its row says ${facts.size}.`);
    if (facts.base && this.objects.get(facts.base)?.type !== facts.type)
      yield damage('object/wrong-type', `Object ${oid} is a delta of an object of another type.`);
    // A row may say more than the chain has: it was made while a longer one was in memory. Less would let chains grow too long.
    if (facts.depth < depth)
      yield damage('object/wrong-depth', `Object ${oid} has a chain of ${depth} deltas, its row says ${facts.depth}.`);
    if (hashObject(objectTypeFromCode(facts.type), data) !== oid) {
      yield damage('object/wrong-hash', `The bytes of object ${oid} have another hash.`);
      return;
    }
    yield* this.checkReferents(oid, objectTypeFromCode(facts.type), data);
  }

  private *checkReferents(oid: GitOid, type: ObjectType, data: Buffer): Generator<Finding> {
    try {
      if (type === 'tree') yield* this.checkTree(oid, data);
      else if (type === 'commit') yield* this.checkCommit(oid, parseCommit(data));
      else if (type === 'tag') yield* this.expect(oid, parseTag(data).object, parseTag(data).type);
      else this.notePointer(data);
    } catch (error) {
      yield damage(
        'object/malformed',
        `Object ${oid} is not a well-formed ${type}: ${error instanceof Error ? error.message : String(error)}.`,
      );
    }
  }

  private *checkTree(oid: GitOid, data: Buffer): Generator<Finding> {
    for (const entry of parseTree(data)) {
      if (entry.mode !== SUBMODULE) yield* this.expect(oid, entry.oid, entry.mode === DIRECTORY ? 'tree' : 'blob');
    }
  }

  private *checkCommit(oid: GitOid, commit: Commit): Generator<Finding> {
    this.commits.set(oid, commit);
    yield* this.expect(oid, commit.tree, 'tree');
    for (const parent of commit.parents) yield* this.expect(oid, parent, 'commit');
  }

  private *expect(from: GitOid, oid: GitOid, type: ObjectType): Generator<Finding> {
    const found = this.objects.get(oid);
    if (oid === EMPTY_TREE_OID && type === 'tree') return;
    if (!found) yield damage('object/missing', `Object ${oid} is missing; ${from} names it.`);
    else if (found.type !== OBJECT_TYPE_CODE[type])
      yield damage('object/wrong-type', `Object ${oid} is not the ${type} that ${from} names.`);
  }

  private notePointer(data: Buffer): void {
    if (data.length > POINTER_MAX_BYTES) return;
    const pointer = parseLfsPointer(data);
    if (pointer) this.pointers.set(pointer.sha256, { sha256: pointer.sha256, sizeBytes: pointer.sizeBytes });
  }
}
