// A sample of rows by the hash of their contents: as many as fit a budget of bytes. When it is full, the rows with the larger hashes are let go, so what is in it at the
// end depends on the rows and not on their order.
export interface SampledRow {
  /** A hash of the contents, below 2^32. */
  rank: number;
  bytes: number;
  tokens: number;
  /** Of a training row. */
  isTrain: boolean;
  row: number;
}

const ALL = 2 ** 32;

export class Sample {
  private threshold: number;
  private bytes = 0;
  private kept: SampledRow[] = [];

  /** `expectedBytes` saves work: what would be let go later is not counted in the first place. */
  constructor(
    private readonly budgetBytes: number,
    expectedBytes: number,
  ) {
    let threshold = ALL;
    for (let bytes = expectedBytes; bytes > budgetBytes; bytes /= 2) threshold /= 2;
    this.threshold = threshold;
  }

  takes(rank: number): boolean {
    return rank < this.threshold;
  }

  add(row: SampledRow): void {
    this.kept.push(row);
    this.bytes += row.bytes;
    while (this.bytes > this.budgetBytes && this.kept.length > 1) this.halve();
  }

  /** The part of all rows that are in it, on average. */
  get share(): number {
    return this.threshold / ALL;
  }

  /** In an order that depends on the rows alone. */
  rows(): SampledRow[] {
    return this.kept.sort((a, b) => a.rank - b.rank || a.tokens - b.tokens || a.bytes - b.bytes);
  }

  private halve(): void {
    this.threshold /= 2;
    this.kept = this.kept.filter(({ rank }) => rank < this.threshold);
    this.bytes = this.kept.reduce((sum, row) => sum + row.bytes, 0);
  }
}
