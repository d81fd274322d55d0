import { useState } from 'react';
import { repositoryAddress } from '../../../lib/addresses';
import type { WholeSale } from '../../../lib/api-types';
import { formatMoment } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Button } from '../../../ui/button';
import { AppLink } from '../../../ui/link';
import { Panel } from '../../../ui/page';
import { formatPoints } from '../model/percent';
import { useRefund } from '../api/sales';
import { RefundDialog } from './refund-dialog';
import { SaleBadge } from './sale-badge';
import { SplitTable } from './split-table';

/** One sale, cent by cent. For the buyer it is the receipt, for who sold it the place to give back. Fit to be printed. */
export function SaleStatement({ sale }: { sale: WholeSale }) {
  const t = useT();
  const money = useMoney();
  const refund = useRefund(sale.id);
  const [refunds, setRefunds] = useState(false);
  const { amountMinor, currency, lines } = sale;
  return (
    <div className="space-y-4">
      <div className="flex flex-wrap items-center gap-3">
        <p className="text-2xl font-semibold tabular-nums">{money(amountMinor, currency)}</p>
        <SaleBadge sale={sale} />
        <span className="ms-auto flex gap-2 print:hidden">
          <Button onClick={() => window.print()}>{t('sale.print')}</Button>
          {sale.refundBy === null ? null : <Button onClick={() => setRefunds(true)}>{t('sale.refund')}</Button>}
        </span>
      </div>
      <Panel title={t('sale.facts')}>
        <Facts sale={sale} />
      </Panel>
      <Panel title={t('sale.lines')}>
        <SplitTable caption={t('sale.lines')} amountMinor={amountMinor} currency={currency} lines={lines} withReversed />
      </Panel>
      {sale.refunds.length === 0 ? null : (
        <Panel title={t('sale.refunds')}>
          <Refunds sale={sale} />
        </Panel>
      )}
      <RefundDialog
        of={sale}
        title={t('refund.title', { id: sale.id })}
        action={t('sale.refund')}
        kind="sale"
        isConfirmed={sale.refundBy === 'administrator'}
        refund={refund}
        open={refunds}
        onClose={() => setRefunds(false)}
      />
    </div>
  );
}

function Facts({ sale }: { sale: WholeSale }) {
  const t = useT();
  const locale = useLocale();
  const [namespace = '', name = ''] = sale.repository.split('/');
  const gone = t('sale.nobody');
  const facts: [string, React.ReactNode][] = [
    [
      t('sale.repository'),
      <AppLink
        key="link"
        href={repositoryAddress({ type: sale.type, namespace, name })}
        className="text-link hover:underline"
        data-by-user=""
      >
        {sale.repository}
      </AppLink>,
    ],
    [t('sale.at'), formatMoment(sale.at, locale)],
    [t('sale.seller'), sale.seller ?? gone],
    ...(sale.buyer === null ? [] : ([[t('sale.buyer'), sale.buyer]] as [string, React.ReactNode][])),
    [t('sale.fee'), formatPoints(sale.feeBasisPoints, locale)],
    [t(sale.isReleased ? 'sale.released' : 'sale.releaseAt'), formatMoment(sale.releaseAt, locale)],
    [t('sale.licence'), <span key="licence">{sale.licenceName}</span>],
    [
      t('sale.licenceHash'),
      <code key="hash" className="font-mono text-xs break-all">
        {sale.licenceSha256}
      </code>,
    ],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      {facts.map(([title, fact]) => (
        <div key={title} className="contents">
          <dt className="text-muted">{title}</dt>
          <dd className="min-w-0 break-words" data-by-user="">
            {fact}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Refunds({ sale: { refunds, currency, amountMinor, refundedMinor } }: { sale: WholeSale }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  return (
    <>
      <ul className="divide-y divide-line text-sm">
        {refunds.map((refund, index) => (
          <li key={index} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-2">
            <time dateTime={refund.at} className="text-muted">
              {formatMoment(refund.at, locale)}
            </time>
            <span className="min-w-0 grow break-words" data-by-user="">
              {refund.reason}
            </span>
            <span className="tabular-nums">{money(refund.amountMinor, currency)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-sm text-muted">
        {t(refundedMinor === amountMinor ? 'sale.refundedAll' : 'sale.refundedPart', { amount: money(refundedMinor, currency) })}
      </p>
    </>
  );
}
