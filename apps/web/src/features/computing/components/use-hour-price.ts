import { useLocale, useT } from '../../../lib/i18n';
import { formatDecimal } from '../../../lib/money-text';

/** How the price of an hour is written, with all its decimals. */
export function useHourPrice(): (price: string, currency: string) => string {
  const t = useT();
  const locale = useLocale();
  return (price, currency) =>
    Number(price) === 0 ? t('compute.free') : t('compute.perHour', { price: formatDecimal(price, currency, locale) });
}
