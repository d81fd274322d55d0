import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import type { CardProblem } from '../../../lib/api-types';
import { problemWords } from '../../../lib/card-problem-words';
import { useT } from '../../../lib/i18n';
import { previewQuery } from '../../../lib/preview-query';
import { useSettled } from '../../../lib/use-settled';
import { Notice } from '../../../ui/notice';
import { CARD_FIELDS, frontLines, isAsked, isOpen, readCardField, writeField } from '../model/card-fields';
import { CardFieldInput } from './card-field-input';

interface Props {
  repository: RepositoryKey;
  revision: string;
  path: string;
  text: () => string;
  onChange: (text: string) => void;
}

/** The metadata of a card by form; the text is changed as somebody types. What is wrong with it is asked of the hub, which knows for all. */
export function CardFieldsForm({ repository, revision, path, text: textNow, onChange }: Props) {
  const t = useT();
  const [text, setText] = useState(textNow);
  const problems = useProblems(repository, revision, path, text);
  if (isOpen(text))
    return (
      <div className="min-h-[60vh] rounded-b-panel bg-surface p-4">
        <Notice tone="warn">{t('form.notClosed')}</Notice>
      </div>
    );
  const fields = CARD_FIELDS[repository.type].filter((field) => isAsked(field, text));
  const others = problems.filter(({ field }) => !fields.some(({ key }) => key === field));
  const change = (next: string) => (setText(next), onChange(next));
  return (
    <div className="grid min-h-[60vh] content-start gap-6 rounded-b-panel bg-surface p-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="min-w-0">
        <p className="mb-4 text-sm text-muted">{t('form.intro')}</p>
        <div className="grid content-start gap-4 sm:grid-cols-2">
          {fields.map((field) => (
            <CardFieldInput
              key={field.key}
              type={repository.type}
              field={field}
              values={readCardField(text, field)}
              problem={saidOf(problems.filter((problem) => problem.field === field.key))}
              onChange={(values) => change(writeField(text, field, values))}
            />
          ))}
        </div>
      </div>
      <div className="min-w-0 space-y-4">
        <Written lines={frontLines(text)} />
        {others.length === 0 ? null : (
          <Notice tone="warn">
            <p className="font-medium">{t('form.others')}</p>
            {saidOf(others)}
          </Notice>
        )}
      </div>
    </div>
  );
}

/** The front matter as it will stand in the file. */
function Written({ lines }: { lines: readonly string[] }) {
  const t = useT();
  return (
    <section aria-label={t('form.written')} className="lg:sticky lg:top-4">
      <h2 className="mb-1 text-xs text-muted">{t('form.written')}</h2>
      <pre
        role="group"
        tabIndex={0}
        aria-label={t('form.written')}
        data-by-user=""
        className="max-h-[70vh] overflow-auto rounded-control border border-line bg-sunken p-3 font-mono text-xs leading-5 whitespace-pre-wrap"
      >
        {lines.length === 0 ? t('form.nothing') : ['---', ...lines, '---'].join('\n')}
      </pre>
    </section>
  );
}

const TYPING_MS = 400;

/** What is wrong with the metadata as it stands now, a moment after the last key. */
function useProblems(repository: RepositoryKey, revision: string, path: string, text: string): readonly CardProblem[] {
  const settled = useSettled(text, TYPING_MS);
  const { data } = useQuery({ ...previewQuery(repository, settled, { kind: 'card', revision, path }), enabled: settled !== '' });
  return settled === text ? (data?.problems ?? []) : [];
}

/** In the words of the page of the card. Undefined: nothing. */
function saidOf(problems: readonly CardProblem[]): ReactNode | undefined {
  return problems.length === 0 ? undefined : problems.map((problem, index) => <ProblemLine key={index} problem={problem} />);
}

function ProblemLine({ problem }: { problem: CardProblem }) {
  const t = useT();
  const words = problemWords(problem);
  return (
    <span className="block">
      {problem.field === null ? null : <code className="break-all">{problem.field}</code>} {words === null ? problem.message : t(words)}
    </span>
  );
}
