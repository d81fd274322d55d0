// Near duplicates: rows whose sketches agree. Candidates share a band (four bins); within a band the members are compared with leaders, the first by the hash of their
// contents, so that effort is linear and the order of rows changes nothing. Bins whose value many rows share are the text of a template: they are left out of the comparison.
import { numbersTo } from './columns';
import { differentContents } from './contents';
import { eachEqual } from './equal-keys';
import type { RowTable } from './row-table';
import { BINS } from './sketch';

const BAND = 4;
const BANDS = BINS / BAND;
/** Keys of so many bands are kept at a time: each is a walk through all sketches. */
const BANDS_AT_ONCE = 4;
/** From this estimated overlap of shingles on two rows count as nearly the same. */
export const NEAR = 0.8;
/** A value of a bin that so many rows share, and this part of all, is of a template (by chance one in 256 share it). */
const TEMPLATE_ROWS = 5;
const TEMPLATE_SHARE = 0.01;
/** Fewer bins that are no template say too little. */
const MIN_INFORMATIVE = 16;
const MAX_LEADERS = 8;
const MAX_PARTNERS = 32;
/** Two unequal values agree in eight bits by chance. */
const CHANCE = 1 / 256;
const MAX_EXAMPLES = 20;

export interface Pair {
  row: number;
  other: number;
  similarity: number;
}

export interface NearDuplicates {
  /** Different rows that could go: in each group all but one. */
  rows: number;
  pairs: Pair[];
}

export interface Border {
  left: number;
  right: number;
}

/** Sketches of different contents, one slot of each; made once, asked for groups and for what crosses a border. */
export class NearIndex {
  /** One row of each content, in the order of the contents' hashes, and its slot. */
  private readonly rowOf: Uint32Array;
  private readonly slotOf: Uint32Array;
  /** Flags of all rows of a content together. */
  private readonly flags: Uint8Array;
  private readonly isTemplate: Uint8Array;
  /** Different contents that were compared, and those of them that are nearly all template. */
  readonly compared: number;
  readonly templateRows: Pair['row'][] = [];
  private readonly informative: Uint8Array;
  private hasTemplate = false;

  /** `order`: all rows, those of equal contents beside each other. `flagOf`: on which sides of what borders a row is. Of equal contents a row with flag 1 is shown, if there is one. */
  constructor(
    private readonly table: RowTable,
    contents: { order: Uint32Array; isSame: (a: number, b: number) => boolean },
    flagOf: (row: number) => number,
  ) {
    ({ rowOf: this.rowOf, slotOf: this.slotOf, flags: this.flags } = differentContents(table, contents, flagOf));
    this.compared = this.rowOf.length;
    this.isTemplate = this.findTemplate();
    this.informative = this.countInformative();
  }

  /** Groups of near duplicates among the contents with a flag of `grouped`; and of each border what is on its left, not on its right, and nearly the same as something there. */
  find(grouped: number, borders: readonly Border[]): { groups: NearDuplicates; across: NearDuplicates[] } {
    const groups = new Grouping(this, grouped);
    const crossings = borders.map((border) => new Crossing(this, border));
    this.eachBucket((members) => {
      groups.bucket(members);
      for (const crossing of crossings) crossing.bucket(members);
    });
    return { groups: groups.result(), across: crossings.map((crossing) => crossing.result()) };
  }

  hasFlag(at: number, flag: number): boolean {
    return (this.flags[at]! & flag) !== 0;
  }

  pair(at: number, other: number): Pair {
    return { row: this.rowOf[at]!, other: this.rowOf[other]!, similarity: this.similarity(at, other) };
  }

  /** Members come in the order of their contents' hashes. */
  private eachBucket(visit: (members: number[]) => void): void {
    const keys = Array.from({ length: BANDS_AT_ONCE }, () => new Uint32Array(this.compared));
    for (let band = 0; band < BANDS; band += BANDS_AT_ONCE) {
      for (let at = 0; at < this.compared; at += 1) this.bandKeys(at, band, keys);
      for (const bandKeys of keys) eachEqual(bandKeys, visit);
    }
  }

  /** Zero where nothing is there but the template. */
  private bandKeys(at: number, firstBand: number, keys: Uint32Array[]): void {
    const slot = this.slotOf[at]!;
    const chunk = this.table.sketches.chunkOf(slot);
    let bin = firstBand * BAND;
    const from = this.table.sketches.offsetOf(slot) + bin;
    if (!this.hasTemplate) {
      for (let band = 0, byte = from; band < BANDS_AT_ONCE; band += 1, byte += BAND)
        keys[band]![at] = (chunk[byte]! << 24) | (chunk[byte + 1]! << 16) | (chunk[byte + 2]! << 8) | chunk[byte + 3]!;
      return;
    }
    const isComparable = this.informative[at]! >= MIN_INFORMATIVE;
    for (let band = 0, byte = from; band < BANDS_AT_ONCE; band += 1) {
      let key = 0;
      let informative = 0;
      for (const end = byte + BAND; byte < end; byte += 1, bin += 1) {
        const isTemplate = this.isTemplate[(bin << 8) | chunk[byte]!]!;
        key = (key << 8) | (isTemplate === 1 ? 0 : chunk[byte]!);
        informative += 1 - isTemplate;
      }
      keys[band]![at] = isComparable && informative >= 2 ? key : 0;
    }
  }

