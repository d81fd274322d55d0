import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { repositoryAddress } from '../../../lib/addresses';
import type { NamespaceChoice, RepositoryDetail } from '../../../lib/api-types';
import { useLocale, useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useCreateRepository } from '../api/create';
import { nameCheckQuery } from '../api/name-check';
import { cardText } from '../model/card-text';
import { parseRepoType, repositoryNameIsGood, SDKS } from '../model/new-repository';
import { CardOffer } from './card-offer';
import { LicenseField, NO_LICENSE } from './license-field';
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
  const { readme, fields } = useFirstCard(type, name);
  const check = useNameCheck(type, namespace, name);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = { ...readForm(new FormData(event.currentTarget), type), ...readme };
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

/** Licence, what an app runs with, and the card that says so. */
function useFirstCard(type: RepoType, name: string) {
  const t = useT();
  const language = useLocale() === 'zh-CN' ? 'zh' : 'en';
  const [license, setLicense] = useState(NO_LICENSE);
  const [sdk, setSdk] = useState<string>(SDKS[0]);
  const [wanted, setWanted] = useState(false);
  const about = { type, name: name === '' ? t('new.cardName') : name, ...license, sdk, language };
  const text = cardText({ ...about, sections: wanted ? t(`new.cardSections.${type}`) : null });
  const fields = (
    <>
      {type === 'app' ? <SdkField value={sdk} onChange={setSdk} /> : null}
      <LicenseField value={license} onChange={setLicense} />
      <CardOffer wanted={wanted} onChange={setWanted} text={text} />
    </>
  );
  return { fields, readme: { license: license.license || undefined, readme: text ?? undefined } };
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
      {SDKS.map((choice) => (
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
    sdk: type === 'app' ? text('sdk') : undefined,
  };
}
