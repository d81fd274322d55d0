import { useLocale, useT } from '../../../lib/i18n';
import { formatDecimal } from '../../../lib/money-text';

/** The price of an hour, with all its decimals. */
export function HourPrice({ price, currency }: { price: string; currency: string }) {
  const t = useT();
  const locale = useLocale();
  return Number(price) === 0 ? t('compute.free') : t('compute.perHour', { price: formatDecimal(price, currency, locale) });
}
