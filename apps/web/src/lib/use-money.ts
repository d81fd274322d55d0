import { useCallback } from 'react';
import { useLocale } from './i18n';
import { formatMoney } from './money-text';

/** How amounts are written in the language of the page: minor units come in, as the hub sends them. */
export function useMoney(): (minor: string | bigint, currency: string) => string {
  const locale = useLocale();
  return useCallback((minor, currency) => formatMoney(minor, currency, locale), [locale]);
}
