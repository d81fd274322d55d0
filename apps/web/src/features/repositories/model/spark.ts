// A line of counts as the path of an SVG. Pure.

export interface SparkSize {
  width: number;
  height: number;
  /** Room for the stroke. */
  margin: number;
}

/** From left to right; the largest count touches the top, zero the bottom. */
export function sparkPath(counts: readonly number[], { width, height, margin }: SparkSize): string {
  const most = Math.max(1, ...counts);
  const step = counts.length > 1 ? (width - 2 * margin) / (counts.length - 1) : 0;
  const points = counts.map((count, index) => {
    const x = margin + index * step;
    const y = height - margin - (count / most) * (height - 2 * margin);
    return `${round(x)} ${round(y)}`;
  });
  return points.length === 0 ? '' : `M${points.join('L')}`;
}

/** The day with the most; null when there was nothing. */
export function busiest<T extends { count: number }>(days: readonly T[]): T | null {
  const top = days.reduce<T | null>((best, day) => (day.count > (best?.count ?? 0) ? day : best), null);
  return top;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
