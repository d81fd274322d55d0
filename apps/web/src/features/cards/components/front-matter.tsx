import { useT } from '../../../lib/i18n';
import { frontMatterRows } from '../model/front-matter';

/** The card's metadata, out of the way until asked for. */
export function FrontMatter({ data }: { data: Record<string, unknown> }) {
  const t = useT();
  const rows = frontMatterRows(data);
  if (rows.length === 0) return null;
  return (
    <details className="group mb-3 rounded-control border border-transparent text-sm open:border-line open:bg-sunken">
      <summary className="py-1 text-muted group-open:px-3 group-open:text-ink hover:text-ink">
        {t('card.metadata', { count: rows.length })}
      </summary>
      <div
        tabIndex={0}
        role="group"
        aria-label={t('card.metadata', { count: rows.length })}
        className="max-h-80 overflow-auto border-t border-line px-3 py-2"
      >
        <table className="w-full text-left">
          <tbody>
            {rows.map(({ name, value }) => (
              <tr key={name} className="align-top">
                <th scope="row" className="py-0.5 pr-4 font-normal whitespace-nowrap text-muted">
                  {name}
                </th>
                <td className="py-0.5 font-mono text-xs leading-5 whitespace-pre-wrap">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
