import { REPO_TYPES, type RepoType } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { useSettled } from '../../../lib/use-settled';
import { Button } from '../../../ui/button';
import { ComboField } from '../../../ui/combo-field';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { useToast } from '../../../ui/toast';
import { sourcesQuery, useProposeShare } from '../api/offers';
import { parsePercent } from '../model/percent';

/** Proposes a share; of one's own repositories nobody need be asked. */
export function ShareForm({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const { say } = useToast();
  const propose = useProposeShare(repository);
  const [type, setType] = useState<RepoType>('model');
  const [source, setSource] = useState('');
  const [percent, setPercent] = useState('');
  const points = parsePercent(percent);
  const [namespace = '', name = ''] = source.split('/');
  const isReady = namespace !== '' && name !== '' && points !== null && points > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    propose.mutate(
      { type, namespace, name, basisPoints: points },
      {
        onSuccess: ({ state }) => {
          say(t(state === 'accepted' ? 'shares.given' : 'shares.proposed', { name: source }));
          setSource('');
          setPercent('');
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className="space-y-3">
      {propose.isError ? <Notice tone="danger">{problemText(propose.error, t)}</Notice> : null}
      <div className="grid items-start gap-3 sm:grid-cols-[9rem_minmax(0,1fr)_7rem]">
        <SelectField label={t('shares.type')} value={type} onChange={(event) => (setType(event.target.value as RepoType), setSource(''))}>
          {REPO_TYPES.map((one) => (
            <option key={one} value={one}>
              {t(`shares.type.${one}`)}
            </option>
          ))}
        </SelectField>
        <SourceField key={type} type={type} value={source} onChange={setSource} own={`${repository.namespace}/${repository.name}`} />
        <TextField
          label={t('shares.percent')}
          error={percent !== '' && (points === null || points === 0) ? t('shares.percentWrong') : undefined}
          value={percent}
          onChange={(event) => setPercent(event.target.value)}
          inputMode="decimal"
          autoComplete="off"
          maxLength={8}
        />
      </div>
      <Button type="submit" disabled={!isReady || propose.isPending}>
        {t('shares.propose')}
      </Button>
    </form>
  );
}

const TYPING_MS = 200;

interface SourceProps {
  type: RepoType;
  value: string;
  onChange: (value: string) => void;
  own: string;
}

/** Found by typing. */
function SourceField({ type, value, onChange, own }: SourceProps) {
  const t = useT();
  const [text, setText] = useState('');
  const search = useSettled(text.trim(), TYPING_MS);
  const { data = [] } = useQuery(sourcesQuery(type, search));
  const ids = [...new Set([...(value === '' ? [] : [value]), ...data.map(({ id }) => id)])].filter((id) => id !== own);
  return (
    <ComboField
      label={t('shares.source')}
      placeholder={t('shares.sourceHint')}
      clearLabel={t('shares.sourceClear')}
      items={ids.map((id) => ({ value: id, label: id, isName: true, always: id !== value }))}
      value={value}
      onChange={onChange}
      onType={setText}
    />
  );
}
