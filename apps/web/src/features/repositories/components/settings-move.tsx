import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { RepositoryDetail } from '../../../lib/api-types';
import { useT } from '../../../lib/i18n';
import { problemField, problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { SelectField, TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { namespacesQuery } from '../api/namespaces';
import { useChangeSettings } from '../api/settings';
import { repositoryNameIsGood } from '../model/new-repository';

/** Another name or another owner. The former address leads to the new one. */
export function MoveSettings({ repository, onMoved }: { repository: RepositoryDetail; onMoved: (repository: RepositoryDetail) => void }) {
  const t = useT();
  const change = useChangeSettings(repository);
  const { data: namespaces = [] } = useQuery(namespacesQuery);
  const [name, setName] = useState(repository.name);
  const [namespace, setNamespace] = useState(repository.namespace);
  const owners = [...new Set([repository.namespace, ...namespaces.map((one) => one.name)])];
  const same = name === repository.name && namespace === repository.namespace;
  const refused = problemField(change.error, ['name']);
  const error = !repositoryNameIsGood(name) ? t('new.nameWrong') : refused === null ? undefined : problemText(change.error, t);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (repositoryNameIsGood(name)) change.mutate({ name, namespace }, { onSuccess: onMoved });
  };
  return (
    <Panel title={t('settings.move')}>
      <form onSubmit={submit} className="space-y-4">
        <p className="text-muted">{t('settings.moveText')}</p>
        {change.isError && refused === null ? <Notice tone="danger">{problemText(change.error, t)}</Notice> : null}
        <div className="grid gap-4 sm:grid-cols-[2fr_3fr]">
          <SelectField label={t('new.owner')} value={namespace} onChange={(event) => setNamespace(event.target.value)}>
            {owners.map((owner) => (
              <option key={owner}>{owner}</option>
            ))}
          </SelectField>
          <TextField
            label={t('new.name')}
            value={name}
            error={error}
            onChange={(event) => setName(event.target.value.trim())}
            spellCheck={false}
          />
        </div>
        <Button type="submit" disabled={same || change.isPending}>
          {t('settings.moveAction')}
        </Button>
      </form>
    </Panel>
  );
}
