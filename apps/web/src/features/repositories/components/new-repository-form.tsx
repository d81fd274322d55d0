import {
  CARD_SDKS,
  REPO_TYPES,
  REPOSITORY_TEMPLATES,
  type RepositoryTemplate,
  type RepoType,
  STATIC_TEMPLATES,
  TEMPLATE_RELATIONS,
} from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { repositoryAddress } from '../../../lib/addresses';
import type { NamespaceChoice, RepositoryDetail } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { OTHER } from '../../../lib/licenses';
import { problemField, problemText } from '../../../lib/problem-text';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateRepository } from '../api/create';
import { nameCheckQuery } from '../api/name-check';
import { namesRepository, parseRepoType, repositoryNameIsGood } from '../model/new-repository';
import { BaseModelField } from './base-model-field';
import { BeginningFiles } from './beginning-files';
import { LicenseField, NO_LICENSE } from './license-field';
import { TemplateField } from './template-field';
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
  const [name, setName] = useState('');
  const [namespace, setNamespace] = useState(namespaces[0]?.name ?? '');
  const { beginning, fields } = useBeginning(type, namespace, name);
  const check = useNameCheck(type, namespace, name);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = { type, ...readForm(new FormData(event.currentTarget)), ...beginning };
    const good = repositoryNameIsGood(wish.name);
    setNameIsBad(!good);
    if (good) create.mutate(wish, { onSuccess: onDone });
  };
  const refused = problemField(create.error, ['name']);
  const taken = check === false ? t('problem.repositoryExists') : undefined;
  const nameError = nameIsBad ? t('new.nameWrong') : refused === null ? taken : problemText(create.error, t);
  const free = check === true ? t('new.nameFree', { address: repositoryAddress({ type, namespace, name }) }) : undefined;
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
        <SelectField label={t('new.owner')} name="namespace" value={namespace} onChange={(event) => setNamespace(event.target.value)}>
          {namespaces.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
        <TextField
          label={t('new.name')}
          name="name"
          error={nameError}
          hint={free}
          onChange={(event) => (setName(event.target.value.trim()), setNameIsBad(false), create.reset())}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
      </div>
      {fields}
      <VisibilityField initial={initialVisibility} />
      <Button type="submit" tone="primary" disabled={create.isPending}>
        {t('new.action')}
      </Button>
    </form>
  );
}

/** Licence, what an app runs with, and what the repository begins with. */
function useBeginning(type: RepoType, namespace: string, name: string) {
  const locale = useLocale();
  const [{ license, licenseName, licenseLink }, setLicense] = useState(NO_LICENSE);
  const [sdk, setSdk] = useState<string>(CARD_SDKS[0]);
  const [chosen, setTemplate] = useState<RepositoryTemplate>('empty');
  const [baseModel, setBaseModel] = useState('');
  const templates: readonly RepositoryTemplate[] = REPOSITORY_TEMPLATES[type];
  // Of another type than before.
  const template = templates.includes(chosen) ? chosen : 'empty';
  const isStatic = STATIC_TEMPLATES.includes(template);
  const isMade = TEMPLATE_RELATIONS[template] !== undefined;
  const isOwn = license === OTHER;
  const beginning = {
    template,
    language: locale,
    license: given(license),
    licenseName: isOwn ? given(licenseName) : undefined,
    licenseLink: isOwn ? given(licenseLink) : undefined,
    sdk: type === 'app' && !isStatic ? sdk : undefined,
    baseModel: isMade ? given(baseModel) : undefined,
  };
  // What is typed is shown once the typing pauses.
  const shownName = useSettled(name, TYPING_MS);
  const shownLicense = useSettled(beginning.licenseName ?? '', TYPING_MS);
  const shownLink = useSettled(beginning.licenseLink ?? '', TYPING_MS);
  const shown = {
    type,
    namespace,
    ...beginning,
    name: repositoryNameIsGood(shownName) ? shownName : 'name',
    licenseName: given(shownLicense),
    licenseLink: given(shownLink),
    baseModel: namesRepository(baseModel) ? beginning.baseModel : undefined,
  };
  const fields = (
    <>
      <LicenseField value={{ license, licenseName, licenseLink }} onChange={setLicense} />
      <TemplateField type={type} value={template} onChange={setTemplate} />
      {type === 'app' && !isStatic ? <SdkField value={sdk} onChange={setSdk} /> : null}
      {isMade ? <BaseModelField value={baseModel} onChange={setBaseModel} /> : null}
      {template === 'empty' ? null : <BeginningFiles wish={shown} />}
    </>
  );
  return { fields, beginning };
}

function given(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim();
}

const TYPING_MS = 400;

/** Whether the name is free, a moment after the last key; null while it is not known. */
function useNameCheck(type: RepoType, namespace: string, name: string): boolean | null {
  const asked = useSettled(name, TYPING_MS);
  const enabled = asked === name && namespace !== '' && repositoryNameIsGood(name);
  const { data } = useQuery({ ...nameCheckQuery(type, namespace, name), enabled });
  return enabled ? (data?.isFree ?? null) : null;
}

function SdkField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useT();
  return (
    <SelectField label={t('new.sdk')} name="sdk" value={value} onChange={(event) => onChange(event.target.value)}>
      {CARD_SDKS.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </SelectField>
  );
}

function readForm(form: FormData) {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  return {
    namespace: text('namespace'),
    name: text('name'),
    isPrivate: text('visibility') === 'private',
  };
}
