// How money is written. Pure.
import { amountText, HUB_CREDITS, isCurrency } from '@modelgrove/shared';

/** `999` in USD is `$9.99`, `US$9.99` in Chinese. The hub's own units have no sign of their own and are called by their letters. */
export function formatMoney(minor: string | bigint, currency: string, locale: string): string {
  if (!isCurrency(currency)) return `${minor} ${currency}`;
  // Digits and not a number: Intl takes decimal texts exactly, and sums can be longer than numbers are.
  const digits = amountText(BigInt(minor), currency) as Intl.StringNumericLiteral;
  if (currency === HUB_CREDITS) return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(digits)} ${HUB_CREDITS}`;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(digits);
}
