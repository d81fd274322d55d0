import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RepositoryKey } from '../../../lib/addresses';
import { formatDay } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { problemText } from '../../../lib/problem-text';
import { Button } from '../../../ui/button';
import { CopyLine } from '../../../ui/copy-line';
import { TextField } from '../../../ui/field';
import { Notice } from '../../../ui/notice';
import { Panel } from '../../../ui/page';
import { usageKeysQuery, useDeleteKey, useMakeKey } from '../api/uses';

/** With what the server of an app signs what it tells of its use. */
export function UsageKeys({ repository }: { repository: RepositoryKey }) {
  const t = useT();
  const locale = useLocale();
  const keys = useQuery(usageKeysQuery(repository)).data ?? [];
  const make = useMakeKey(repository);
  const remove = useDeleteKey(repository);
  const [name, setName] = useState('');
  const failure = make.error ?? remove.error;
  return (
    <Panel title={t('usageKeys.title')}>
      <p className="mb-3 text-sm text-muted">{t('usageKeys.text')}</p>
      {failure ? <Notice tone="danger">{problemText(failure, t)}</Notice> : null}
      {make.data === undefined ? null : (
        <div className="mb-3 space-y-2">
          <Notice>{t('usageKeys.once', { id: make.data.id })}</Notice>
          <CopyLine text={make.data.secret} label={t('usageKeys.copy')} />
        </div>
      )}
      <ul className="divide-y divide-line">
        {keys.map((key) => (
          <li key={key.id} className="flex flex-wrap items-center gap-3 py-2">
            <span className="min-w-0 grow">
              <span data-by-user="">{key.name}</span>{' '}
              <span className="text-xs text-muted">
                {t('usageKeys.since', { id: key.id, day: formatDay(key.createdAt, locale) })}
                {key.usedAt === null ? '' : ` · ${t('usageKeys.used', { day: formatDay(key.usedAt, locale) })}`}
              </span>
            </span>
            <Button disabled={remove.isPending} onClick={() => remove.mutate(key.id)}>
              {t('usageKeys.delete')}
            </Button>
          </li>
        ))}
      </ul>
      <form
        className="mt-3 flex flex-wrap items-end gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate(name.trim(), { onSuccess: () => setName('') });
        }}
      >
        <TextField label={t('usageKeys.name')} value={name} onChange={(event) => setName(event.target.value)} maxLength={60} required />
        <Button type="submit" disabled={make.isPending || name.trim() === ''}>
          {t('usageKeys.make')}
        </Button>
      </form>
    </Panel>
  );
}
