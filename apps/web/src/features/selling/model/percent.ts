// Percentages as people write them, and as the hub keeps them: hundredths of a percent.

export { parsePercent } from '../../../lib/percent';

export function formatPercent(part: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 4 }).format(part);
}

export function formatPoints(basisPoints: number, locale: string): string {
  return formatPercent(basisPoints / 10_000, locale);
}
