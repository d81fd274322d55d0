// What is kept of every usable row: hashes of its input, its target and the whole, its place, its key when rows will be held out; and sketches of as many rows as
// are allowed. When there are more, those whose hash is smaller stay: which ones does not depend on the order of rows.
import { BytesColumn, numbersTo, sortedBy, U32Column } from './columns';
import { type Hash64, mixed, type RowText } from './row-text';
import { BINS, type Sketcher } from './sketch';

export const TRAIN = 0;
export const VALIDATION = 1;
export type Side = typeof TRAIN | typeof VALIDATION;

export class RowTable {
  readonly inputHigh = new U32Column();
  readonly inputLow = new U32Column();
  readonly wholeHigh = new U32Column();
  readonly wholeLow = new U32Column();
  readonly target = new U32Column();
  readonly line = new U32Column();
  /** The first 64 bits of the row's key; only filled when asked for. */
  readonly keyHigh = new U32Column();
  readonly keyLow = new U32Column();
  readonly sketches = new BytesColumn(BINS);
  readonly sketchedRow = new U32Column();
  private readonly files: { name: string; side: Side; firstRow: number }[] = [];
  private sides: Uint8Array | null = null;
  /** Sketches of rows whose hash is below are kept. */
  private threshold = 2 ** 32;
  /** Usable rows that are too short to be compared but as wholes. */
  shortRows = 0;

  constructor(private readonly maxSketches: number) {}

  get rows(): number {
    return this.line.length;
  }

  get isSampled(): boolean {
    return this.threshold < 2 ** 32;
  }

  beginFile(name: string, side: Side): void {
    this.files.push({ name, side, firstRow: this.rows });
  }

  /** `key` is 64 hexadecimal digits, or null when keys are not kept. Answers the rank of the row: the upper half of its hash. */
  add(text: RowText, sketcher: Sketcher, line: number, key: string | null): number {
    const row = this.rows;
    const high = wholeOf(text.inputHash, text.targetHash);
    this.inputHigh.push(text.inputHash.high);
    this.inputLow.push(text.inputHash.low);
    this.wholeHigh.push(high);
    this.wholeLow.push(mixed(text.inputHash.low + Math.imul(text.targetHash.low, 0x27d4eb2f)));
    this.target.push(text.targetHash.high);
    this.line.push(line);
    if (key !== null) {
      this.keyHigh.push(Number.parseInt(key.slice(0, 8), 16));
      this.keyLow.push(Number.parseInt(key.slice(8, 16), 16));
    }
    if (high < this.threshold) this.addSketch(sketcher, row);
    return high;
  }

  placeOf(row: number): { file: string; line: number } {
    return { file: this.fileOf(row).name, line: this.line.get(row) };
  }

  /** Once all rows are there. */
  sideOf(row: number): Side {
    this.sides ??= this.allSides();
    return this.sides[row] as Side;
  }

  /** Rows in the order of their whole hash; equal ones beside each other. */
  byWhole(): Uint32Array {
    return sortedBy(
      sortedBy(numbersTo(this.rows), (row) => this.wholeLow.get(row)),
      (row) => this.wholeHigh.get(row),
    );
  }

  byInput(): Uint32Array {
    return sortedBy(
      sortedBy(numbersTo(this.rows), (row) => this.inputLow.get(row)),
      (row) => this.inputHigh.get(row),
    );
  }

  isSameWhole(a: number, b: number): boolean {
    return this.wholeHigh.get(a) === this.wholeHigh.get(b) && this.wholeLow.get(a) === this.wholeLow.get(b);
  }

  isSameInput(a: number, b: number): boolean {
    return this.inputHigh.get(a) === this.inputHigh.get(b) && this.inputLow.get(a) === this.inputLow.get(b);
  }

  private addSketch(sketcher: Sketcher, row: number): void {
    const { chunk, offset } = this.sketches.room();
    if (!sketcher.sketch(chunk, offset)) {
      this.shortRows += 1;
      return;
    }
    this.sketches.push();
    this.sketchedRow.push(row);
    while (this.sketches.length > this.maxSketches) this.halve();
  }

  private halve(): void {
    this.threshold /= 2;
    let kept = 0;
    for (let slot = 0; slot < this.sketches.length; slot += 1) {
      const row = this.sketchedRow.get(slot);
      if (this.wholeHigh.get(row) >= this.threshold) continue;
      this.sketches.move(slot, kept);
      this.sketchedRow.set(kept, row);
      kept += 1;
    }
    this.sketches.truncate(kept);
    this.sketchedRow.truncate(kept);
  }

  private allSides(): Uint8Array {
    const sides = new Uint8Array(this.rows);
    for (const { side, firstRow } of this.files) sides.fill(side, firstRow);
    return sides;
  }

  private fileOf(row: number): { name: string; side: Side; firstRow: number } {
    let low = 0;
    let high = this.files.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.files[middle]!.firstRow <= row) low = middle;
      else high = middle - 1;
    }
    return this.files[low]!;
  }
}

function wholeOf(input: Hash64, target: Hash64): number {
  return mixed(input.high + Math.imul(target.high, 0x165667b1));
}
