// Revenue flows down the tree: a repository gives basis points of what it earns to what it is built on, and those of theirs to what they are built on.
// What reaches a repository is exact, a fraction of what the root earns, added up over all ways that lead to it; together the shares are one. Rounding
// happens once, at the end, over all of them (`treeShares` for `saleSplit`), so a deep tree loses no cent on its way.
import { refuseUnless } from './errors';
import { type Fraction, fraction, minus, ONE, overCommonDenominator, sum, times, ZERO } from './fraction';
import { WHOLE_BASIS_POINTS } from './sale-split';
import type { Share } from './split';

export interface Edge {
  /** Who gives. */
  from: string;
  /** What it is built on. */
  to: string;
  basisPoints: bigint;
}

export interface TreeLimits {
  /** Edges from the root to the farthest repository. */
  maxDepth: number;
  maxRepositories: number;
}

export interface TreeLine {
  repository: string;
  /** Of what the root earns, after what this repository gives on. */
  share: Fraction;
  /** The longest way down from the root. */
  depth: number;
}

export const TREE_LIMITS: TreeLimits = { maxDepth: 8, maxRepositories: 256 };

/** The root first, then what it is built on, nobody before who gives to them. Edges that the root does not reach count for nothing. */
export function flow(root: string, edges: readonly Edge[], limits: TreeLimits = TREE_LIMITS): TreeLine[] {
  const given = edgesByGiver(edges);
  const order = giversFirst(root, given, limits.maxRepositories);
  const lines = new Map<string, TreeLine>(order.map((repository) => [repository, { repository, share: ZERO, depth: 0 }]));
  lines.get(root)!.share = ONE;
  for (const repository of order) passOn(lines.get(repository)!, given.get(repository) ?? [], lines, limits.maxDepth);
  return [...lines.values()];
}

/** The lines as shares of a sale, one for each repository that keeps something: an owner of several has several. `payeeOf` says whose a repository is. */
export function treeShares(lines: readonly TreeLine[], payeeOf: (repository: string) => string): Share[] {
  const { numerators } = overCommonDenominator(lines.map(({ share }) => share));
  const shares = lines.map(({ repository }, index) => ({ payee: payeeOf(repository), repository, weight: numerators[index]! }));
  return shares.filter(({ weight }) => weight > 0n);
}

function passOn(line: TreeLine, given: readonly Edge[], lines: ReadonlyMap<string, TreeLine>, maxDepth: number): void {
  const income = line.share;
  for (const { to, basisPoints } of given) {
    const target = lines.get(to)!;
    const part = times(income, fraction(basisPoints, WHOLE_BASIS_POINTS));
    target.share = sum(target.share, part);
    line.share = minus(line.share, part);
    target.depth = Math.max(target.depth, line.depth + 1);
    refuseUnless(target.depth <= maxDepth, 'tree/too-deep', `${to} is more than ${maxDepth} steps down`, [to]);
  }
}

function edgesByGiver(edges: readonly Edge[]): Map<string, Edge[]> {
  const given = Map.groupBy(edges, ({ from }) => from);
  for (const [from, ofOne] of given) {
    const targets = new Set(ofOne.map(({ to }) => to));
    refuseUnless(targets.size === ofOne.length, 'tree/edge-twice', `${from} gives twice to the same repository`, [from]);
    refuseUnless(
      ofOne.every(({ basisPoints }) => basisPoints > 0n),
      'tree/no-share',
      `${from} gives a share that is not above zero`,
      [from],
    );
    const all = ofOne.reduce((whole, { basisPoints }) => whole + basisPoints, 0n);
    refuseUnless(all <= WHOLE_BASIS_POINTS, 'tree/more-than-all', `${from} gives away more than it earns`, [from]);
  }
  return given;
}

/** Depth first; a repository is placed when everything below it has been: backwards, nobody stands before who gives to them. */
function giversFirst(root: string, given: ReadonlyMap<string, readonly Edge[]>, maxRepositories: number): string[] {
  const placed = new Set<string>();
  const way: string[] = [];
  const visit = (repository: string): void => {
    const at = way.indexOf(repository);
    refuseUnless(at < 0, 'tree/cycle', `${repository} is built on itself: ${[...way.slice(at), repository].join(' → ')}`, [
      ...way.slice(at),
      repository,
    ]);
    if (placed.has(repository)) return;
    refuseUnless(way.length + placed.size < maxRepositories, 'tree/too-large', `more than ${maxRepositories} repositories share in it`);
    way.push(repository);
    for (const { to } of given.get(repository) ?? []) visit(to);
    way.pop();
    placed.add(repository);
  };
  visit(root);
  return [...placed].reverse();
}
