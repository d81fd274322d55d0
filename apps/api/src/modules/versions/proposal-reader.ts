// Refs of pull requests, `refs/pr/N`, and what came to them when: told from the movements that every ref notes, so that a push by git and a commit through
// the API are known alike.
import { Injectable } from '@nestjs/common';
import type { GitOid } from '@modelgrove/git-objects';
import type { Granted } from '../access';
import type { CommitGraph } from './commit-graph';
import { GraphCache } from './graph-cache';
import { RefStore } from './ref.store';
import { VersionReader } from './version-reader';
import type { CommitSummary } from './versions.types';

const MOST_MOVES = 500;
const MOST_COMMITS = 250;

export interface ProposedCommit {
  commit: CommitSummary;
  /** When it came to the pull request, and by whom. */
  at: Date;
  actorId: bigint | null;
}

export function proposalName(num: number): string {
  return `refs/pr/${num}`;
}

@Injectable()
export class ProposalReader {
  constructor(
    private readonly versions: VersionReader,
    private readonly graphs: GraphCache,
    private readonly refs: RefStore,
  ) {}

  /** Where the pull request stands, and the branch that it is for; null for what is not there (any more). */
  async heads(repo: Granted, num: number, targetRef: string): Promise<{ headOid: GitOid | null; targetOid: GitOid | null }> {
    const refs = await this.refs.some(repo.id, [proposalName(num), targetRef]);
    const at = (name: string): GitOid | null => refs.find((ref) => ref.name === name)?.oid ?? null;
    return { headOid: at(proposalName(num)), targetOid: at(targetRef) };
  }

  /** Of the pull request that began with the commit. */
  async numberOf(repo: Granted, commitOid: GitOid): Promise<number | null> {
    const name = await this.refs.proposalAt(repo.id, commitOid);
    return name === null ? null : Number(name.slice(proposalName(0).length - 1));
  }

  /** Commits that came to it and that `targetOid` has not, in the order in which they came; the latest when they are many. */
  async commits(repo: Granted, num: number, targetOid: GitOid | null): Promise<ProposedCommit[]> {
    const moves = await this.refs.events(repo.id, proposalName(num), MOST_MOVES);
    const newest = moves.at(-1)?.newOid ?? moves.at(-1)?.oldOid;
    if (!newest) return [];
    const graph = await this.graphs.knowing(repo.id, newest);
    const seen = graph.ancestors(tips(graph, targetOid));
    const came: { idx: number; at: Date; actorId: bigint | null }[] = [];
    for (const { newOid, at, actorId } of moves) {
      for (const idx of graph.ancestors(tips(graph, newOid)).without(seen)) {
        seen.add(idx);
        came.push({ idx, at, actorId });
      }
    }
    return this.described(repo, graph, came.slice(-MOST_COMMITS));
  }

  private async described(
    repo: Granted,
    graph: CommitGraph,
    came: { idx: number; at: Date; actorId: bigint | null }[],
  ): Promise<ProposedCommit[]> {
    const commits: ProposedCommit[] = [];
    for (const { idx, at, actorId } of came) commits.push({ commit: await this.versions.commitSummary(repo, graph.oid(idx)), at, actorId });
    return commits;
  }
}

/** Nothing for a commit that garbage collection has taken. */
function tips(graph: CommitGraph, oid: GitOid | null): number[] {
  const idx = oid === null ? undefined : graph.indexOf(oid);
  return idx === undefined ? [] : [idx];
}
