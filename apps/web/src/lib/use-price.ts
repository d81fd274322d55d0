import { useCallback } from 'react';
import type { UseTerms } from './api-types';
import { type Translate, useLocale, useT } from './i18n';
import { formatDecimal } from './money-text';

/** `$0.002 for 1,000 tokens`: the words stand in locales/money. */
export function useUsePrice(): (terms: UseTerms, currency: string) => string {
  const t = useT();
  const locale = useLocale();
  return useCallback(
    ({ price, per, unit }, currency) => {
      const words = { price: formatDecimal(price, currency, locale), per: formatUnits(per, locale), unit: unitWord(unit, t, per) };
      return t(per === 1 ? 'uses.priceOne' : 'uses.price', words);
    },
    [t, locale],
  );
}

/** Whole numbers of any length. */
export function formatUnits(units: string | number, locale: string): string {
  return new Intl.NumberFormat(locale).format(BigInt(units));
}

const KNOWN = ['tokens', 'calls', 'jobs'] as const;

/** What the hub counts has a word in each language; what an author counts is called as they say. */
export function unitWord(unit: string, t: Translate, count: string | number = 2): string {
  const known = KNOWN.find((one) => one === unit);
  if (known === undefined) return unit;
  return t(String(count) === '1' ? `uses.one.${known}` : `uses.unit.${known}`);
}
