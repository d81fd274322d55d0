import { useT } from '../../../lib/i18n';
import type { Table } from '../model/table';

export function TableView({ table }: { table: Table }) {
  const t = useT();
  return (
    <>
      <div tabIndex={0} role="group" aria-label={t('file.table')} className="max-h-[70vh] max-w-full overflow-auto -outline-offset-2">
        <table className="w-full text-left text-sm">
          <thead className="sticky top-0 bg-sunken">
            <tr>
              {table.columns.map((column, index) => (
                <th key={index} scope="col" className="max-w-80 min-w-24 px-3 py-1.5 font-medium">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {table.rows.map((row, index) => (
              <tr key={index}>
                {table.columns.map((_column, cell) => (
                  <td key={cell} className="max-w-80 min-w-24 px-3 py-1.5 align-top">
                    <span className="line-clamp-4 whitespace-pre-wrap">{row[cell] ?? ''}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {table.more ? (
        <p className="border-t border-line px-4 py-2 text-xs text-muted">{t('file.tableMore', { count: table.rows.length })}</p>
      ) : null}
    </>
  );
}
