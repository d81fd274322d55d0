import type { Checkout, Offer } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';

/** Before it is bought: by the month on which days how much, and which tax the price contains. Counted by what will charge it. */
export function WhatIsPaid({ offer, checkout: { periods, taxMinor, taxBasisPoints } }: { offer: Offer; checkout: Checkout }) {
  const t = useT();
  const locale = useLocale();
  const price = formatMoney(offer.priceMinor, offer.currency, locale);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(taxBasisPoints / 10_000);
  const tax = formatMoney(taxMinor, offer.currency, locale);
  return (
    <>
      {periods.length === 0 ? null : (
        <div>
          <ol className="divide-y divide-line rounded-control border border-line bg-sunken px-3 text-sm">
            {periods.map(({ fromAt }, index) => (
              <li key={fromAt} className="flex justify-between gap-4 py-1.5">
                <time dateTime={fromAt} className="text-muted">
                  {index === 0 ? t('month.today') : formatDay(fromAt, locale)}
                </time>
                <span className="tabular-nums">{price}</span>
              </li>
            ))}
          </ol>
          <p className="mt-1 text-xs text-muted">{t('month.howLong')}</p>
        </div>
      )}
      {taxMinor === '0' ? null : <p className="text-xs text-muted">{t('month.tax', { percent, tax })}</p>}
    </>
  );
}
