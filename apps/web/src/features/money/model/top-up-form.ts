import { amountText, CURRENCIES, isCurrency, parseAmount } from '@modelgrove/shared';
import type { Money } from '../../../lib/api-types';

type Limits = Pick<Money, 'currency' | 'leastTopUpMinor' | 'mostTopUpMinor'>;

/** Why this cannot be paid in; null when it can. The hub has the last word. */
export function amountProblem(text: string, { currency, leastTopUpMinor, mostTopUpMinor }: Limits): 'none' | 'range' | null {
  if (!isCurrency(currency)) return null;
  const minor = parseAmount(text, currency);
  if (minor === null) return 'none';
  return minor < BigInt(leastTopUpMinor) || minor > BigInt(mostTopUpMinor) ? 'range' : null;
}

/** What is missing, as the form is filled with it: never less than can be paid in. */
export function suggestedAmount(missingMinor: bigint | null, { currency, leastTopUpMinor }: Limits): string {
  if (missingMinor === null || !isCurrency(currency)) return '';
  const least = BigInt(leastTopUpMinor);
  return amountText(missingMinor > least ? missingMinor : least, currency);
}

/** How the field shows what is expected: `0.00`, or `0` for a currency without places. */
export function amountExample(currency: string): string {
  return isCurrency(currency) && CURRENCIES[currency] === 0 ? '0' : '0.00';
}
