// Percentages as people write them, and as the hub keeps them: hundredths of a percent.

/** `12.5` is 1250; null for what is no part of a whole, or none. */
export function parsePercent(text: string): number | null {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim().replace(/\s*%$/, ''));
  if (!found) return null;
  const points = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return points > 10_000 ? null : points;
}

export function formatPercent(part: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(part);
}

export function formatPoints(basisPoints: number, locale: string): string {
  return formatPercent(basisPoints / 10_000, locale);
}
