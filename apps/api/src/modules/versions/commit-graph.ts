// The commits of one repository by idx, and sets of them. Parents have smaller idx than children, so one descending pass over a
// bit set finds all ancestors.
import type { GitOid } from '@modelgrove/git-objects';

export class CommitGraph {
  readonly oids: (GitOid | undefined)[] = [];
  readonly trees: (GitOid | undefined)[] = [];
  readonly times: number[] = [];
  private readonly parentIdxs: (readonly number[])[] = [];
  private readonly byOid = new Map<GitOid, number>();

  /** One more than the highest idx; not every idx below has a commit once gc has run. */
  get size(): number {
    return this.oids.length;
  }

  get count(): number {
    return this.byOid.size;
  }

  add(idx: number, oid: GitOid, tree: GitOid, parents: readonly number[], timeSeconds: number): void {
    this.oids[idx] = oid;
    this.trees[idx] = tree;
    this.parentIdxs[idx] = parents;
    this.times[idx] = timeSeconds;
    this.byOid.set(oid, idx);
  }

  indexOf(oid: GitOid): number | undefined {
    return this.byOid.get(oid);
  }

  oid(idx: number): GitOid {
    const oid = this.oids[idx];
    if (oid === undefined) throw new Error(`no commit has idx ${idx}`);
    return oid;
  }

  parents(idx: number): readonly number[] {
    return this.parentIdxs[idx] ?? [];
  }

  /** All commits reachable from `tips`, themselves included. */
  ancestors(tips: Iterable<number>): CommitSet {
    const set = new CommitSet(this.size);
    let top = -1;
    for (const tip of tips) {
      set.add(tip);
      if (tip > top) top = tip;
    }
    for (let idx = top; idx >= 0; idx--) {
      if (set.has(idx)) for (const parent of this.parents(idx)) set.add(parent);
    }
    return set;
  }

  isAncestor(ancestor: number, of: number): boolean {
    return ancestor === of || (ancestor < of && this.ancestors([of]).has(ancestor));
  }
}

export class CommitSet {
  private readonly bits: Uint32Array;

  constructor(readonly size: number) {
    this.bits = new Uint32Array((size + 31) >>> 5);
  }

  has(idx: number): boolean {
    return ((this.bits[idx >>> 5] ?? 0) & (1 << (idx & 31))) !== 0;
  }

  add(idx: number): void {
    const word = idx >>> 5;
    this.bits[word] = (this.bits[word] ?? 0) | (1 << (idx & 31));
  }

  /** Members of this set that are not in `other`, ascending. */
  without(other: CommitSet): number[] {
    const result: number[] = [];
    for (let idx = 0; idx < this.size; idx++) if (this.has(idx) && !other.has(idx)) result.push(idx);
    return result;
  }

  count(): number {
    let total = 0;
    for (let word of this.bits) {
      for (; word !== 0; word &= word - 1) total++;
    }
    return total;
  }

  /** Members below or at `from`, newest first. */
  *descending(from = this.size - 1): Generator<number> {
    for (let idx = Math.min(from, this.size - 1); idx >= 0; idx--) if (this.has(idx)) yield idx;
  }
}
