// How money is written. Pure.
import { amountText, HUB_CREDITS, isCurrency } from '@modelgrove/shared';

/** As many as an exact share may have. */
const MOST_DECIMALS = 12;

/** `999` in USD is `$9.99`, `US$9.99` in Chinese. The hub's own units have no sign of their own and are called by their letters. */
export function formatMoney(minor: string | bigint, currency: string, locale: string): string {
  if (!isCurrency(currency)) return `${minor} ${currency}`;
  // Digits and not a number: Intl takes decimal texts exactly, and sums can be longer than numbers are.
  const digits = amountText(BigInt(minor), currency) as Intl.StringNumericLiteral;
  if (currency === HUB_CREDITS) return `${new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(digits)} ${HUB_CREDITS}`;
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(digits);
}

/** The same of an exact amount that has more decimals than its currency: `1.6983` in USD is `$1.6983`. */
export function formatDecimal(decimal: string, currency: string, locale: string): string {
  const digits = decimal as Intl.StringNumericLiteral;
  if (!isCurrency(currency) || currency === HUB_CREDITS)
    return `${new Intl.NumberFormat(locale, { maximumFractionDigits: MOST_DECIMALS }).format(digits)} ${currency}`;
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: MOST_DECIMALS }).format(digits);
}
