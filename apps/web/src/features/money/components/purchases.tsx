import { useInfiniteQuery } from '@tanstack/react-query';
import type { Sale } from '../../../lib/api-types';
import { formatDay, formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { formatMoney } from '../../../lib/money-text';
import { soldAddress, whatWasSold } from '../../../lib/what-was-sold';
import { Badge } from '../../../ui/badge';
import { buttonClass } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { purchasesQuery } from '../api/purchases';
import { saleHref } from '../model/money-address';
import { saleState } from '../model/sale-state';
import { Amount } from './amount';

/** What somebody bought here. */
export function Purchases({ namespace }: { namespace: string }) {
  const t = useT();
  const list = useInfiniteQuery(purchasesQuery(namespace));
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={3} className="h-16" />;
  const sales = list.data.pages.flatMap((page) => page.sales);
  if (sales.length === 0)
    return (
      <Empty
        action={
          <AppLink href="/models" className={buttonClass()}>
            {t('buy.look')}
          </AppLink>
        }
      >
        {t('buy.nothingBought')}
      </Empty>
    );
  return (
    <>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
        {sales.map((sale) => (
          <PurchaseRow key={sale.id} sale={sale} namespace={namespace} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function PurchaseRow({ sale, namespace }: { sale: Sale; namespace: string }) {
  const t = useT();
  const locale = useLocale();
  const state = saleState(sale);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 grow">
        <p className="flex min-w-0 items-center gap-2">
          <Icon name={sale.type ?? (sale.kind === 'compute' ? 'play' : 'user')} className="size-4 shrink-0 text-link" />
          <AppLink href={soldAddress(sale)} data-by-user="" className="min-w-0 truncate font-medium text-ink hover:text-link">
            {whatWasSold(sale, t)}
          </AppLink>
        </p>
        <p className="text-xs text-muted">
          <time dateTime={sale.at}>{formatMoment(sale.at, locale)}</time>
          {sale.period === null ? null : ` · ${formatDay(sale.period.fromAt, locale)} – ${formatDay(sale.period.untilAt, locale)}`}
          {sale.versionsUntil === null ? null : ` · ${t('versions.upTo', { day: formatDay(sale.versionsUntil, locale) })}`}
          {sale.licenceName === null ? null : <span data-by-user=""> · {sale.licenceName}</span>}
        </p>
      </div>
      {sale.kind === 'compute' && state === 'kept' ? null : (
        <Badge tone={state === 'kept' && sale.period === null ? 'accent' : 'plain'}>
          {t(state === 'kept' && sale.period !== null ? 'month.paid' : `buy.state.${state}`, {
            amount: formatMoney(sale.refundedMinor, sale.currency, locale),
          })}
        </Badge>
      )}
      <span className="font-medium">
        <Amount minor={sale.amountMinor} currency={sale.currency} />
      </span>
      <AppLink
        href={saleHref(namespace, sale.id)}
        aria-label={t('buy.receiptOf', { repository: whatWasSold(sale, t) })}
        className="text-link hover:underline"
      >
        {t('buy.receipt')}
      </AppLink>
    </li>
  );
}
