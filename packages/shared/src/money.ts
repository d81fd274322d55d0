// Money is a whole number of the smallest unit of its currency ("minor"), with the currency beside it. Between API and web it travels as text, since
// JSON numbers end where sums do not.

/** How many decimal places a currency has (ISO 4217). XHC are the hub's own units, which a company gives out as budgets; X is ISO's letter for such. */
export const CURRENCIES = {
  CNY: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  JPY: 0,
  KRW: 0,
  HKD: 2,
  TWD: 2,
  SGD: 2,
  INR: 2,
  AUD: 2,
  CAD: 2,
  CHF: 2,
  BRL: 2,
  XHC: 2,
} as const;

export type Currency = keyof typeof CURRENCIES;

/** The hub's own units: never money. */
export const HUB_CREDITS = 'XHC' satisfies Currency;

export function isCurrency(text: string): text is Currency {
  return Object.hasOwn(CURRENCIES, text);
}

/** The largest amount that anything here may cost: far beyond any price, and far below where sums end. */
export const MOST_MINOR = 10n ** 12n;

const AMOUNT = /^(\d{1,13})(?:\.(\d{1,4}))?$/;

/**
 * An amount as people write it (`9.99`), in minor units. Null for what is no amount in this currency: signs, exponents, more decimal places than the
 * currency has, nothing, or more than anything may cost.
 */
export function parseAmount(text: string, currency: Currency): bigint | null {
  const [, whole, fraction = ''] = AMOUNT.exec(text.trim()) ?? [];
  const places = CURRENCIES[currency];
  if (whole === undefined || fraction.length > places) return null;
  const minor = BigInt(whole + fraction.padEnd(places, '0'));
  return minor <= MOST_MINOR ? minor : null;
}

/** `999n` in CNY is `9.99`: digits for machines and forms; what people read is made by Intl. */
export function amountText(minor: bigint, currency: Currency): string {
  const places = CURRENCIES[currency];
  const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, '0');
  const sign = minor < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** The highest price of an hour: a million of the unit. */
export const MOST_HOUR_MICRO = 10n ** 12n;

const MICRO = /^(\d{1,7})(?:\.(\d{1,6}))?$/;

/** A price as people write it (`1.25`, `0.000001`), in millionths of the currency's unit. Null for what is none, or is above the highest. */
export function parseMicro(text: string): bigint | null {
  const [, whole, fraction = ''] = MICRO.exec(text.trim()) ?? [];
  if (whole === undefined) return null;
  const micro = BigInt(whole + fraction.padEnd(6, '0'));
  return micro <= MOST_HOUR_MICRO ? micro : null;
}

/** `1250000n` is `1.25`; `places` are the least that are written. */
export function microText(micro: bigint, places = 2): string {
  const digits = String(micro).padStart(7, '0');
  const fraction = digits.slice(-6).replace(/0+$/, '').padEnd(places, '0');
  return fraction === '' ? digits.slice(0, -6) : `${digits.slice(0, -6)}.${fraction}`;
}
