// Which objects answer a fetch. Without shallow lines a union of rows: each commit lists what it brought (git.commit.new_oids).
// With them trees are walked, because what was reverted to from behind a shallow line is in no commit's list.
import { Injectable } from '@nestjs/common';
import { type GitOid, type ObjectFilter, oidFromBytes, parseTree, type UploadRequest } from '@modelgrove/git-objects';
import { breather } from '../../common/breathe';
import type { CommitGraph, CommitSet } from './commit-graph';
import { CommitStore } from './commit.store';
import { ObjectReader } from './object-reader';
import type { Depth } from './shallow';

const DIRECTORY = 0o40000;
const SUBMODULE = 0o160000;
const BATCH = 5000;

export interface Selection {
  /** Everything but tags the repository has: no list is needed. */
  everything: boolean;
  oids: Set<GitOid>;
}

@Injectable()
export class PackSelector {
  constructor(
    private readonly commits: CommitStore,
    private readonly objects: ObjectReader,
  ) {}

  /** `send`: commits the client lacks and shall get; `edge`: commits it has. */
  async select(
    repoId: bigint,
    graph: CommitGraph,
    send: readonly number[],
    edge: CommitSet,
    request: UploadRequest,
    depth: Depth | null,
  ): Promise<Selection> {
    const shallow = depth !== null || request.shallows.length > 0;
    const needsWalk = shallow || treeDepthOf(request.filter) !== Infinity;
    if (!needsWalk && send.length === graph.count && send.length > 0) return { everything: true, oids: new Set() };
    const oids = needsWalk ? await this.walk(repoId, graph, send, edge, request.filter) : await this.union(repoId, send);
    for (const idx of send) oids.add(graph.oid(idx));
    return { everything: false, oids };
  }

  /** What the commits `send` brought. */
  async union(repoId: bigint, send: readonly number[]): Promise<Set<GitOid>> {
    const oids = new Set<GitOid>();
    const pause = breather();
    for (let i = 0; i < send.length; i += BATCH) {
      for (const bytes of (await this.commits.newOids(repoId, send.slice(i, i + BATCH))).values()) {
        for (let at = 0; at < bytes.length; at += 20) oids.add(oidFromBytes(bytes, at));
        await pause();
      }
    }
    return oids;
  }

  private async walk(
    repoId: bigint,
    graph: CommitGraph,
    send: readonly number[],
    edge: CommitSet,
    filter: ObjectFilter | null,
  ): Promise<Set<GitOid>> {
    const edgeTrees = new Set<GitOid>();
    for (const idx of send) for (const parent of graph.parents(idx)) if (edge.has(parent)) addTree(graph, parent, edgeTrees);
    const has = await this.below(repoId, edgeTrees, new Set(), null);
    const trees = new Set<GitOid>();
    for (const idx of send) addTree(graph, idx, trees);
    return this.below(repoId, trees, has, filter);
  }

  /** All trees and blobs below `roots` (themselves included) that are not in `without`, as the filter allows. */
  private async below(
    repoId: bigint,
    roots: ReadonlySet<GitOid>,
    without: ReadonlySet<GitOid>,
    filter: ObjectFilter | null,
  ): Promise<Set<GitOid>> {
    const pause = breather();
    const maxTreeDepth = treeDepthOf(filter);
    const found = new Set<GitOid>();
    let level = [...roots].filter((oid) => !without.has(oid));
    for (let depth = 0; level.length > 0 && depth < maxTreeDepth; depth++) {
      for (const oid of level) found.add(oid);
      const next = new Set<GitOid>();
      for (let i = 0; i < level.length; i += BATCH) {
        for (const tree of (await this.objects.readMany(repoId, level.slice(i, i + BATCH))).values()) {
          for (const entry of parseTree(tree.data)) {
            if (entry.mode === SUBMODULE || without.has(entry.oid) || found.has(entry.oid)) continue;
            if (entry.mode === DIRECTORY) next.add(entry.oid);
            else if (depth + 1 < maxTreeDepth) found.add(entry.oid);
          }
          await pause();
        }
      }
      level = [...next];
    }
    return found;
  }
}

function addTree(graph: CommitGraph, idx: number, into: Set<GitOid>): void {
  const tree = graph.trees[idx];
  if (tree) into.add(tree);
}

/** How many levels a `tree:N` filter lets through; infinite for every other filter. */
function treeDepthOf(filter: ObjectFilter | null): number {
  if (filter?.kind === 'tree-depth') return filter.depth;
  if (filter?.kind === 'combine') return Math.min(...filter.filters.map(treeDepthOf));
  return Infinity;
}
