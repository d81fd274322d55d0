import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useState, type FormEvent } from 'react';
import type { ImportSource, Upstream } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { useInspection, type SourceWish } from '../api/imports';
import { isAddress } from '../model/source';
import { TokenField } from './token-field';

interface Props {
  upstreams: readonly Upstream[];
  initialSource: string;
  onFound: (found: ImportSource, wish: SourceWish) => void;
  /** What was found is no longer what is asked for. */
  onChange: () => void;
}

/** Where it is to come from. */
export function SourceForm({ upstreams, initialSource, onFound, onChange }: Props) {
  const t = useT();
  const inspection = useInspection();
  const [source, setSource] = useState(initialSource);
  const named = source.trim() !== '' && !isAddress(source);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const wish = wishOf(new FormData(event.currentTarget), named);
    if (wish.source !== '') inspection.mutate(wish, { onSuccess: (found) => onFound(found, wish) });
  };
  const change = () => (inspection.reset(), onChange());
  const example = `${upstreams[0]?.url ?? 'https://'}/owner/name`;
  return (
    <form onSubmit={submit} onChange={change} noValidate className="space-y-4">
      <TextField
        label={t('import.source')}
        name="source"
        value={source}
        onChange={(event) => setSource(event.target.value)}
        error={inspection.isError ? problemText(inspection.error, t) : undefined}
        hint={t('import.sourceHint', { example })}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        inputMode="url"
        required
      />
      {named ? <NamedSource upstreams={upstreams} /> : null}
      <TokenField hint={t('import.tokenHint')} />
      <Button type="submit" disabled={inspection.isPending || source.trim() === ''}>
        {t(inspection.isPending ? 'import.looking' : 'import.look')}
      </Button>
    </form>
  );
}

/** A name alone does not say where it is and what it is. */
function NamedSource({ upstreams }: { upstreams: readonly Upstream[] }) {
  const t = useT();
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField label={t('import.upstream')} name="upstream">
        {upstreams.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </SelectField>
      <SelectField label={t('new.type')} name="type">
        {REPO_TYPES.map((choice) => (
          <option key={choice} value={choice}>
            {t(`type.${choice}.one`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

function wishOf(form: FormData, named: boolean): SourceWish {
  const text = (field: string) => String(form.get(field) ?? '').trim();
  const token = text('token') === '' ? {} : { token: text('token') };
  return { source: text('source'), ...token, ...(named ? { upstream: text('upstream'), type: text('type') as RepoType } : {}) };
}
