import { formatMoney } from '../../../lib/money-text';
import { useLocale } from '../../../lib/i18n';

/** An amount of money in the words of the language: `$9.99`, `XHC 12`. Minor units come in, as the hub sends them. */
export function Amount({ minor, currency }: { minor: string; currency: string }) {
  return <span className="whitespace-nowrap tabular-nums">{formatMoney(minor, currency, useLocale())}</span>;
}
