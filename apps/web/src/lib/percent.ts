/** `12.5` as people write it is 1250, hundredths of a percent, as the hub keeps it; null for what is no part of a whole, or none. */
export function parsePercent(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ''));
  if (!found) return null;
  const points = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return points > 10_000 ? null : points;
}
