// Commit graphs of recently used repositories. A graph only grows: a cached one is brought up to date by reading the rows that
// came since. Rows that gc removed stay behind in memory, unreachable from every ref and therefore never answered.
import { Injectable } from '@nestjs/common';
import { type GitOid, oidFromBytes } from '@modelgrove/git-objects';
import { Lru } from '../../common/lru';
import { watchCache } from '../../platform/metrics';
import { CommitGraph } from './commit-graph';
import { CommitStore, type GraphRow } from './commit.store';

/** Commits kept in memory over all repositories, about 250 bytes each. */
const MAX_COMMITS = 400_000;

@Injectable()
export class GraphCache {
  private readonly graphs = watchCache('graphs', new Lru<bigint, CommitGraph>(MAX_COMMITS));

  constructor(private readonly store: CommitStore) {}

  /**
   * The graph with at least every commit committed before the call. Two at once may read the same rows twice, which is harmless;
   * queueing them would let a reader without a connection block a transaction that holds one.
   */
  load(repoId: bigint): Promise<CommitGraph> {
    return this.refresh(repoId);
  }

  /** A graph that knows `oid`: the cached one when it does, else a fresh one. */
  async knowing(repoId: bigint, oid: GitOid): Promise<CommitGraph> {
    const cached = this.graphs.get(repoId);
    return cached?.indexOf(oid) !== undefined ? cached : this.load(repoId);
  }

  private async refresh(repoId: bigint): Promise<CommitGraph> {
    const graph = this.graphs.get(repoId) ?? new CommitGraph();
    const rows = await this.store.graphFrom(repoId, graph.size);
    for (const row of rows) addRow(graph, row);
    this.graphs.set(repoId, graph, graph.size + 10);
    return graph;
  }
}

function addRow(graph: CommitGraph, row: GraphRow): void {
  const parents: number[] = [];
  for (let at = 0; at < row.parents.length; at += 4) parents.push(row.parents.readInt32BE(at));
  graph.add(row.idx, oidFromBytes(row.oid), oidFromBytes(row.tree), parents, Number(row.time));
}
