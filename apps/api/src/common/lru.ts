interface Entry<V> {
  value: V;
  weight: number;
  /** Asked for since it was last passed over. */
  used: boolean;
}

/**
 * Recently used values up to a total weight. For immutable facts only: nothing in it ever needs invalidation. A use is a mark; only what makes
 * room looks at it and gives marked values a second chance (the CLOCK algorithm). Moving a value at every use, as a strict order would
 * need, makes the map of a hundred thousand values copy itself again and again: that was a quarter of a download.
 */
export class Lru<K, V> {
  private readonly entries = new Map<K, Entry<V>>();
  private weight = 0;
  /** Questions answered, and not answered, so far. */
  hits = 0;
  misses = 0;

  constructor(private readonly maxWeight: number) {}

  get(key: K): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) {
      this.misses++;
      return undefined;
    }
    this.hits++;
    entry.used = true;
    return entry.value;
  }

  set(key: K, value: V, weight: number): void {
    this.delete(key);
    if (weight > this.maxWeight) return;
    if (this.weight + weight > this.maxWeight) this.makeRoom(weight);
    this.entries.set(key, { value, weight, used: false });
    this.weight += weight;
  }

  delete(key: K): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.weight -= entry.weight;
  }

  private makeRoom(wanted: number): void {
    for (const [key, entry] of this.entries) {
      this.entries.delete(key);
      if (entry.used) {
        entry.used = false;
        this.entries.set(key, entry); // the loop comes to it again after all others
        continue;
      }
      this.weight -= entry.weight;
      if (this.weight + wanted <= this.maxWeight) return;
    }
  }
}
