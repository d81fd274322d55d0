import { useState, type FormEvent } from 'react';
import { namespaceProblem } from '@modelgrove/shared';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateOrganization } from '../api/organization';

/** A new organization: its name in addresses, and its name for people. */
export function NewOrganizationForm({ onDone }: { onDone: (name: string) => void }) {
  const t = useT();
  const create = useCreateOrganization();
  const [nameIsBad, setNameIsBad] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const [name, fullName] = ['name', 'fullName'].map((field) => String(form.get(field) ?? '').trim()) as [string, string];
    const bad = namespaceProblem(name) !== null;
    setNameIsBad(bad);
    if (!bad) create.mutate({ name, ...(fullName === '' ? {} : { fullName }) }, { onSuccess: (made) => onDone(made.name) });
  };
  const refused = problemField(create.error, ['name']);
  const nameError = nameIsBad ? t('account.nameWrong') : refused === null ? undefined : problemText(create.error, t);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {create.isError && refused === null ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
      <TextField
        label={t('org.name')}
        hint={t('account.nameHint')}
        error={nameError}
        name="name"
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField label={t('org.fullName')} hint={t('org.fullNameHint')} name="fullName" maxLength={120} autoComplete="organization" />
      <Button type="submit" tone="primary" disabled={create.isPending}>
        {t('org.create')}
      </Button>
    </form>
  );
}
