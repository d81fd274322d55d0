import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT, type MessageId } from '../../../lib/i18n';
import { previewQuery } from '../../../lib/preview-query';
import { cx } from '../../../ui/class-names';
import { Prose } from '../../../ui/prose';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { CardFieldsForm } from './card-fields-form';
import { CodeEditor } from './code-editor';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  /** What stands there now. */
  text: () => string;
  onChange: (text: string) => void;
}

type Part = 'write' | 'preview' | 'fields';
const WORDS: Record<Part, MessageId> = { write: 'edit.write', preview: 'edit.preview', fields: 'edit.fields' };

/** Any text, with a look at it where it is Markdown, and a form where it is the card of a repository. */
export function MarkdownEditor({ repository, revision, path, text, onChange }: Props) {
  const t = useT();
  const [shown, setShown] = useState<Part>('write');
  // The editor begins anew with what the form has written.
  const [round, setRound] = useState(0);
  if (!/\.(md|markdown)$/i.test(path)) return <CodeEditor path={path} text={text()} onChange={onChange} />;
  const parts: Part[] = path === 'README.md' ? ['write', 'fields', 'preview'] : ['write', 'preview'];
  const choose = (part: Part) => {
    if (shown === 'fields') setRound(round + 1);
    setShown(part);
  };
  return (
    <>
      <div role="group" aria-label={t('edit.parts')} className="flex gap-1 border-b border-line bg-sunken px-2 pt-1">
        {parts.map((part) => (
          <button
            key={part}
            type="button"
            aria-pressed={shown === part}
            onClick={() => choose(part)}
            className={cx(
              '-mb-px h-9 border-b-2 px-3 text-sm',
              shown === part ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {t(WORDS[part])}
          </button>
        ))}
      </div>
      <div hidden={shown !== 'write'}>
        <CodeEditor key={round} path={path} text={text()} onChange={onChange} />
      </div>
      {shown === 'fields' ? <CardFieldsForm type={repository.type} text={text} onChange={onChange} /> : null}
      {shown === 'preview' ? <Shown repository={repository} revision={revision} path={path} text={text()} /> : null}
    </>
  );
}

function Shown({ repository, revision, path, text }: Omit<Props, 'text' | 'onChange'> & { text: string }) {
  const preview = useQuery(previewQuery(repository, text, { kind: 'card', revision, path }));
  return (
    <div className="min-h-[60vh] bg-surface p-4">
      <QueryView query={preview} waiting={<SkeletonRows count={6} className="h-4" />}>
        {({ html }) => <Prose html={html} />}
      </QueryView>
    </div>
  );
}
