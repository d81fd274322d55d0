import { useInfiniteQuery } from '@tanstack/react-query';
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
export function InvoiceList({ namespace }: { namespace: string }) {
  const t = useT();
  const list = useInfiniteQuery(invoicesQuery(namespace));
  if (list.data === undefined) return list.isError ? <ProblemPage error={list.error} /> : <SkeletonRows count={3} className="h-12" />;
  const invoices = list.data.pages.flatMap((page) => page.invoices);
  if (invoices.length === 0) return <p className="text-muted">{t('plan.noInvoices')}</p>;
  return (
    <>
      <ul className="divide-y divide-line rounded-panel border border-line bg-surface">
        {invoices.map((invoice) => (
          <InvoiceRow key={invoice.id} invoice={invoice} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

function InvoiceRow({ invoice }: { invoice: Invoice }) {
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
      <span className="flex gap-4">
        <a href={invoiceFile(invoice, 'pdf')} download aria-label={t('plan.pdfOf', { number })} className="text-link hover:underline">
          PDF
        </a>
        <a href={invoiceFile(invoice, 'csv')} download aria-label={t('plan.csvOf', { number })} className="text-link hover:underline">
          CSV
        </a>
      </span>
    </li>
  );
}
