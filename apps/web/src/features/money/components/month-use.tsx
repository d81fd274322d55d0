import type { UseMonth } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { formatUnits, unitWord } from '../../../lib/use-price';

/** How much of what is free in a month was used, and what it comes to so far. */
export function MonthUse({
  month: { units, terms, amountMinor, currency, saleId },
}: {
  month: Pick<UseMonth, 'units' | 'terms' | 'amountMinor' | 'currency' | 'saleId'>;
}) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const [used, free] = [BigInt(units), BigInt(terms.freeUnits)];
  const ofFree = used < free ? used : free;
  const words = {
    used: formatUnits(units, locale),
    free: formatUnits(terms.freeUnits, locale),
    unit: unitWord(terms.unit, t, units),
    amount: money(amountMinor, currency),
  };
  return (
    <div className="min-w-0 grow space-y-1">
      <p>{t(free === 0n ? 'uses.used' : 'uses.usedOfFree', words)}</p>
      {free === 0n ? null : (
        <div role="presentation" className="h-1.5 overflow-hidden rounded-full bg-sunken">
          <div className="h-full bg-(--accent)" style={{ width: `${Number((ofFree * 100n) / free)}%` }} />
        </div>
      )}
      <p className="text-xs text-muted">{t(saleId === null ? 'uses.soFar' : 'uses.taken', words)}</p>
    </div>
  );
}
