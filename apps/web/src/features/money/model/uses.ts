// Months are counted in UTC, as the hub bills them.
interface Counted {
  periodAt: string;
  amountMinor: string;
}

export function ofMonth<U extends Counted>(uses: readonly U[], now: Date): U[] {
  const month = now.toISOString().slice(0, 7);
  return uses.filter(({ periodAt }) => periodAt.startsWith(month));
}

export function sumOf(uses: readonly Counted[]): bigint {
  return uses.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n);
}

export function formatMonth(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(at));
}
