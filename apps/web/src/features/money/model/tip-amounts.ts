import { amountText, CURRENCIES, isCurrency, parseAmount } from '@modelgrove/shared';

/** What most people give, as the field is filled with it: `5.00`, or `500` for a currency without places. */
export function tipPresets(currency: string): string[] {
  if (!isCurrency(currency)) return [];
  const scale = CURRENCIES[currency] === 0 ? 100n : 10n ** BigInt(CURRENCIES[currency]);
  return [2n, 5n, 10n, 20n].map((units) => amountText(units * scale, currency));
}

/** As minor units; null when it is no amount above 0. */
export function tipMinor(text: string, currency: string): bigint | null {
  const minor = isCurrency(currency) ? parseAmount(text, currency) : null;
  return minor === null || minor <= 0n ? null : minor;
}
