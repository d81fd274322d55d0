import { useQuery } from '@tanstack/react-query';
import type { RepositoryKey } from '../../../lib/addresses';
import type { Notebook } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { CodeBlock } from '../../../ui/code-block';
import { Prose } from '../../../ui/prose';
import { SkeletonRows } from '../../../ui/skeleton';
import { notebookQuery } from '../api/markdown-file';
import { FRAME_SANDBOX, frameDocument, frameHeight } from '../model/notebook-frame';

type Cell = Notebook['cells'][number];
type Output = Cell['outputs'][number];

/** A notebook as it was left: texts, code and its answers. Nothing is run. */
export function NotebookFile({ repository, revision, path }: { repository: RepositoryKey; revision: string; path: string }) {
  const t = useT();
  const { data: notebook, error } = useQuery(notebookQuery(repository, revision, path));
  if (error) return <p className="text-muted">{problemText(error, t)}</p>;
  if (notebook === undefined) return <SkeletonRows count={6} className="h-4" />;
  return (
    <div className="space-y-4">
      {notebook.cells.map((cell, index) => (
        <CellView key={index} cell={cell} language={notebook.language} />
      ))}
      {notebook.isCut ? <p className="rounded-control bg-warn-soft px-3 py-2 text-sm text-warn-ink">{t('notebook.cut')}</p> : null}
    </div>
  );
}

function CellView({ cell, language }: { cell: Cell; language: string | null }) {
  const t = useT();
  if (cell.html !== null) return <Prose html={cell.html} />;
  if (cell.kind !== 'code') return <Plain text={cell.source} label={t('notebook.raw')} />;
  return (
    <section aria-label={t('notebook.code')}>
      <CodeBlock code={cell.source} language={language} />
      {cell.outputs.length === 0 ? null : (
        <div className="space-y-2 border-l-2 border-line-strong pl-3">
          {cell.outputs.map((output, index) => (
            <OutputView key={index} output={output} />
          ))}
        </div>
      )}
    </section>
  );
}

function OutputView({ output: { kind, value } }: { output: Output }) {
  const t = useT();
  if (kind === 'image') return <img src={value} alt={t('notebook.picture')} className="max-w-full bg-white" />;
  if (kind === 'html')
    return (
      <iframe
        title={t('notebook.html')}
        sandbox={FRAME_SANDBOX}
        srcDoc={frameDocument(value)}
        style={{ height: frameHeight(value) }}
        className="block w-full resize-y rounded-control border border-line bg-white"
      />
    );
  return <Plain text={value} label={t(kind === 'error' ? 'notebook.error' : 'notebook.output')} isError={kind === 'error'} />;
}

function Plain({ text, label, isError = false }: { text: string; label: string; isError?: boolean }) {
  const tone = isError ? 'bg-danger-soft text-danger' : 'bg-sunken';
  return (
    <pre
      data-by-user
      tabIndex={0}
      role="group"
      aria-label={label}
      className={`max-h-[60vh] overflow-auto rounded-control p-3 font-mono text-xs leading-5 ${tone}`}
    >
      {text}
    </pre>
  );
}
