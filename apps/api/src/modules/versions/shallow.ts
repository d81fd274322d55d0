// Shallow clones: which commits lie within the asked depth, and which lines the client must draw or remove.
import type { GitOid, UploadRequest } from '@modelgrove/git-objects';
import { CommitGraph, CommitSet } from './commit-graph';

export interface Depth {
  included: CommitSet;
  shallows: GitOid[];
  unshallows: GitOid[];
}

/** Commits reachable from `tips` when the commits of `cut` count as having no parents. */
export function reachable(graph: CommitGraph, tips: Iterable<number>, cut: ReadonlySet<number>): CommitSet {
  if (cut.size === 0) return graph.ancestors(tips);
  const set = new CommitSet(graph.size);
  for (const tip of tips) set.add(tip);
  for (const idx of set.descending()) {
    if (!cut.has(idx)) for (const parent of graph.parents(idx)) set.add(parent);
  }
  return set;
}

/** Null when the request names no depth. `excluded` are the tips named by deepen-not. */
export function depthOf(graph: CommitGraph, wants: readonly number[], request: UploadRequest, excluded: readonly number[]): Depth | null {
  if (request.deepen === null && request.deepenSince === null && request.deepenNot.length === 0) return null;
  const clientShallows = new Set(request.shallows.flatMap((oid) => graph.indexOf(oid) ?? []));
  const included =
    request.deepen === null
      ? byDate(graph, wants, request.deepenSince, excluded)
      : byDepth(graph, wants, request.deepen, request.deepenRelative ? clientShallows : null);
  const isEdge = (idx: number): boolean => graph.parents(idx).some((parent) => !included.has(parent));
  const edges = [...included.descending()].filter(isEdge);
  return {
    included,
    shallows: edges.filter((idx) => !clientShallows.has(idx)).map((idx) => graph.oid(idx)),
    unshallows: [...clientShallows].filter((idx) => included.has(idx) && !isEdge(idx)).map((idx) => graph.oid(idx)),
  };
}

/**
 * Commits at most `most` steps from a want, the want being the first; with `from` the steps are counted from the client's own
 * shallow line. Every commit is settled after all its children, because a child's idx is larger.
 */
function byDepth(graph: CommitGraph, wants: readonly number[], most: number, from: ReadonlySet<number> | null): CommitSet {
  const steps = new Map<number, number>();
  const included = new CommitSet(graph.size);
  const pending = new CommitSet(graph.size);
  for (const want of wants) {
    steps.set(want, from ? 0 : 1);
    pending.add(want);
  }
  for (let idx = graph.size - 1; idx >= 0; idx--) {
    if (!pending.has(idx)) continue;
    const here = steps.get(idx) ?? 0;
    if (here > most) continue;
    included.add(idx);
    const next = from && here === 0 && !from.has(idx) ? 0 : here + 1;
    for (const parent of graph.parents(idx)) {
      pending.add(parent);
      steps.set(parent, Math.min(steps.get(parent) ?? Infinity, next));
    }
  }
  return included;
}

function byDate(graph: CommitGraph, wants: readonly number[], sinceSeconds: number | null, excluded: readonly number[]): CommitSet {
  const without = graph.ancestors(excluded);
  const included = new CommitSet(graph.size);
  for (const idx of graph.ancestors(wants).descending()) {
    if (!without.has(idx) && (sinceSeconds === null || (graph.times[idx] ?? 0) >= sinceSeconds)) included.add(idx);
  }
  // A want is always sent, however old it is.
  for (const want of wants) included.add(want);
  return included;
}