  similarity(a: number, b: number): number {
    const one = this.bytesOf(a);
    const two = this.bytesOf(b);
    let bins = 0;
    let equal = 0;
    for (let bin = 0; bin < BINS; bin += 1) {
      const value = one.chunk[one.offset + bin]!;
      const isEqual = value === two.chunk[two.offset + bin]!;
      if (isEqual && this.isTemplate[(bin << 8) | value] === 1) continue;
      bins += 1;
      if (isEqual) equal += 1;
    }
    if (bins < MIN_INFORMATIVE) return 0;
    return Math.max(0, (equal / bins - CHANCE) / (1 - CHANCE));
  }

  private bytesOf(at: number): { chunk: Uint8Array; offset: number } {
    const slot = this.slotOf[at]!;
    return { chunk: this.table.sketches.chunkOf(slot), offset: this.table.sketches.offsetOf(slot) };
  }

  private findTemplate(): Uint8Array {
    const counts = new Uint32Array(BINS << 8);
    for (let at = 0; at < this.compared; at += 1) {
      const { chunk, offset } = this.bytesOf(at);
      for (let bin = 0; bin < BINS; bin += 1) counts[(bin << 8) | chunk[offset + bin]!]! += 1;
    }
    const least = Math.max(TEMPLATE_ROWS, this.compared * TEMPLATE_SHARE);
    const isTemplate = Uint8Array.from(counts, (count) => (count >= least ? 1 : 0));
    this.hasTemplate = isTemplate.includes(1);
    return isTemplate;
  }

  private countInformative(): Uint8Array {
    const informative = new Uint8Array(this.compared).fill(BINS);
    if (!this.hasTemplate) return informative;
    for (let at = 0; at < this.compared; at += 1) {
      const { chunk, offset } = this.bytesOf(at);
      let count = 0;
      for (let bin = 0; bin < BINS; bin += 1) count += 1 - this.isTemplate[(bin << 8) | chunk[offset + bin]!]!;
      informative[at] = count;
      if (count < MIN_INFORMATIVE) this.templateRows.push(this.rowOf[at]!);
    }
    return informative;
  }
}

/** Rows are compared with leaders, the first of the bucket by content; those that are near to none make the next leader. */
class Grouping {
  private readonly groups: Groups;
  private readonly best = new Best();

  constructor(
    private readonly index: NearIndex,
    private readonly flag: number,
  ) {
    this.groups = new Groups(index.compared);
  }

  bucket(members: number[]): void {
    let rest = members.filter((at) => this.index.hasFlag(at, this.flag));
    for (let round = 0; round < MAX_LEADERS && rest.length > 1; round += 1) {
      const leader = rest[0]!;
      rest = rest.filter((at) => at !== leader && !this.joins(leader, at));
    }
  }

  result(): NearDuplicates {
    return { rows: this.groups.joined, pairs: this.best.pairs() };
  }

  private joins(leader: number, at: number): boolean {
    if (this.index.similarity(leader, at) < NEAR) return false;
    if (this.groups.join(leader, at)) this.best.offer(() => this.index.pair(at, leader), at);
    return true;
  }
}

class Crossing {
  private readonly found: Uint8Array;
  private readonly best = new Best();
  private rows = 0;

  constructor(
    private readonly index: NearIndex,
    private readonly border: Border,
  ) {
    this.found = new Uint8Array(index.compared);
  }

  bucket(members: number[]): void {
    const { left, right } = this.border;
    const partners = members.filter((at) => this.index.hasFlag(at, right)).slice(0, MAX_PARTNERS);
    if (partners.length === 0 || partners.length === members.length) return;
    for (const at of members) {
      if (this.found[at] || !this.index.hasFlag(at, left) || this.index.hasFlag(at, right)) continue;
      const partner = partners.find((other) => this.index.similarity(at, other) >= NEAR);
      if (partner === undefined) continue;
      this.found[at] = 1;
      this.rows += 1;
      this.best.offer(() => this.index.pair(at, partner), at);
    }
  }

  result(): NearDuplicates {
    return { rows: this.rows, pairs: this.best.pairs() };
  }
}

/** Union-find; how many joinings there were does not depend on their order. */
class Groups {
  private readonly parent: Uint32Array;
  joined = 0;

  constructor(size: number) {
    this.parent = numbersTo(size);
  }

  /** False when both were in one group already. */
  join(a: number, b: number): boolean {
    const first = this.root(a);
    const second = this.root(b);
    if (first === second) return false;
    this.parent[Math.max(first, second)] = Math.min(first, second);
    this.joined += 1;
    return true;
  }

  private root(at: number): number {
    let root = at;
    while (this.parent[root] !== root) {
      this.parent[root] = this.parent[this.parent[root]!]!;
      root = this.parent[root]!;
    }
    return root;
  }
}

/** The pairs to show: the first by the order of contents. */
class Best {
  private readonly kept: { pair: Pair; rank: number }[] = [];

  offer(pairOf: () => Pair, rank: number): void {
    if (this.kept.length === MAX_EXAMPLES && rank >= this.kept[MAX_EXAMPLES - 1]!.rank) return;
    const at = this.kept.findIndex((other) => rank < other.rank);
    this.kept.splice(at < 0 ? this.kept.length : at, 0, { pair: pairOf(), rank });
    if (this.kept.length > MAX_EXAMPLES) this.kept.pop();
  }

  pairs(): Pair[] {
    return this.kept.map(({ pair }) => pair);
  }
}
