import { useState, type FormEvent, type ReactNode } from 'react';
import type { Import, ImportSource, NamespaceChoice } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { type SourceWish, useStartImport } from '../api/imports';
import { suggestedName } from '../model/source';

interface Props {
  found: ImportSource;
  wish: SourceWish;
  namespaces: readonly NamespaceChoice[];
  /** Radio buttons named `visibility`; what may not be public has none. */
  visibility: ReactNode;
  onStarted: (started: Import) => void;
}

/** What it is to be here. */
export function TargetForm({ found, wish, namespaces, visibility, onStarted }: Props) {
  const t = useT();
  const start = useStartImport();
  const [name, setName] = useState(suggestedName(found.id));
  const isClosed = found.isPrivate || found.isGated;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const isPrivate = isClosed || form.get('visibility') === 'private';
    const target = { namespace: String(form.get('namespace')), name: name.trim(), isPrivate, withHistory: form.get('history') !== null };
    start.mutate({ ...wish, revision: found.revision, ...target }, { onSuccess: onStarted });
  };
  const refused = problemField(start.error, ['name']);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {start.isError && refused === null ? <Notice tone="danger">{problemText(start.error, t)}</Notice> : null}
      <div className="grid gap-4 sm:grid-cols-[2fr_3fr]">
        <SelectField label={t('new.owner')} name="namespace" onChange={() => start.reset()}>
          {namespaces.map((namespace) => (
            <option key={namespace.name}>{namespace.name}</option>
          ))}
        </SelectField>
        <TextField
          label={t('new.name')}
          name="name"
          value={name}
          error={refused === null ? undefined : problemText(start.error, t)}
          onChange={(event) => (setName(event.target.value), start.reset())}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      {isClosed ? null : visibility}
      <label className="flex cursor-pointer items-start gap-3">
        <input type="checkbox" name="history" className="mt-1 accent-(--accent)" />
        <span>
          <span className="block font-medium">{t('import.history')}</span>
          <span className="block text-xs text-muted">{t('import.historyHint')}</span>
        </span>
      </label>
      <Button type="submit" tone="primary" disabled={start.isPending || name.trim() === ''}>
        {t('import.action')}
      </Button>
    </form>
  );
}
