import type { LoadedSplit, SqlRows } from '../model/sql-messages';
import { useLocale, useT } from '../../../lib/i18n';
import { Empty } from '../../../ui/empty';

/** What a statement answered. Texts of strangers are texts. */
export function SqlResult({ result }: { result: SqlRows }) {
  const t = useT();
  if (result.rows.length === 0) return <Empty>{t('viewer.empty')}</Empty>;
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={t('viewer.sql.result')}
      className="max-h-[60vh] overflow-auto rounded-panel border border-line bg-surface -outline-offset-2"
    >
      <table className="w-full text-left text-sm">
        <thead className="sticky top-0 z-10 bg-sunken">
          <tr>
            {result.columns.map((name, at) => (
              <th key={at} scope="col" data-by-user className="border-l border-line px-3 py-2 font-medium first:border-l-0">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {result.rows.map((row, number) => (
            <tr key={number} className="hover:bg-hover">
              {row.map((value, at) => (
                <td key={at} className="max-w-96 border-l border-line px-3 py-1.5 align-top first:border-l-0">
                  {value === null ? (
                    <span className="text-muted italic">{t('viewer.null')}</span>
                  ) : (
                    <span
                      data-by-user
                      className={
                        typeof value === 'number' ? 'block text-right tabular-nums' : 'line-clamp-4 break-words whitespace-pre-wrap'
                      }
                    >
                      {String(value).slice(0, 1000)}
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the answer does not speak of. */
export function SqlBounds({ splits }: { splits: readonly LoadedSplit[] }) {
  const t = useT();
  const number = new Intl.NumberFormat(useLocale());
  const said = splits.flatMap(({ split, loaded, total, isPartial, truncated }) => [
    loaded < total ? t('viewer.sql.over', { split, loaded: number.format(loaded), total: number.format(total) }) : '',
    isPartial ? t('viewer.sql.beginning', { split }) : '',
    truncated > 0 ? t('viewer.sql.cut', { split, count: truncated }) : '',
  ]);
  return said
    .filter((text) => text !== '')
    .map((text) => (
      <p key={text} className="text-sm text-muted">
        {text}
      </p>
    ));
}
