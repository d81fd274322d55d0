import type { ReactNode } from 'react';
import type { ShowbackMonth, ShowbackUsed } from '../../../lib/api-types';
import { formatBytes, formatCount } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { useMoney } from '../../../lib/use-money';
import { cx } from '../../../ui/class-names';

const USED = ['stored', 'jobs', 'trained', 'prompt', 'completion'] as const;
type Column = (typeof USED)[number] | 'cost' | 'paid';

export interface UseRow {
  key: string;
  head: ReactNode;
  used: ShowbackUsed;
  /** In minor units; null where nothing is paid. */
  paidMinor: string | null;
}

interface Props {
  label: string;
  head: string;
  month: ShowbackMonth;
  rows: readonly UseRow[];
  total: UseRow;
  busy: boolean;
}

/** A line for each, and their sum. On a phone each line is a block with the names of those numbers that are there. */
export function UseTable({ label, head, month, rows, total, busy }: Props) {
  const t = useT();
  const columns = columnsOf(month, total);
  return (
    <div role="region" aria-label={label} tabIndex={0} className="rounded-panel border border-line bg-surface text-sm md:overflow-x-auto">
      <table role="table" aria-label={label} aria-busy={busy} className="w-full tabular-nums max-md:block">
        <thead className="max-md:sr-only" role="rowgroup">
          <tr role="row" className="border-b border-line">
            <th role="columnheader" scope="col" className="px-3 py-2 text-left font-medium whitespace-nowrap text-muted">
              {head}
            </th>
            {columns.map((column) => (
              <th key={column} role="columnheader" scope="col" className="px-3 py-2 text-right font-medium wrap-normal text-muted">
                {t(`showback.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="divide-y divide-line max-md:block">
          {rows.map((row) => (
            <Line key={row.key} row={row} columns={columns} currency={month.currency} />
          ))}
        </tbody>
        <tfoot role="rowgroup" className="border-t-2 border-line font-medium max-md:block">
          <Line row={total} columns={columns} currency={month.currency} />
        </tfoot>
      </table>
    </div>
  );
}

function columnsOf({ isPriced }: ShowbackMonth, { paidMinor }: UseRow): Column[] {
  return [...USED, ...(isPriced ? (['cost'] as const) : []), ...(paidMinor === null ? [] : (['paid'] as const))];
}

function Line({ row, columns, currency }: { row: UseRow; columns: readonly Column[]; currency: string }) {
  const t = useT();
  const text = useCells(currency);
  return (
    <tr role="row" className="max-md:block max-md:p-3">
      <th
        role="rowheader"
        scope="row"
        className="min-w-0 text-left font-medium wrap-anywhere max-md:block md:max-w-64 md:min-w-40 md:px-3 md:py-2"
      >
        {row.head}
      </th>
      {columns.map((column) => (
        <td
          key={column}
          role="cell"
          className={cx(
            'text-right whitespace-nowrap max-md:justify-between max-md:gap-4 max-md:pt-1 md:px-3 md:py-2',
            isNothing(row, column) ? 'font-normal text-muted max-md:hidden' : 'max-md:flex',
          )}
        >
          <span className="font-normal text-muted md:hidden">{t(`showback.column.${column}`)}</span>
          {text(row, column)}
        </td>
      ))}
    </tr>
  );
}

function valueOf({ used, paidMinor }: UseRow, column: Column): number | string {
  const { storedBytes, jobSeconds, trainedTokens, promptTokens, completionTokens, costMinor } = used;
  const values = { stored: storedBytes, jobs: jobSeconds, trained: trainedTokens, prompt: promptTokens, completion: completionTokens };
  return column === 'cost' ? costMinor : column === 'paid' ? (paidMinor ?? '0') : values[column];
}

function isNothing(row: UseRow, column: Column): boolean {
  return Number(valueOf(row, column)) === 0;
}

function useCells(currency: string): (row: UseRow, column: Column) => string {
  const locale = useLocale();
  const money = useMoney();
  return (row, column) => {
    const value = valueOf(row, column);
    if (typeof value === 'string') return money(value, currency);
    if (column === 'stored') return formatBytes(value, locale);
    if (column === 'jobs') return hours(value, locale);
    return formatCount(value, locale);
  };
}

/** Of seconds; the first two digits of what is little. */
export function hours(seconds: number, locale: string): string {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: seconds < 3600 ? 2 : undefined, maximumFractionDigits: 1 }).format(
    seconds / 3600,
  );
}
