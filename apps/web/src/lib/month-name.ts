/** `2026-11` as people write a month. */
export function monthName(month: string, locale: string, style: 'short' | 'long'): string {
  const year = style === 'long' ? ({ year: 'numeric' } as const) : {};
  return new Intl.DateTimeFormat(locale, { month: style, timeZone: 'UTC', ...year }).format(new Date(`${month}-01T00:00:00Z`));
}
