// What files of weights say of themselves beside their tensors, as texts for who looks at it.

export interface MetadataEntry {
  key: string;
  /** As the format names it: `string`, `u32`, `list of string`. */
  type: string;
  /** Of a list its first elements. */
  value: string;
  /** Of a list; null for anything else. */
  length: number | null;
  /** `value` is not all of it. */
  isCut: boolean;
}

export const KEPT_OF_A_VALUE = 20_000;
const KEPT_OF_ALL = 1024 * 1024;
const KEPT_OF_A_KEY = 500;

/** Takes entries until they are too much together. */
export class MetadataKeeper {
  readonly entries: MetadataEntry[] = [];
  /** How many there were. */
  total = 0;
  private left = KEPT_OF_ALL;

  add({ key, value, isCut, ...rest }: MetadataEntry): void {
    this.total += 1;
    if (this.left <= 0) return;
    const kept = value.slice(0, KEPT_OF_A_VALUE).toWellFormed();
    this.left -= kept.length + key.length + 20;
    this.entries.push({
      ...rest,
      key: key.slice(0, KEPT_OF_A_KEY).toWellFormed(),
      value: kept,
      isCut: isCut || kept.length < value.length,
    });
  }
}
