import type { KeyboardEvent, ReactNode } from 'react';
import type { ViewerRows } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { AppLink } from '../../../ui/link';
import { typeName } from '../model/column-type';
import { Cell } from './cell';

interface Props {
  data: Pick<ViewerRows, 'columns' | 'rows'>;
  label: string;
  addressOfRow: (row: number) => string;
  /** The column's head below its name and type. */
  head?: (column: string) => ReactNode;
  orderOf?: (column: string) => 'ascending' | 'descending' | 'none';
  open?: number | null;
  className?: string;
}

/** Rows with their numbers, which are links to them. Arrow keys go from one to the next. */
export function RowsTable({ data: { columns, rows }, label, addressOfRow, head, orderOf, open = null, className }: Props) {
  const t = useT();
  return (
    <div tabIndex={0} role="group" aria-label={label} className={`overflow-auto -outline-offset-2 ${className ?? ''}`}>
      <table className="w-full text-left text-sm">
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr>
            <th scope="col" className="sticky left-0 bg-sunken px-3 py-2 align-top font-medium">
              <span className="sr-only">{t('viewer.row')}</span>
            </th>
            {columns.map(({ name, type }) => (
              <th
                key={name}
                scope="col"
                aria-sort={orderOf?.(name)}
                className="max-w-96 min-w-28 border-l border-line px-3 py-2 align-top font-medium"
              >
                {head ? null : (
                  <span data-by-user className="block truncate">
                    {name}
                  </span>
                )}
                {head?.(name)}
                {head ? null : <TypeName type={type} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line" onKeyDown={moveFocus}>
          {rows.map(({ index, row }) => (
            <tr key={index} className={open === index ? 'bg-hover' : 'hover:bg-hover'}>
              <th
                scope="row"
                className="sticky left-0 bg-surface px-3 py-1.5 text-right align-top font-normal whitespace-nowrap text-muted tabular-nums"
              >
                <AppLink
                  href={addressOfRow(index)}
                  data-row={index}
                  aria-label={t('viewer.openRow', { number: index })}
                  className="hover:text-link"
                >
                  {index}
                </AppLink>
              </th>
              {columns.map(({ name, type }) => (
                <td key={name} className="max-w-96 min-w-28 border-l border-line px-3 py-1.5 align-top">
                  <Cell value={row[name]} feature={type as Record<string, unknown>} column={name} row={index} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function TypeName({ type }: { type: object }) {
  const text = typeName(type as Record<string, unknown>);
  return (
    <span data-by-user title={text} className="block truncate font-mono text-xs font-normal text-muted">
      {text}
    </span>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const next = links[links.indexOf(event.target as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
