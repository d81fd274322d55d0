import { useMemo, useState, type ReactNode } from 'react';
import { useT } from '../../../lib/i18n';
import { cx } from '../../../ui/class-names';
import { previewKind } from '../model/file-kind';
import { parseLineRange } from '../model/line-range';
import { readTable } from '../model/table';
import { TableView } from './table-view';
import { TextLines } from './text-lines';

interface Props {
  text: string;
  path: string;
  truncated: boolean;
  /** How the file is shown when it is Markdown or a notebook. */
  renderMarkdown: () => ReactNode;
}

/** A text: as what it means where that is known, and always by its lines. */
export function TextFile({ text, path, truncated, renderMarkdown }: Props) {
  const kind = previewKind(path);
  const table = useMemo(
    () => (kind === null || kind === 'markdown' || kind === 'notebook' ? null : readTable(text, kind, truncated)),
    [kind, text, truncated],
  );
  const [asLines, setAsLines] = useState(() => parseLineRange(window.location.hash) !== null);
  const isText = kind === 'markdown' || kind === 'notebook';
  const preview = isText ? <div className="p-4 sm:p-6">{renderMarkdown()}</div> : table && <TableView table={table} />;
  if (preview === null) return <TextLines text={text} path={path} />;
  return (
    <>
      <ViewPicker asLines={asLines} onChange={setAsLines} />
      {asLines ? <TextLines text={text} path={path} /> : preview}
    </>
  );
}

function ViewPicker({ asLines, onChange }: { asLines: boolean; onChange: (asLines: boolean) => void }) {
  const t = useT();
  return (
    <div role="group" aria-label={t('file.view')} className="flex gap-4 border-b border-line px-4">
      {[false, true].map((lines) => (
        <button
          key={String(lines)}
          type="button"
          aria-pressed={asLines === lines}
          onClick={() => onChange(lines)}
          className={cx(
            '-mb-px border-b-2 py-2 text-sm -outline-offset-2',
            asLines === lines ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {t(lines ? 'file.view.code' : 'file.view.preview')}
        </button>
      ))}
    </div>
  );
}
