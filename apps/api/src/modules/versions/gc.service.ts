// Removes from a repository what no ref reaches and no ref reached lately: commits, what only they listed, tags, and objects that no
// commit lists. All of it in one transaction under the repository's lock, so that no push builds on what goes.
import { Injectable } from '@nestjs/common';
import { type GitOid, hashObject, oidFromBytes, parseTag } from '@modelgrove/git-objects';
import { compress } from '@modelgrove/version-ingest';
import { Transaction } from '../../platform/database/transaction';
import { BlobService } from '../blobs';
import { QuotasService } from '../quotas';
import { BlobFactsReader, POINTER_MAX_BYTES, POINTER_MIN_BYTES } from './blob-facts';
import { CommitGraph, type CommitSet } from './commit-graph';
import { CommitStore } from './commit.store';
import { GcStore } from './gc.store';
import { ObjectReader } from './object-reader';
import { ObjectStore } from './object.store';
import { RefStore } from './ref.store';
import { storeCorrupt } from './versions.errors';

/** How long an unreachable commit stays for who wants to undo a force push. */
export const KEEP_DAYS = 14;
const BATCH = 100;

export interface CollectedVersions {
  commits: number;
  objects: number;
  /** As stored. */
  bytes: number;
  /** Deltas stored whole because their base went. */
  rebased: number;
  /** Large files that were uploaded and never committed, or that no version names any more. */
  links: number;
}

interface Roots {
  commits: GitOid[];
  tags: GitOid[];
}

@Injectable()
export class VersionGc {
  constructor(
    private readonly transaction: Transaction,
    private readonly refs: RefStore,
    private readonly commits: CommitStore,
    private readonly store: ObjectStore,
    private readonly objects: ObjectReader,
    private readonly rows: GcStore,
    private readonly quotas: QuotasService,
    private readonly facts: BlobFactsReader,
    private readonly blobs: BlobService,
  ) {}

  /**
   * `olderThanDays`: what a ref left behind within so many days stays. Throws when the repository is damaged: what cannot be
   * followed must not be taken for unreachable. Null when there is no such repository.
   */
  collect(repositoryId: bigint, options: { olderThanDays?: number } = {}): Promise<CollectedVersions | null> {
    return this.transaction.inTransaction(async () => {
      if (!(await this.refs.lock(repositoryId))) return null;
      const graph = await this.loadGraph(repositoryId);
      const roots = await this.roots(repositoryId, options.olderThanDays ?? KEEP_DAYS, graph);
      const kept = graph.ancestors(roots.commits.map((oid) => idxOf(graph, oid)));
      const [keptIdxs, removedIdxs] = split(graph, kept);
      await this.rows.keep(repositoryId, keptIdxs, roots.tags);
      const rebased = await this.rebase(repositoryId);
      const removed = await this.rows.removeObjects(repositoryId);
      await this.rows.removeCommits(repositoryId, removedIdxs);
      const links = await this.unlinkUnnamed(repositoryId, options.olderThanDays ?? KEEP_DAYS);
      await this.quotas.recount(repositoryId, { free: true });
      return { commits: removedIdxs.length, objects: removed.count, bytes: removed.bytes, rebased, links };
    });
  }

  /** After the objects: what is left of them names the large files that stay. */
  private async unlinkUnnamed(repositoryId: bigint, olderThanDays: number): Promise<number> {
    const named = new Set<string>();
    const oids = await this.rows.perhapsPointers(repositoryId, POINTER_MIN_BYTES, POINTER_MAX_BYTES);
    for (let at = 0; at < oids.length; at += BATCH)
      for (const { large } of (await this.facts.of(repositoryId, oids.slice(at, at + BATCH))).values()) if (large) named.add(large.sha256);
    return this.blobs.unlinkUnnamed(repositoryId, named, olderThanDays);
  }

  /** From the rows: a cached graph may remember commits that an earlier collection removed. */
  private async loadGraph(repoId: bigint): Promise<CommitGraph> {
    const graph = new CommitGraph();
    for (const row of await this.commits.graphFrom(repoId, 0)) {
      const parents = Array.from({ length: row.parents.length / 4 }, (_, i) => row.parents.readInt32BE(i * 4));
      graph.add(row.idx, oidFromBytes(row.oid), oidFromBytes(row.tree), parents, Number(row.time));
    }
    return graph;
  }

  private async roots(repoId: bigint, days: number, graph: CommitGraph): Promise<Roots> {
    const roots: Roots = { commits: [], tags: [] };
    for (const ref of await this.refs.all(repoId)) await this.follow(repoId, ref.oid, graph, roots, true);
    const former = [...(await this.rows.oldSides(repoId, days)), ...(await this.rows.boughtSides(repoId))];
    for (const oid of former) await this.follow(repoId, oid, graph, roots, false);
    return roots;
  }

  /** Through annotated tags down to a commit. The old side of a movement may have been removed by an earlier collection. */
  private async follow(repoId: bigint, start: GitOid, graph: CommitGraph, roots: Roots, mustExist: boolean): Promise<void> {
    for (let oid = start; ;) {
      if (graph.indexOf(oid) !== undefined) {
        roots.commits.push(oid);
        return;
      }
      const type = (await this.store.meta(repoId, [oid])).get(oid)?.typeCode;
      if (type !== TAG) {
        if (mustExist) throw storeCorrupt(`a ref of repository ${repoId} leads to ${oid}, which is not there`);
        return;
      }
      roots.tags.push(oid);
      oid = parseTag((await this.objects.read(repoId, oid)).data).object;
    }
  }

  private async rebase(repoId: bigint): Promise<number> {
    const bereft = await this.rows.bereft(repoId);
    for (let at = 0; at < bereft.length; at += BATCH) await this.makeWhole(repoId, bereft.slice(at, at + BATCH));
    if (bereft.length > 0) await this.rows.shorten(repoId, bereft);
    return bereft.length;
  }

  private async makeWhole(repoId: bigint, oids: readonly GitOid[]): Promise<void> {
    const contents = await this.objects.readMany(repoId, oids);
    const whole = oids.map((oid) => {
      const object = contents.get(oid);
      if (!object || hashObject(object.type, object.data) !== oid)
        throw storeCorrupt(`object ${oid} of repository ${repoId} cannot be read`);
      return { oid, data: compress(object.data) };
    });
    await this.rows.makeWhole(repoId, whole);
  }
}

const TAG = 4;

function idxOf(graph: CommitGraph, oid: GitOid): number {
  const idx = graph.indexOf(oid);
  if (idx === undefined) throw storeCorrupt(`commit ${oid} has no row`);
  return idx;
}

function split(graph: CommitGraph, kept: CommitSet): [number[], number[]] {
  const [inside, outside]: [number[], number[]] = [[], []];
  for (let idx = 0; idx < graph.size; idx++) {
    const isThere = graph.oids[idx] !== undefined;
    if (kept.has(idx) && !isThere) throw storeCorrupt(`the commit with idx ${idx}, an ancestor of a ref, has no row`);
    if (isThere) (kept.has(idx) ? inside : outside).push(idx);
  }
  return [inside, outside];
}
