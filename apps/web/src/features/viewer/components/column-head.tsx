import type { ViewerRows, ViewerStatistics } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { Icon } from '../../../ui/icon';
import { kindOf } from '../model/column-type';
import { missingOf } from '../model/histogram';
import { Histogram } from './histogram';
import { TypeName } from './rows-table';

interface Props {
  column: ViewerRows['columns'][number];
  statistics: ViewerStatistics['columns'][number] | undefined;
  order: 'ascending' | 'descending' | 'none';
  onSort: () => void;
  onPick: (condition: string) => void;
}

/** Name, type and spread of a column; its name sorts by it. */
export function ColumnHead({ column: { name, type }, statistics, order, onSort, onPick }: Props) {
  const t = useT();
  const locale = useLocale();
  const isSortable = kindOf(type as Record<string, unknown>) !== 'other';
  const missing = statistics && missingOf(statistics, locale);
  return (
    <>
      {isSortable ? (
        <button
          type="button"
          onClick={onSort}
          aria-label={t('viewer.sort', { column: name })}
          className="flex max-w-full items-center gap-1 hover:text-link"
        >
          <span data-by-user className="truncate">
            {name}
          </span>
          {order === 'none' ? null : (
            <Icon name="chevron" className={order === 'ascending' ? 'size-3.5 shrink-0 rotate-180' : 'size-3.5 shrink-0'} />
          )}
        </button>
      ) : (
        <span data-by-user className="block truncate">
          {name}
        </span>
      )}
      <TypeName type={type} />
      {statistics ? <Histogram column={statistics} onPick={onPick} /> : null}
      {missing ? <p className="text-xs font-normal text-muted">{t('viewer.missing', { percent: missing })}</p> : null}
    </>
  );
}
