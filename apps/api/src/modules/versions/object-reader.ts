// Reads git objects of one repository: resolves delta chains, keeps recent ones. An object never changes, so the cache needs no
// invalidation; it is keyed by repository because an oid is not a capability: the caller has been granted this repository.
import { inflateSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import {
  applyDelta,
  type Commit,
  EMPTY_TREE_OID,
  findTreeEntry,
  type GitOid,
  objectTypeFromCode,
  type ObjectType,
  oidFromBytes,
  parseCommit,
  type TreeEntry,
} from '@modelgrove/git-objects';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import { type ObjectRow, ObjectStore } from './object.store';
import { storeCorrupt } from './versions.errors';

const CACHE_BYTES = 128 * 1024 * 1024;
/** Bigger objects are read when asked for and not kept. */
const KEEP_UP_TO_BYTES = 4 * 1024 * 1024;
const OVERHEAD_BYTES = 250;
const COMMIT_CACHE = 50_000;

export interface StoredObject {
  type: ObjectType;
  data: Buffer;
  /** Length of its delta chain in the store; 0 is whole. */
  depth: number;
}

const EMPTY_TREE: StoredObject = { type: 'tree', data: Buffer.alloc(0), depth: 0 };

@Injectable()
export class ObjectReader {
  private readonly cache = watchCache('objects', new Lru<string, StoredObject>(CACHE_BYTES));
  private readonly commits = watchCache('commits', new Lru<string, Commit>(COMMIT_CACHE));

  constructor(private readonly store: ObjectStore) {}

  /** From memory only; undefined says nothing about the store. */
  peek(repoId: bigint, oid: GitOid): StoredObject | undefined {
    return this.cache.get(`${repoId}:${oid}`);
  }

  async find(repoId: bigint, oid: GitOid): Promise<StoredObject | null> {
    const cached = this.cache.get(`${repoId}:${oid}`);
    if (cached) return cached;
    if (oid === EMPTY_TREE_OID) return EMPTY_TREE;
    const rows = await this.store.chain(repoId, oid);
    return rows.length === 0 ? null : (this.resolve(repoId, rows).get(oid) ?? null);
  }

  async read(repoId: bigint, oid: GitOid): Promise<StoredObject> {
    const object = await this.find(repoId, oid);
    if (!object) throw storeCorrupt(`object ${oid} of repository ${repoId} is missing`);
    return object;
  }

  /** Those of `oids` that exist, in one statement. */
  async readMany(repoId: bigint, oids: readonly GitOid[]): Promise<Map<GitOid, StoredObject>> {
    const found = new Map<GitOid, StoredObject>();
    const missing: GitOid[] = [];
    for (const oid of oids) {
      const cached = oid === EMPTY_TREE_OID ? EMPTY_TREE : this.cache.get(`${repoId}:${oid}`);
      if (cached) found.set(oid, cached);
      else missing.push(oid);
    }
    if (missing.length === 0) return found;
    const resolved = this.resolve(repoId, await this.store.chains(repoId, missing));
    for (const oid of missing) {
      const object = resolved.get(oid);
      if (object) found.set(oid, object);
    }
    return found;
  }

  async commit(repoId: bigint, oid: GitOid): Promise<Commit> {
    const key = `${repoId}:${oid}`;
    const cached = this.commits.get(key);
    if (cached) return cached;
    const object = await this.read(repoId, oid);
    if (object.type !== 'commit') throw storeCorrupt(`${oid} is a ${object.type}, not a commit`);
    const commit = parseCommit(object.data);
    this.commits.set(key, commit, 1);
    return commit;
  }

  /** Walks `path` down from a tree; null when there is no such entry. The root itself has no entry. */
  async walk(repoId: bigint, treeOid: GitOid, path: string): Promise<TreeEntry | null> {
    let oid = treeOid;
    const segments = path.split('/');
    for (let i = 0; i < segments.length; i++) {
      const tree = await this.read(repoId, oid);
      const entry = findTreeEntry(tree.data, segments[i] ?? '');
      if (!entry || i === segments.length - 1) return entry;
      if (entry.mode !== TREE_MODE) return null;
      oid = entry.oid;
    }
    return null;
  }

  /** What was just written: the next request will want it. */
  remember(repoId: bigint, oid: GitOid, object: StoredObject): void {
    if (object.data.length <= KEEP_UP_TO_BYTES) this.cache.set(`${repoId}:${oid}`, object, object.data.length + OVERHEAD_BYTES);
  }

  /** Rows of whole chains to contents. Iterative: a chain is up to 50 long and rows come in any order. */
  private resolve(repoId: bigint, rows: readonly ObjectRow[]): Map<GitOid, StoredObject> {
    const byOid = new Map(rows.map((row) => [oidFromBytes(row.oid), row]));
    const done = new Map<GitOid, StoredObject>();
    for (const oid of byOid.keys()) {
      const chain: GitOid[] = [];
      for (let at: GitOid | null = oid; at && !done.has(at); at = baseOf(byOid, at)) chain.push(at);
      for (const link of chain.reverse()) {
        const object = materialize(byOid, done, link);
        done.set(link, object);
        this.remember(repoId, link, object);
      }
    }
    return done;
  }
}

const TREE_MODE = 0o40000;

function baseOf(rows: ReadonlyMap<GitOid, ObjectRow>, oid: GitOid): GitOid | null {
  const base = rows.get(oid)?.base;
  return base ? oidFromBytes(base) : null;
}

function materialize(rows: ReadonlyMap<GitOid, ObjectRow>, done: ReadonlyMap<GitOid, StoredObject>, oid: GitOid): StoredObject {
  const row = rows.get(oid);
  if (!row) throw storeCorrupt(`delta base ${oid} is missing`);
  const type = objectTypeFromCode(row.type);
  const stream = inflateSync(row.data);
  if (!row.base) return { type, data: stream, depth: 0 };
  const base = done.get(oidFromBytes(row.base));
  if (!base) throw storeCorrupt(`delta base of ${oid} is missing`);
  return { type, data: applyDelta(base.data, stream, row.size), depth: row.depth };
}
