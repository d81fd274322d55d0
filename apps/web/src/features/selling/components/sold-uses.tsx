import { useInfiniteQuery } from '@tanstack/react-query';
import { useLocale, useT } from '../../../lib/i18n';
import { monthName } from '../../../lib/month-name';
import { useMoney } from '../../../lib/use-money';
import { formatUnits, unitWord } from '../../../lib/use-price';
import { MoreButton } from '../../../ui/more-button';
import { Panel } from '../../../ui/page';
import { soldUsesQuery } from '../api/uses';

/** What others used of what is sold by use, month by month; nothing where nothing is. */
export function SoldUses({ namespace }: { namespace: string }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const list = useInfiniteQuery(soldUsesQuery(namespace));
  const months = list.data?.pages.flatMap((page) => page.months) ?? [];
  if (months.length === 0) return null;
  return (
    <Panel title={t('uses.soldTitle')}>
      <p className="mb-2 text-sm text-muted">{t('uses.soldNote')}</p>
      <ul className="divide-y divide-line text-sm">
        {months.map(({ offerId, month, holder, repository, units, terms, amountMinor, currency, saleId }) => (
          <li key={`${offerId} ${month} ${holder}`} className="flex flex-wrap items-baseline gap-x-4 py-2">
            <span className="min-w-0 grow break-words" data-by-user="">
              {repository} · {holder}
            </span>
            <span className="text-muted">{monthName(month, locale, 'long')}</span>
            <span className="text-muted tabular-nums">
              {t('uses.units', { units: formatUnits(units, locale), unit: unitWord(terms.unit, t, units) })}
            </span>
            <span className="tabular-nums">{money(amountMinor, currency)}</span>
            <span className="text-xs text-muted">{t(saleId === null ? 'uses.notTaken' : 'uses.isTaken')}</span>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </Panel>
  );
}
