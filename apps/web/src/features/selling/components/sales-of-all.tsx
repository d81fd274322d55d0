import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { Sale, SalesPage } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { hub } from '../../../lib/hub-client';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { whatWasSold } from '../../../lib/what-was-sold';
import { Empty } from '../../../ui/empty';
import { AppLink } from '../../../ui/link';
import { Paging } from '../../../ui/paging';
import { QueryView } from '../../../ui/query-view';
import { SearchInput } from '../../../ui/search-input';
import { SkeletonRows } from '../../../ui/skeleton';
import { SaleBadge } from './sale-badge';

interface Props {
  question: Record<string, string>;
  hrefOf: (question: Record<string, string>) => string;
}

/** What was sold by everybody; each leads to its statement, where an administrator can give back. */
export function SalesOfAll({ question, hrefOf }: Props) {
  const t = useT();
  const { history } = useRouter();
  const sales = useQuery({
    queryKey: ['admin', 'money', 'sales', question],
    queryFn: ({ signal }) => hub.get<SalesPage>('/admin/sales', { query: question, signal }),
    placeholderData: keepPreviousData,
  });
  const show = (change: Record<string, string>) => history.replace(hrefOf({ ...question, cursor: '', ...change }));
  return (
    <>
      <div role="search" className="mb-4 flex flex-wrap items-center gap-3">
        <SearchInput value={question['search'] ?? ''} label={t('sale.search')} onSettle={(search) => show({ search })} />
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            checked={question['state'] === 'refunded'}
            onChange={(event) => show({ state: event.target.checked ? 'refunded' : '' })}
            className="size-4 accent-(--accent)"
          />
          {t('sale.onlyRefunded')}
        </label>
      </div>
      <QueryView query={sales} waiting={<SkeletonRows count={5} className="h-14" />}>
        {(page) =>
          page.sales.length === 0 ? (
            <Empty>{t('sale.none')}</Empty>
          ) : (
            <>
              <ul className="divide-y divide-line rounded-panel border border-line bg-surface text-sm" aria-busy={sales.isPlaceholderData}>
                {page.sales.map((sale) => (
                  <Row key={sale.id} sale={sale} />
                ))}
              </ul>
              <Paging
                first={question['cursor'] === undefined ? null : hrefOf({ ...question, cursor: '' })}
                next={page.nextCursor === null ? null : hrefOf({ ...question, cursor: page.nextCursor })}
              />
            </>
          )
        }
      </QueryView>
    </>
  );
}

function Row({ sale }: { sale: Sale }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { id, seller, buyer, at, amountMinor, currency } = sale;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 p-3">
      <AppLink href={`/${encodeURIComponent(seller ?? 'hub')}/-/sales/${id}`} className="font-medium text-ink hover:text-link">
        {t('sale.numbered', { id })}
      </AppLink>
      <span className="min-w-0 grow break-words" data-by-user="">
        {whatWasSold(sale, t)} <span className="text-muted">→ {buyer ?? t('sale.nobody')}</span>
      </span>
      <SaleBadge sale={sale} />
      <time dateTime={at} className="text-muted">
        {formatDay(at, locale)}
      </time>
      <span className="tabular-nums">{money(amountMinor, currency)}</span>
    </li>
  );
}
