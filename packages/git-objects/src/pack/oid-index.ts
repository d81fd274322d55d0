import { randomInt } from 'node:crypto';

import { OID_BYTES } from '../objects/oid';

/** Names come from strangers (bases of deltas can be any 20 bytes), so where they fall must not be theirs to choose. */
const SEED = randomInt(2 ** 32);
const EMPTY = -1;

/** Finds an object name among those in a buffer of 20 bytes each, for a hundredth of what a Map of strings takes. */
export class OidIndex {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(
    private readonly keys: Buffer,
    capacity: number,
  ) {
    const bits = Math.max(4, 33 - Math.clz32(capacity));
    this.slots = new Int32Array(1 << bits).fill(EMPTY);
    this.mask = (1 << bits) - 1;
  }

  /** The number whose name stands in `bytes` at `at`, or -1. */
  find(bytes: Buffer, at: number): number {
    return this.slots[this.slotOf(bytes, at)]!;
  }

  /** Makes number `index` findable by the name in its place; returns the number that has this name already, or -1. */
  add(index: number): number {
    const slot = this.slotOf(this.keys, index * OID_BYTES);
    const taken = this.slots[slot]!;
    if (taken === EMPTY) this.slots[slot] = index;
    return taken;
  }

  private slotOf(bytes: Buffer, at: number): number {
    let slot = mix(bytes, at) & this.mask;
    for (let held = this.slots[slot]!; held !== EMPTY; held = this.slots[slot]!) {
      if (bytes.compare(this.keys, held * OID_BYTES, (held + 1) * OID_BYTES, at, at + OID_BYTES) === 0) break;
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}

function mix(bytes: Buffer, at: number): number {
  let hash = SEED;
  for (let word = at; word < at + OID_BYTES; word += 4) {
    hash = Math.imul(hash ^ bytes.readInt32LE(word), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}
