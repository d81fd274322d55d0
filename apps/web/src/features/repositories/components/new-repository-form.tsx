import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useState, type FormEvent } from 'react';
import type { NamespaceChoice, RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateRepository } from '../api/create';
import { LICENSES, parseRepoType, repositoryNameIsGood, SDKS } from '../model/new-repository';
import { VisibilityField, type Visibility } from './visibility-field';

interface Props {
  namespaces: readonly NamespaceChoice[];
  initialType: RepoType;
  initialVisibility: Visibility;
  onDone: (repository: RepositoryDetail) => void;
}

export function NewRepositoryForm({ namespaces, initialType, initialVisibility, onDone }: Props) {
  const t = useT();
  const create = useCreateRepository();
  const [type, setType] = useState(initialType);
  const [nameIsBad, setNameIsBad] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = readForm(new FormData(event.currentTarget), type);
    const good = repositoryNameIsGood(wish.name);
    setNameIsBad(!good);
    if (good) create.mutate(wish, { onSuccess: onDone });
  };
  const refused = problemField(create.error, ['name']);
  const nameError = nameIsBad ? t('new.nameWrong') : refused === null ? undefined : problemText(create.error, t);
  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      {create.isError && refused === null ? <Notice tone="danger">{problemText(create.error, t)}</Notice> : null}
      <SelectField label={t('new.type')} value={type} onChange={(event) => setType(parseRepoType(event.target.value))}>
        {REPO_TYPES.map((choice) => (
          <option key={choice} value={choice}>
            {t(`type.${choice}.one`)}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-4 sm:grid-cols-[2fr_3fr]">
        <SelectField label={t('new.owner')} name="namespace">
          {namespaces.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
        <TextField
          label={t('new.name')}
          name="name"
          error={nameError}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      {type === 'app' ? <ChoiceField label={t('new.sdk')} name="sdk" choices={SDKS} /> : null}
      <ChoiceField label={t('new.license')} name="license" choices={LICENSES} empty={t('new.noLicense')} />
      <VisibilityField initial={initialVisibility} />
      <Button type="submit" tone="primary" disabled={create.isPending}>
        {t('new.action')}
      </Button>
    </form>
  );
}

function ChoiceField({ label, name, choices, empty }: { label: string; name: string; choices: readonly string[]; empty?: string }) {
  return (
    <SelectField label={label} name={name}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </SelectField>
  );
}

function readForm(form: FormData, type: RepoType) {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  return {
    type,
    namespace: text('namespace'),
    name: text('name'),
    isPrivate: text('visibility') === 'private',
    license: text('license') || undefined,
    sdk: type === 'app' ? text('sdk') : undefined,
  };
}
