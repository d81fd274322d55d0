// The spread of numbers: least, greatest, mean, median, deviation, ten bars. Shapes as the API of dataset viewers has them (/statistics).
export interface Histogram {
  hist: number[];
  bin_edges: number[];
}

export interface NumberStatistics {
  nan_count: number;
  nan_proportion: number;
  min: number | null;
  max: number | null;
  mean: number | null;
  median: number | null;
  std: number | null;
  histogram: Histogram | null;
}

const BARS = 10;

/** `values` without those that are missing; they are sorted in place. */
export function numberStatistics(values: Float64Array, missing: number, isWhole: boolean): NumberStatistics {
  const count = values.length;
  const base = { nan_count: missing, nan_proportion: rounded(missing / Math.max(count + missing, 1)) };
  if (count === 0) return { ...base, min: null, max: null, mean: null, median: null, std: null, histogram: null };
  values.sort();
  const mean = values.reduce((sum, value) => sum + value / count, 0);
  const spread = count > 1 ? Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2 / (count - 1), 0)) : 0;
  return {
    ...base,
    min: values[0]!,
    max: values[count - 1]!,
    mean: rounded(mean),
    median: rounded((values[(count - 1) >> 1]! + values[count >> 1]!) / 2),
    std: rounded(spread),
    histogram: histogram(values, isWhole),
  };
}

/** `sorted`: from the least to the greatest. Whole numbers have borders that are whole. */
export function histogram(sorted: Float64Array, isWhole: boolean): Histogram {
  const [min, max] = [sorted[0]!, sorted[sorted.length - 1]!];
  if (min === max) return { hist: [sorted.length], bin_edges: [min, max] };
  const width = isWhole ? Math.max(1, Math.ceil((max - min + 1) / BARS)) : (max - min) / BARS;
  const bars = isWhole ? Math.ceil((max - min + 1) / width) : BARS;
  const hist = Array.from({ length: bars }, () => 0);
  for (const value of sorted) hist[Math.min(bars - 1, Math.floor((value - min) / width))]! += 1;
  const edges = hist.map((_, at) => min + at * width);
  return { hist, bin_edges: [...edges, max] };
}

export function rounded(number: number): number {
  return Number(number.toPrecision(10));
}
