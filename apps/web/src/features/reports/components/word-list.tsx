import { useRef, useState, type FormEvent } from 'react';
import type { ListedWord } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Badge } from '../../../ui/badge';
import { Button } from '../../../ui/button';
import { SelectField, TextAreaField, TextField } from '../../../ui/field';
import { Moment } from '../../../ui/moment';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { useAddWords, useRemoveWord } from '../api/words';

/** One word a line. */
export function AddWords() {
  const t = useT();
  const { say } = useToast();
  const form = useRef<HTMLFormElement>(null);
  const [isEmpty, setIsEmpty] = useState(false);
  const add = useAddWords();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const texts = linesOf(String(data.get('texts')));
    setIsEmpty(texts.length === 0);
    if (texts.length === 0) return;
    const added = ({ added: count }: { added: number }) => (say(t('words.added', { count })), form.current?.reset());
    const verdict = data.get('verdict') === 'hold' ? 'hold' : 'refuse';
    add.mutate({ texts, verdict, isWhole: data.has('isWhole'), note: String(data.get('note')) }, { onSuccess: added });
  };
  return (
    <form ref={form} onSubmit={submit} className="mb-6 space-y-4 rounded-panel border border-line bg-surface p-4">
      {add.isError ? <Notice tone="danger">{problemText(add.error, t)}</Notice> : null}
      <TextAreaField label={t('words.texts')} hint={t('words.textsHint')} name="texts" error={isEmpty ? t('words.missing') : undefined} />
      <label className="flex items-start gap-2">
        <input type="checkbox" name="isWhole" defaultChecked className="mt-0.5 size-4 accent-accent" />
        <span>
          {t('words.whole')}
          <span className="block text-sm text-muted">{t('words.wholeHint')}</span>
        </span>
      </label>
      <SelectField label={t('words.verdict')} name="verdict" defaultValue="refuse">
        <option value="refuse">{t('words.verdict.refuse')}</option>
        <option value="hold">{t('words.verdict.hold')}</option>
      </SelectField>
      <TextField label={t('words.note')} name="note" maxLength={200} />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" disabled={add.isPending}>
          {t('words.add')}
        </Button>
      </div>
    </form>
  );
}

export function WordRow({ word }: { word: ListedWord }) {
  const t = useT();
  const { say } = useToast();
  const remove = useRemoveWord();
  const { id, text, isWhole, verdict, note, createdAt, createdBy } = word;
  return (
    <li className="flex items-center gap-3 p-3">
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span data-by-user="" className="min-w-0 font-medium break-words">
            {text}
          </span>
          <Badge tone={verdict === 'hold' ? 'warn' : 'danger'}>{t(`words.mark.${verdict}`)}</Badge>
          <Badge>{t(isWhole ? 'words.isWhole' : 'words.isPart')}</Badge>
        </p>
        <p className="text-xs break-words text-muted">
          {note === '' ? null : (
            <span data-by-user="" className="text-ink">
              {note} ·{' '}
            </span>
          )}
          {createdBy === null ? null : `${createdBy} · `}
          <Moment at={createdAt} />
        </p>
        {remove.isError ? <Notice tone="danger">{problemText(remove.error, t)}</Notice> : null}
      </div>
      <Button
        aria-label={t('words.removeOne', { text })}
        disabled={remove.isPending}
        onClick={() => remove.mutate(id, { onSuccess: () => say(t('words.removed', { text })) })}
      >
        {t('words.remove')}
      </Button>
    </li>
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
