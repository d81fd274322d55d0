// What both weight formats say of tensors, and the arithmetic on it that never leaves the exact integers.
import type { MetadataEntry } from './metadata';

export interface TensorInfo {
  name: string;
  /** As the format names it: `BF16`, `Q4_K`. */
  dtype: string;
  shape: number[];
  /** Which bytes of the file they are; null for a type whose layout is not known. */
  bytes: Extent | null;
}

export interface Extent {
  start: number;
  end: number;
}

export interface TensorFacts {
  tensorsCount: number;
  /** Number of parameters by dtype. */
  parameters: Record<string, number>;
  totalParameters: number;
  /** The first of them, at most as many as the caller asked for. */
  tensors: TensorInfo[];
}

/** Only where the caller asked for it. */
export interface KeptMetadata {
  metadata: MetadataEntry[];
  /** How many entries there are: those behind a bound are not kept. */
  metadataCount: number;
}

/** The product of the dimensions; null when it is no exact integer any more or a dimension is none. */
export function elementCount(shape: readonly unknown[]): number | null {
  let count = 1;
  for (const dimension of shape) {
    if (!Number.isSafeInteger(dimension) || (dimension as number) < 0) return null;
    count *= dimension as number;
    if (!Number.isSafeInteger(count)) return null;
  }
  return count;
}

export class TensorTally {
  private readonly parameters = new Map<string, number>();
  private readonly kept: TensorInfo[] = [];
  private count = 0;
  private total = 0;

  constructor(private readonly keep: number) {}

  /** False when the sum is no exact integer any more. */
  add(tensor: TensorInfo, elements: number): boolean {
    this.count += 1;
    this.total += elements;
    this.parameters.set(tensor.dtype, (this.parameters.get(tensor.dtype) ?? 0) + elements);
    if (this.kept.length < this.keep) this.kept.push(tensor);
    return Number.isSafeInteger(this.total);
  }

  /** `dataStart`: where the bytes begin that extents are counted from. */
  facts(dataStart: number): TensorFacts {
    return {
      tensorsCount: this.count,
      parameters: Object.fromEntries(this.parameters),
      totalParameters: this.total,
      tensors: this.kept.map((tensor) => ({ ...tensor, bytes: tensor.bytes && moved(tensor.bytes, dataStart) })),
    };
  }
}

function moved({ start, end }: Extent, by: number): Extent {
  return { start: start + by, end: end + by };
}

/** Whether two of them share a byte; sorts the list. Empty ones lie nowhere. */
export function overlaps(extents: Extent[]): boolean {
  const filled = extents.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  return filled.some(({ start }, index) => index > 0 && start < (filled[index - 1] as Extent).end);
}
