import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT, type MessageId } from '../../../lib/i18n';
import { previewQuery } from '../../../lib/preview-query';
import { useSettled } from '../../../lib/use-settled';
import { useWide } from '../../../lib/use-wide';
import { cx } from '../../../ui/class-names';
import { Prose } from '../../../ui/prose';
import { QueryView } from '../../../ui/query-view';
import { SkeletonRows } from '../../../ui/skeleton';
import { CodeEditor } from './code-editor';

// The form brings its words, and what it knows of licences and languages.
const CardFieldsForm = lazy(async () => {
  const [{ CardFieldsForm: Form }] = await Promise.all([
    import('./card-fields-form'),
    import('../../../lib/publishing-words').then(({ ready }) => ready),
  ]);
  return { default: Form };
});

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

/** Any text, with a look at it where it is Markdown, beside it where there is room, and a form where it is the card of a repository. */
export function MarkdownEditor(props: Props) {
  const { path, text, onChange } = props;
  if (/\.(md|markdown)$/i.test(path)) return <Parts {...props} />;
  return (
    <div className="overflow-hidden rounded-panel">
      <CodeEditor path={path} text={text()} onChange={onChange} />
    </div>
  );
}

function Parts({ repository, revision, path, text, onChange }: Props) {
  const t = useT();
  const isWide = useWide();
  const [shown, setShown] = useState<Part>('write');
  // The editor begins anew with what the form has written.
  const [round, setRound] = useState(0);
  const [written, setWritten] = useState(text);
  const parts: Part[] = path === 'README.md' ? ['write', 'fields', 'preview'] : ['write', 'preview'];
  const change = (next: string) => (onChange(next), setWritten(next));
  const choose = (part: Part) => {
    if (shown === 'fields') setRound(round + 1);
    setShown(part);
  };
  const place = { repository, revision, path };
  return (
    <>
      <div
        role="group"
        aria-label={t('edit.parts')}
        className="flex gap-1 overflow-x-auto rounded-t-panel border-b border-line bg-sunken px-2 pt-1"
      >
        {parts.map((part) => (
          <button
            key={part}
            type="button"
            aria-pressed={shown === part}
            onClick={() => choose(part)}
            className={cx(
              '-mb-px h-9 shrink-0 border-b-2 px-3 text-sm',
              shown === part ? 'border-accent font-medium text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {t(WORDS[part])}
          </button>
        ))}
      </div>
      <div hidden={shown !== 'write'} className={cx('overflow-hidden rounded-b-panel', isWide && 'grid grid-cols-2')}>
        <div className="min-w-0">
          <CodeEditor key={round} path={path} text={text()} onChange={change} />
        </div>
        {isWide && shown === 'write' ? <Beside {...place} text={written} /> : null}
      </div>
      {shown === 'fields' ? (
        <Suspense fallback={<div className="min-h-[60vh] rounded-b-panel bg-surface" />}>
          <CardFieldsForm {...place} text={text} onChange={change} />
        </Suspense>
      ) : null}
      {shown === 'preview' ? <Shown {...place} text={text()} /> : null}
    </>
  );
}

const TYPING_MS = 700;
/** Longer ones are looked at when somebody asks. */
const MOST_CHARACTERS = 100_000;

/** How the text will look, a moment after the last key. */
function Beside({ text, ...place }: ShownProps) {
  const t = useT();
  const settled = useSettled(text, TYPING_MS);
  if (text.length > MOST_CHARACTERS) return null;
  return (
    <section tabIndex={0} aria-label={t('edit.preview')} className="max-h-[80vh] min-w-0 overflow-y-auto border-s border-line">
      <Shown {...place} text={settled} />
    </section>
  );
}

type ShownProps = Omit<Props, 'text' | 'onChange'> & { text: string };

function Shown({ repository, revision, path, text }: ShownProps) {
  const preview = useQuery({ ...previewQuery(repository, text, { kind: 'card', revision, path }), placeholderData: keepPreviousData });
  return (
    <div className="min-h-[60vh] rounded-b-panel bg-surface p-4">
      <QueryView query={preview} waiting={<SkeletonRows count={6} className="h-4" />}>
        {({ html }) => <Prose html={html} />}
      </QueryView>
    </div>
  );
}
