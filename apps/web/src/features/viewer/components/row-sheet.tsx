import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { ViewerRows } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { buttonClass } from '../../../ui/button';
import { CopyButton } from '../../../ui/copy-button';
import { AppLink } from '../../../ui/link';
import { QueryView } from '../../../ui/query-view';
import { Sheet } from '../../../ui/sheet';
import { SkeletonRows } from '../../../ui/skeleton';
import { rowQuery, type SplitKey } from '../api/viewer';
import { cellText, picturesIn, soundsIn } from '../model/column-type';
import { Cell } from './cell';
import { TypeName } from './rows-table';

interface Props {
  of: RepositoryKey;
  at: SplitKey;
  row: number | null;
  /** Of the rows beside it, as they stand in the table. */
  previous: string | null;
  next: string | null;
  go: (href: string) => void;
  onClose: () => void;
}

/** One row with all of its cells. Its address is its own: a link leads here. */
export function RowSheet({ of, at, row, previous, next, go, onClose }: Props) {
  const t = useT();
  useArrows(row === null ? {} : { ArrowLeft: previous, ArrowRight: next }, go);
  return (
    <Sheet
      open={row !== null}
      onOpenChange={onClose}
      title={t('viewer.openRow', { number: row ?? 0 })}
      closeLabel={t('viewer.close')}
      isWide
    >
      {row === null ? null : (
        <div className="space-y-4 py-4">
          <div className="flex items-center gap-2">
            {previous === null ? null : (
              <AppLink href={previous} className={buttonClass()}>
                {t('viewer.previousRow')}
              </AppLink>
            )}
            {next === null ? null : (
              <AppLink href={next} className={buttonClass()}>
                {t('viewer.nextRow')}
              </AppLink>
            )}
            <CopyButton text={window.location.href} label={t('viewer.copyLink')} className="ml-auto" />
          </div>
          <Cells of={of} at={at} row={row} />
        </div>
      )}
    </Sheet>
  );
}

function Cells({ of, at, row }: { of: RepositoryKey; at: SplitKey; row: number }) {
  const t = useT();
  const query = useQuery(rowQuery(of, at, row));
  return (
    <QueryView query={query} waiting={<SkeletonRows count={6} className="h-6" />}>
      {({ columns, rows: [found] }) =>
        found ? (
          <dl className="space-y-4">
            {columns.map((column) => (
              <WholeCell key={column.name} column={column} row={found} />
            ))}
          </dl>
        ) : (
          <p className="text-muted">{t('viewer.empty')}</p>
        )
      }
    </QueryView>
  );
}

function WholeCell({ column: { name, type }, row }: { column: ViewerRows['columns'][number]; row: ViewerRows['rows'][number] }) {
  const t = useT();
  const feature = type as Record<string, unknown>;
  const value = row.row[name];
  const isSeen = value === null || value === undefined || picturesIn(value, feature) !== null || soundsIn(value, feature) !== null;
  const text = isSeen ? '' : cellText(value, feature, 2);
  return (
    <div>
      <dt className="flex items-center gap-2">
        <span className="min-w-0 grow">
          <span data-by-user className="block font-medium break-words">
            {name}
          </span>
          <TypeName type={type} />
        </span>
        {isSeen ? null : <CopyButton text={text} label={t('viewer.copyValue', { column: name })} />}
      </dt>
      <dd className="mt-1">
        {isSeen ? (
          <Cell value={value} feature={feature} column={name} row={row.index} />
        ) : (
          <pre className="max-h-96 overflow-auto rounded-control bg-sunken p-2 text-sm break-words whitespace-pre-wrap">{text}</pre>
        )}
        {row.truncated.includes(name) ? <p className="mt-1 text-xs text-muted">{t('viewer.cut')}</p> : null}
      </dd>
    </div>
  );
}

/** Left and right, unless somebody writes or moves in a field. */
function useArrows(steps: Record<string, string | null>, go: (href: string) => void): void {
  useEffect(() => {
    const move = (event: KeyboardEvent) => {
      const href = steps[event.key];
      const isTaken = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, audio, pre');
      if (!href || isTaken || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go(href);
    };
    // Before the dialog, which keeps arrows for itself.
    window.addEventListener('keydown', move, true);
    return () => window.removeEventListener('keydown', move, true);
  });
}
