import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Invoice } from '../../../lib/api-types';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { Badge } from '../../../ui/badge';
import { MoreButton } from '../../../ui/more-button';
import { ProblemPage } from '../../../ui/problem-page';
import { SkeletonRows } from '../../../ui/skeleton';
import { invoiceFile, invoicesQuery } from '../api/plans';

/** Every invoice and credit note, to look at and to keep. */
export function InvoiceList({
  namespace,
  renderDeed,
}: {
  namespace: string;
  renderDeed?: (invoice: Invoice, credited: bigint) => ReactNode;
}) {
  const t = useT();
  const list = useInfiniteQuery(invoicesQuery(namespace));
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={3} className="h-12" />;
  const invoices = list.data.pages.flatMap((page) => page.invoices);
  if (invoices.length === 0) return <p className="text-muted">{t('plan.noInvoices')}</p>;
  return (
    <>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
        {invoices.map((invoice) => (
          <InvoiceRow key={invoice.id} invoice={invoice} deed={renderDeed?.(invoice, creditedOf(invoice, invoices))} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

/** What credit notes gave back of it, as far as they are shown; the hub knows all of them. */
function creditedOf({ id }: Invoice, invoices: readonly Invoice[]): bigint {
  const notes = invoices.filter(({ correctsId }) => correctsId === id);
  return notes.reduce((sum, { totalMinor }) => sum + (BigInt(totalMinor) < 0n ? -BigInt(totalMinor) : BigInt(totalMinor)), 0n);
}

function InvoiceRow({ invoice, deed }: { invoice: Invoice; deed: ReactNode }) {
  const t = useT();
  const locale = useLocale();
  const money = useMoney();
  const { number, kind, lines, totalMinor, currency, issuedAt } = invoice;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <div className="min-w-0 grow">
        <p className="flex items-center gap-2 font-medium">
          {number}
          {kind === 'credit-note' ? <Badge>{t('plan.creditNote')}</Badge> : null}
        </p>
        <p className="truncate text-xs text-muted">
          {formatDay(issuedAt, locale)} · {lines[0]?.text[locale]}
        </p>
      </div>
      <span className="font-medium tabular-nums">{money(totalMinor, currency)}</span>
      <span className="flex flex-wrap items-center gap-4">
        <a href={invoiceFile(invoice, 'pdf')} download aria-label={t('plan.pdfOf', { number })} className="text-link hover:underline">
          PDF
        </a>
        <a href={invoiceFile(invoice, 'csv')} download aria-label={t('plan.csvOf', { number })} className="text-link hover:underline">
          CSV
        </a>
        {deed}
      </span>
    </li>
  );
}
