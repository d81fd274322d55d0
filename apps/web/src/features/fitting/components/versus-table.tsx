import type { ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { repositoryAddress } from '../../../lib/addresses';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';

export interface VersusRow {
  key: string;
  title: ReactNode;
  /** One for each model; null where nothing is known. */
  cells: readonly ReactNode[];
  /** The models are not alike in it. */
  differs: boolean;
}

interface Props {
  ids: readonly string[];
  rows: readonly VersusRow[];
  onRemove: (id: string) => void;
}

/** A column for each model. On a narrow screen it is moved sideways, and what a row is about stays in sight. */
export function VersusTable({ ids, rows, onRemove }: Props) {
  const t = useT();
  return (
    <div className="overflow-x-auto rounded-panel border border-line bg-surface" tabIndex={0} role="region" aria-label={t('versus.table')}>
      <table className="w-full text-left text-sm tabular-nums">
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              <span className="sr-only">{t('versus.property')}</span>
            </th>
            {ids.map((id) => (
              <ModelHead key={id} id={id} onRemove={() => onRemove(id)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.key} row={row} ids={ids} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const HEAD = 'sticky left-0 z-10 w-40 min-w-36 bg-surface px-4 py-2 max-sm:px-3';

function ModelHead({ id, onRemove }: { id: string; onRemove: () => void }) {
  const t = useT();
  const [namespace = '', name = ''] = id.split('/');
  return (
    <th scope="col" className="min-w-44 px-4 py-2 align-top font-medium">
      <span className="flex items-center justify-between gap-2">
        <AppLink
          href={repositoryAddress({ type: 'model', namespace, name })}
          data-by-user=""
          className="min-w-0 text-link wrap-anywhere hover:underline"
        >
          {id}
        </AppLink>
        <button
          type="button"
          aria-label={t('versus.remove', { model: id })}
          onClick={onRemove}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-control text-muted hover:bg-hover hover:text-ink"
        >
          <Icon name="close" className="size-3.5" />
        </button>
      </span>
    </th>
  );
}

function Row({ row: { title, cells, differs }, ids }: { row: VersusRow; ids: readonly string[] }) {
  const t = useT();
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className={`${HEAD} font-normal text-muted`}>
        <span className="flex items-start justify-between gap-2">
          <span className="min-w-0 hyphens-auto wrap-anywhere">{title}</span>
          {differs ? (
            <span className="shrink-0 rounded-[4px] bg-accent-soft px-1 text-xs text-accent-soft-ink" title={t('versus.differs')}>
              <span aria-hidden="true">≠</span>
              <span className="sr-only">{t('versus.differs')}</span>
            </span>
          ) : null}
        </span>
      </th>
      {cells.map((cell, index) => (
        <td key={ids[index]} className="px-4 py-2 wrap-anywhere">
          {cell ?? <span className="text-muted">–</span>}
        </td>
      ))}
    </tr>
  );
}
