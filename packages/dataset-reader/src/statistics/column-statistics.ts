// What a column has: collected row by row, told at the end.
import { type Feature, kindOf } from '../features/features';
import { comparable } from '../query/values';
import { type NumberStatistics, numberStatistics, rounded } from './numbers';

export interface ColumnStatistics {
  column_name: string;
  column_type: 'int' | 'float' | 'bool' | 'class_label' | 'string_label' | 'string_text' | 'list' | 'datetime';
  column_statistics: NumberStatistics | DateStatistics | FrequencyStatistics;
}

export interface FrequencyStatistics {
  nan_count: number;
  nan_proportion: number;
  n_unique?: number;
  no_label_count?: number;
  no_label_proportion?: number;
  frequencies: Record<string, number>;
}

export interface DateStatistics extends Omit<NumberStatistics, 'min' | 'max' | 'mean' | 'median' | 'std' | 'histogram'> {
  min: string | null;
  max: string | null;
  mean: string | null;
  median: string | null;
  std: null;
  histogram: { hist: number[]; bin_edges: string[] } | null;
}

/** Texts with more different values are told by their length. */
const MOST_LABELS = 30;

export interface Collector {
  add(value: unknown): void;
  end(name: string): ColumnStatistics | null;
}

/** Null for columns that nothing is told of: structures, bytes, pictures, sound. */
export function collectorOf(feature: Feature, rows: number): Collector | null {
  const kind = kindOf(feature);
  if (kind === 'List') return new Numbers('list', rows, (value) => lengthOf(value));
  if (kind === 'ClassLabel') return new Labels((feature as { names: string[] }).names);
  if (kind !== 'Value') return null;
  const { dtype } = feature as { dtype: string };
  if (dtype === 'bool') return new Booleans();
  if (/^u?int/.test(dtype)) return new Numbers('int', rows, numberOf);
  if (/^(?:float|decimal)/.test(dtype)) return new Numbers('float', rows, numberOf);
  if (/^(?:timestamp|date)/.test(dtype)) return new Numbers('datetime', rows, (value) => (value instanceof Date ? value.getTime() : null));
  return dtype.includes('string') ? new Texts(rows) : null;
}

function numberOf(value: unknown): number | null {
  const found = comparable(value);
  return typeof found === 'number' || typeof found === 'bigint' ? Number(found) : null;
}

function lengthOf(value: unknown): number | null {
  return Array.isArray(value) || ArrayBuffer.isView(value) ? ((value as { length?: number }).length ?? null) : null;
}

class Numbers implements Collector {
  private readonly values: Float64Array;
  private count = 0;
  private missing = 0;

  constructor(
    private readonly type: 'int' | 'float' | 'list' | 'datetime' | 'string_text',
    rows: number,
    private readonly of: (value: unknown) => number | null,
  ) {
    this.values = new Float64Array(rows);
  }

  add(value: unknown): void {
    const number = this.of(value);
    if (number === null || !Number.isFinite(number)) this.missing += 1;
    else if (this.count < this.values.length) this.values[this.count++] = number;
  }

  end(name: string): ColumnStatistics {
    const found = numberStatistics(this.values.subarray(0, this.count), this.missing, this.type !== 'float' && this.type !== 'datetime');
    return { column_name: name, column_type: this.type, column_statistics: this.type === 'datetime' ? asDates(found) : found };
  }
}

function asDates(found: NumberStatistics): DateStatistics {
  const date = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());
  const { min, max, mean, median, histogram, ...rest } = found;
  return {
    ...rest,
    min: date(min),
    max: date(max),
    mean: date(mean),
    median: date(median),
    std: null,
    histogram: histogram && { hist: histogram.hist, bin_edges: histogram.bin_edges.map((edge) => date(edge)!) },
  };
}

class Texts implements Collector {
  private labels: Map<string, number> | null = new Map();
  private readonly lengths: Numbers;
  private missing = 0;
  private total = 0;

  constructor(rows: number) {
    this.lengths = new Numbers('string_text', rows, (value) => (typeof value === 'string' ? value.length : null));
  }

  add(value: unknown): void {
    this.total += 1;
    this.lengths.add(value);
    if (typeof value !== 'string') this.missing += 1;
    else if (this.labels) this.count(this.labels, value);
  }

  private count(labels: Map<string, number>, value: string): void {
    labels.set(value, (labels.get(value) ?? 0) + 1);
    if (labels.size > MOST_LABELS) this.labels = null;
  }

  /** A few rows that all differ are texts, not labels. */
  end(name: string): ColumnStatistics {
    const { labels } = this;
    if (labels === null || labels.size === this.total - this.missing) return this.lengths.end(name);
    return {
      column_name: name,
      column_type: 'string_label',
      column_statistics: {
        ...missingOf(this.missing, this.total),
        n_unique: labels.size,
        frequencies: Object.fromEntries(byFrequency(labels)),
      },
    };
  }
}

class Labels implements Collector {
  private readonly counts = new Map<number, number>();
  private missing = 0;
  private total = 0;

  constructor(private readonly names: readonly string[]) {}

  add(value: unknown): void {
    this.total += 1;
    const number = numberOf(value);
    if (number === null) this.missing += 1;
    else this.counts.set(number, (this.counts.get(number) ?? 0) + 1);
  }

  /** -1 stands for "no label", as in test sets. */
  end(name: string): ColumnStatistics {
    const without = this.counts.get(-1) ?? 0;
    const known = new Map([...this.counts].filter(([at]) => this.names[at] !== undefined).map(([at, count]) => [this.names[at]!, count]));
    return {
      column_name: name,
      column_type: 'class_label',
      column_statistics: {
        ...missingOf(this.missing, this.total),
        no_label_count: without,
        no_label_proportion: rounded(without / Math.max(this.total, 1)),
        n_unique: known.size,
        frequencies: Object.fromEntries(byFrequency(known)),
      },
    };
  }
}

class Booleans implements Collector {
  private readonly counts = { True: 0, False: 0 };
  private missing = 0;

  add(value: unknown): void {
    if (typeof value !== 'boolean') this.missing += 1;
    else this.counts[value ? 'True' : 'False'] += 1;
  }

  end(name: string): ColumnStatistics {
    const total = this.counts.True + this.counts.False + this.missing;
    return {
      column_name: name,
      column_type: 'bool',
      column_statistics: { ...missingOf(this.missing, total), frequencies: { ...this.counts } },
    };
  }
}

function missingOf(missing: number, total: number): { nan_count: number; nan_proportion: number } {
  return { nan_count: missing, nan_proportion: rounded(missing / Math.max(total, 1)) };
}

function byFrequency(counts: Map<string, number>): [string, number][] {
  return [...counts].toSorted(([, a], [, b]) => b - a);
}
