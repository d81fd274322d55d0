// How the objects of a pack are stored: a delta as it came when its base is stored too and the chain stays short, else whole.
import { type GitOid, type PackReader, type PackSource } from '@modelgrove/git-objects';
import { compress } from './compress';
import type { ObjectRowInput } from './copy-rows';
import type { HeldObject } from './types';

/** git's own default for packs: longer chains make reads slow. */
export const MAX_DELTA_DEPTH = 50;
const WHOLE = 0;
const UNKNOWN = -1;

export class ObjectRows {
  private readonly stored: Uint8Array;
  private readonly depths: Int16Array;

  /**
   * `entries` are the pack entries to store; `held` what the repository has already: those rows stay as they are, and may serve
   * as bases. `source` is the pack itself.
   */
  constructor(
    private readonly pack: PackReader,
    private readonly source: PackSource,
    private readonly entries: Uint32Array,
    private readonly held: ReadonlyMap<GitOid, HeldObject>,
  ) {
    this.stored = new Uint8Array(pack.count);
    for (const entry of entries) if (!held.has(pack.info(entry).oid)) this.stored[entry] = 1;
    this.depths = new Int16Array(pack.count).fill(UNKNOWN);
  }

  *rows(): Generator<ObjectRowInput> {
    for (const entry of this.entries) if (this.stored[entry] === 1) yield this.row(entry);
  }

  private row(entry: number): ObjectRowInput {
    const info = this.pack.info(entry);
    const depth = this.depth(entry);
    const named = { oid: info.oid, typeCode: info.typeCode, sizeBytes: info.sizeBytes };
    if (depth > WHOLE) {
      return {
        ...named,
        depth,
        base: info.baseOid,
        deltaSizeBytes: info.deltaSizeBytes,
        data: this.source.read(info.dataOffset, info.dataLength),
      };
    }
    const data = info.baseOid ? compress(this.pack.read(entry)) : this.source.read(info.dataOffset, info.dataLength);
    return { ...named, depth: WHOLE, base: null, deltaSizeBytes: null, data };
  }

  /** Of the row this entry becomes. Bases first, without recursion: chains come from strangers. */
  private depth(entry: number): number {
    const path: number[] = [];
    let at = entry;
    while (this.depths[at] === UNKNOWN) {
      path.push(at);
      const base = this.baseEntry(at);
      if (base < 0) break;
      at = base;
    }
    for (const link of path.reverse()) this.depths[link] = this.depthOver(link);
    return this.depths[entry] ?? WHOLE;
  }

  /** The entry of this pack that will be the stored base, or -1. */
  private baseEntry(entry: number): number {
    const { baseOid } = this.pack.info(entry);
    if (!baseOid || this.held.has(baseOid)) return -1;
    const base = this.pack.indexOf(baseOid);
    return base >= 0 && this.stored[base] === 1 ? base : -1;
  }

  private depthOver(entry: number): number {
    const { baseOid, oid } = this.pack.info(entry);
    if (!baseOid || baseOid === oid) return WHOLE;
    const base = this.baseEntry(entry);
    const below = base >= 0 ? this.depths[base] : this.held.get(baseOid)?.depth;
    if (below === undefined || below === UNKNOWN) return WHOLE;
    return below < MAX_DELTA_DEPTH ? below + 1 : WHOLE;
  }
}
