// An exact share in words: what the hub says as a fraction of the smallest unit becomes an amount with as many decimals as it takes. Pure.
import { CURRENCIES, isCurrency } from '@modelgrove/shared';

/** More decimals than that are a fraction that never ends, or nearly. */
const MOST_DECIMALS = 10;

export interface Exact {
  /** In the currency, such as `1.6983`; null when its decimals never end. */
  decimal: string | null;
  /** In the smallest unit, in lowest terms, such as `16983/100`. */
  fraction: string;
  /** Nothing had to be rounded. */
  isWhole: boolean;
}

export function readExact(exact: string, currency: string): Exact {
  const [numerator, denominator] = reduced(exact);
  const places = isCurrency(currency) ? CURRENCIES[currency] : 0;
  return {
    decimal: decimalOf(numerator, denominator * 10n ** BigInt(places)),
    fraction: denominator === 1n ? String(numerator) : `${numerator}/${denominator}`,
    isWhole: denominator === 1n,
  };
}

/** Which part of the whole it is, such as 0.17. */
export function partOf(exact: string, amountMinor: string): number {
  const [numerator, denominator] = reduced(exact);
  const whole = denominator * BigInt(amountMinor);
  return whole === 0n ? 0 : Number((numerator * 10n ** 9n) / whole) / 1e9;
}

function reduced(exact: string): [bigint, bigint] {
  const [numerator = '0', denominator = '1'] = exact.split('/');
  const [n, d] = [BigInt(numerator), BigInt(denominator)];
  const divisor = greatest(n, d) || 1n;
  return [n / divisor, d / divisor];
}

function greatest(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatest(b, a % b);
}

function decimalOf(numerator: bigint, denominator: bigint): string | null {
  const scaled = numerator * 10n ** BigInt(MOST_DECIMALS);
  if (scaled % denominator !== 0n) return null;
  const digits = String(scaled / denominator).padStart(MOST_DECIMALS + 1, '0');
  const decimals = digits.slice(-MOST_DECIMALS).replace(/0+$/, '');
  return `${digits.slice(0, -MOST_DECIMALS)}${decimals === '' ? '' : `.${decimals}`}`;
}
