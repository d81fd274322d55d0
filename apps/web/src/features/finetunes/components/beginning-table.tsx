import type { DataBeginning } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';

const MOST_COLUMNS = 8;
const MOST_ROWS = 3;

/** The first rows, so that one sees what one has chosen. */
export function BeginningTable({ beginning: { columns, rows, sizeBytes } }: { beginning: DataBeginning }) {
  const t = useT();
  const locale = useLocale();
  if (columns.length === 0) return <p className="text-muted">{t('tune.nothingToSee')}</p>;
  const shown = columns.slice(0, MOST_COLUMNS);
  return (
    <div className="overflow-x-auto rounded-control border border-line" tabIndex={0} role="region" aria-label={t('tune.firstRows')}>
      <table className="w-full text-left text-xs">
        <caption className="px-3 py-1 text-left text-muted">
          {t('tune.firstRows')} · {formatBytes(sizeBytes, locale)}
        </caption>
        <thead>
          <tr className="bg-sunken">
            {shown.map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 font-mono font-medium" data-by-user="">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map(({ line, cells }) => (
            <tr key={line} className="border-t border-line align-top">
              {shown.map((name, index) => (
                <td key={name} className="max-w-80 min-w-32 px-3 py-1.5" data-by-user="">
                  <span className="line-clamp-3 break-words">{cells[index]}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
