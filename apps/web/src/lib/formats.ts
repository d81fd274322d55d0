// How numbers, sizes and moments are written. Pure: locale and the present moment come in.

/** Making a formatter costs a hundred times what it does to use one: a row of a table would make three. */
const made = new Map<string, unknown>();
function kept<O, F>(Formatter: new (locale: string, options?: O) => F, locale: string, options?: O): F {
  const key = Formatter.name + locale + JSON.stringify(options);
  if (!made.has(key)) made.set(key, new Formatter(locale, options));
  return made.get(key) as F;
}

const SIZE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;

/** Decimal units, as file listings of model hubs have them: 1 kB = 1000 B. */
export function formatBytes(value: string | number, locale: string): string {
  let amount = Number(value);
  let unit = 0;
  while (Math.round(amount) >= 1000 && unit < SIZE_UNITS.length - 1) {
    amount /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || amount >= 100 ? 0 : amount >= 10 ? 1 : 2;
  return `${kept(Intl.NumberFormat, locale, { maximumFractionDigits: digits }).format(amount)} ${SIZE_UNITS[unit]}`;
}

export function formatCount(value: number, locale: string): string {
  return kept(Intl.NumberFormat, locale, { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** `7.6B`: as names of models write it, in every language. */
export function formatParameters(value: number): string {
  return kept(Intl.NumberFormat, 'en', { notation: 'compact', maximumSignificantDigits: 3 }).format(value);
}

/** "1,000+": at least so many. */
export function formatCapped({ count, isExact }: { count: number; isExact: boolean }, locale: string): string {
  return `${kept(Intl.NumberFormat, locale).format(count)}${isExact ? '' : '+'}`;
}

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** "3 hours ago"; null for anything nearer than a minute: what is said then is in the catalogue, the browser's own word (现在) is not what one says. */
export function formatRelative(at: string, now: number, locale: string): string | null {
  const elapsedMs = Date.parse(at) - now;
  const relative = kept(Intl.RelativeTimeFormat, locale, { numeric: 'auto' });
  for (const [unit, unitMs] of STEPS) if (Math.abs(elapsedMs) >= unitMs) return relative.format(Math.trunc(elapsedMs / unitMs), unit);
  return null;
}

export function formatMoment(at: string, locale: string): string {
  return kept(Intl.DateTimeFormat, locale, { dateStyle: 'long', timeStyle: 'medium' }).format(new Date(at));
}

export function formatDay(at: string, locale: string): string {
  return kept(Intl.DateTimeFormat, locale, { dateStyle: 'medium' }).format(new Date(at));
}
