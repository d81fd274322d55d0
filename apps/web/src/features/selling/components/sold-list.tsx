import { useQuery } from '@tanstack/react-query';
import type { EarnedSale } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { whatWasSold } from '../../../lib/what-was-sold';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { Paging } from '../../../ui/paging';
import { soldQuery } from '../api/sales';
import { SaleBadge } from './sale-badge';

/** Its sales, and those of others that it has a share of. The address says which page of them. */
export function SoldList({ namespace, cursor }: { namespace: string; cursor: string }) {
  const t = useT();
  const { data, isPlaceholderData } = useQuery(soldQuery(namespace, cursor));
  if (data === undefined || (data.sales.length === 0 && cursor === '')) return null;
  const path = `/${encodeURIComponent(namespace)}/-/earnings`;
  return (
    <Panel title={t('earnings.list')}>
      <ul className="divide-y divide-line text-sm" aria-busy={isPlaceholderData}>
        {data.sales.map((sale) => (
          <Sold key={sale.id} namespace={namespace} sale={sale} />
        ))}
      </ul>
      <Paging first={cursor === '' ? null : path} next={data.nextCursor === null ? null : `${path}?cursor=${data.nextCursor}`} />
    </Panel>
  );
}

function Sold({ namespace, sale }: { namespace: string; sale: EarnedSale }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const own = BigInt(sale.ownMinor) - BigInt(sale.ownReversedMinor);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 py-2">
      <AppLink
        href={`/${encodeURIComponent(namespace)}/-/sales/${sale.id}`}
        className="min-w-0 font-medium break-words text-ink hover:text-link"
      >
        {t('sale.numbered', { id: sale.id })}
      </AppLink>
      <span className="min-w-0 grow break-words" data-by-user="">
        {whatWasSold(sale, t)}
        {sale.buyer === null ? null : <span className="text-muted"> → {sale.buyer}</span>}
      </span>
      <SaleBadge sale={sale} />
      <time dateTime={sale.at} className="text-muted">
        {formatDay(sale.at, locale)}
      </time>
      <span className="tabular-nums">
        {t('earnings.ownOf', { own: money(own, sale.currency), all: money(sale.amountMinor, sale.currency) })}
      </span>
    </li>
  );
}
