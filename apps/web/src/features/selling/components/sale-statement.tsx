import { useState } from 'react';
import type { WholeSale } from '../../../lib/api-types';
import { formatDay, formatMoment } from '../../../lib/formats';
import { type Translate, useLocale, useT } from '../../../lib/i18n';
import type { Locale } from '../../../lib/locale';
import { useMoney } from '../../../lib/use-money';
import { soldAddress, whatWasSold } from '../../../lib/what-was-sold';
import { Button, buttonClass } from '../../../ui/button';
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
        <span className="ms-auto flex flex-wrap gap-2 print:hidden">
          <Papers sale={sale} />
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
  const money = useMoney();
  const gone = t('sale.nobody');
  const facts: [string, React.ReactNode][] = [
    [t('sale.repository'), <What key="what" sale={sale} />],
    ...(sale.jobKey === null ? [] : ([[t('sale.job'), <Job key="job" sale={sale} />]] as [string, React.ReactNode][])),
    [t('sale.number'), <span key="number">{sale.number}</span>],
    ...(sale.period === null
      ? []
      : ([[t('sale.period'), `${formatDay(sale.period.fromAt, locale)} – ${formatDay(sale.period.untilAt, locale)}`]] as [
          string,
          string,
        ][])),
    [t('sale.at'), formatMoment(sale.at, locale)],
    [t('sale.seller'), sale.seller ?? (sale.lines.some(({ kind }) => kind === 'compute') ? t('split.hub') : gone)],
    ...(sale.buyer === null ? [] : ([[t('sale.buyer'), sale.buyer]] as [string, React.ReactNode][])),
    ...(sale.taxMinor === '0'
      ? []
      : ([[t('sale.tax', { percent: formatPoints(sale.taxBasisPoints, locale) }), money(sale.taxMinor, sale.currency)]] as [
          string,
          string,
        ][])),
    [t('sale.fee'), formatPoints(sale.feeBasisPoints, locale)],
    [t(sale.isReleased ? 'sale.released' : 'sale.releaseAt'), formatMoment(sale.releaseAt, locale)],
    ...licenceFacts(sale, t, locale),
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

function What({ sale }: { sale: WholeSale }) {
  const t = useT();
  if (sale.kind === 'compute') return whatWasSold(sale, t);
  return (
    <AppLink href={soldAddress(sale)} className="text-link hover:underline" data-by-user="">
      {whatWasSold(sale, t)}
    </AppLink>
  );
}

function Job({ sale }: { sale: WholeSale }) {
  return (
    <AppLink href={soldAddress(sale)} className="font-mono text-xs break-all text-link hover:underline">
      {sale.jobKey}
    </AppLink>
  );
}

/** A runner's time has none. */
function licenceFacts({ licenceName, licenceSha256, versionsUntil }: WholeSale, t: Translate, locale: Locale): [string, React.ReactNode][] {
  if (licenceName === null) return [];
  return [
    ...(versionsUntil === null
      ? []
      : ([[t('versions.field'), t('versions.upTo', { day: formatDay(versionsUntil, locale) })]] as [string, string][])),
    [t('sale.licence'), <span key="licence">{licenceName}</span>],
    [
      t('sale.licenceHash'),
      <code key="hash" className="font-mono text-xs break-all">
        {licenceSha256}
      </code>,
    ],
  ];
}

function refundedWords(kind: WholeSale['kind'], isAll: boolean) {
  if (kind === 'compute') return isAll ? 'sale.refundedAllCompute' : 'sale.refundedPartCompute';
  return isAll ? 'sale.refundedAll' : 'sale.refundedPart';
}

/** The receipt for who bought it, the statement for who earned by it: for the books. */
function Papers({ sale: { id, hasReceipt } }: { sale: WholeSale }) {
  const t = useT();
  const locale = useLocale();
  const paper = hasReceipt ? 'receipt' : 'statement';
  return (['pdf', 'csv'] as const).map((format) => (
    <a
      key={format}
      href={`/hub/v1/sales/${id}/${format}?paper=${paper}&lang=${locale}`}
      download={`${paper}-${id}.${format}`}
      className={buttonClass()}
    >
      {t(`sale.paper.${paper}`, { format: format.toUpperCase() })}
    </a>
  ));
}

function Refunds({ sale: { kind, refunds, currency, amountMinor, refundedMinor } }: { sale: WholeSale }) {
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
        {t(refundedWords(kind, refundedMinor === amountMinor), { amount: money(refundedMinor, currency) })}
      </p>
    </>
  );
}
