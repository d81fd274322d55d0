import type { ShownLine } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { LINE_CLASS, LINE_SIGN } from '../../../ui/line-kinds';

/** Lines of a change as they were when somebody spoke of the last of them. */
export function ShownLines({ lines, path }: { lines: readonly ShownLine[]; path: string }) {
  const t = useT();
  if (lines.length === 0) return null;
  return (
    <table className="w-full table-fixed border-collapse border-b border-line font-mono text-xs leading-5">
      <caption className="sr-only">{t('talk.thread.lines', { path })}</caption>
      <colgroup>
        <col className="w-10" />
        <col className="w-10" />
        <col />
      </colgroup>
      <tbody>
        {lines.map(({ kind, text, oldNumber, newNumber }, index) => (
          <tr key={index} className={LINE_CLASS[kind]}>
            <td className="px-2 text-right align-top text-muted select-none">{oldNumber}</td>
            <td className="px-2 text-right align-top text-muted select-none">{newNumber}</td>
            <td className="align-top">
              <div className="flex pr-2">
                <span aria-hidden={kind === 'context'} className="w-5 shrink-0 text-center select-none">
                  {LINE_SIGN[kind]}
                </span>
                <code data-by-user className="min-w-0 grow font-mono break-words whitespace-pre-wrap [tab-size:4]">
                  {text}
                </code>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
