import { REPO_TYPES } from '@modelgrove/shared';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { repositoryAddress } from '../../../lib/addresses';
import type { AdminRepository } from '../../../lib/api-types';
import { formatBytes } from '../../../lib/formats';
import { useLocale, useT } from '../../../lib/i18n';
import { Badge } from '../../../ui/badge';
import { Icon } from '../../../ui/icon';
import { AppLink } from '../../../ui/link';
import { Moment } from '../../../ui/moment';
import { repositoriesQuery } from '../api/lists';
import { questionOf, type ListState } from '../model/list-address';
import { ListFilter, ListRows } from './list-frame';
import { RepositoryDeeds, type RepositoryDeed } from './repository-deeds';
import { RowMenu } from './row-menu';

const PATH = '/admin/repositories';
const STATES = ['private', 'disabled'] as const;

export function RepositoryList({ state }: { state: ListState }) {
  const t = useT();
  const repositories = useQuery(repositoriesQuery(questionOf(state)));
  const [deed, setDeed] = useState<RepositoryDeed | null>(null);
  const types = REPO_TYPES.map((value) => ({ value, title: t(`type.${value}.many`) }));
  const states = STATES.map((value) => ({ value, title: t(`admin.repositories.${value}`) }));
  const choices = [
    { field: 'type', label: t('new.type'), options: types },
    { field: 'state', label: t('admin.state'), options: states },
  ];
  return (
    <>
      <ListFilter path={PATH} state={state} label={t('admin.repositories.search')} choices={choices} />
      <ListRows
        path={PATH}
        state={state}
        query={repositories}
        row={(one) => (
          <RepositoryRow key={`${one.type}:${one.id}`} repository={one} onDeed={(kind) => setDeed({ kind, repository: one })} />
        )}
      />
      <RepositoryDeeds deed={deed} onClose={() => setDeed(null)} />
    </>
  );
}

function RepositoryRow({ repository, onDeed }: { repository: AdminRepository; onDeed: (kind: RepositoryDeed['kind']) => void }) {
  const t = useT();
  const locale = useLocale();
  const first = repository.disabled ? 'open' : 'close';
  const entries = [
    { kind: 'action' as const, title: t(`admin.repositories.${first}`), onSelect: () => onDeed(first) },
    { kind: 'separator' as const },
    { kind: 'action' as const, title: t('admin.repositories.remove'), onSelect: () => onDeed('remove') },
  ];
  return (
    <li className="flex items-start gap-3 p-3">
      <Icon name={repository.type} className="mt-0.5 size-5 text-link" />
      <div className="min-w-0 grow">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <AppLink href={repositoryAddress(repository)} className="min-w-0 font-medium text-ink hover:text-link">
            {repository.id}
          </AppLink>
          {repository.isPrivate ? <Badge tone="warn">{t('repo.private')}</Badge> : null}
          {repository.disabled ? <Badge tone="warn">{t('admin.disabled')}</Badge> : null}
        </p>
        {repository.disabledReason === null ? null : <p className="mt-0.5 text-sm">{repository.disabledReason}</p>}
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-xs text-muted">
          <span>{formatBytes(repository.largeFileBytes, locale)}</span>
          <span>
            {t('facts.updated')} <Moment at={repository.lastModifiedAt} />
          </span>
          <span>
            {t('admin.since')} <Moment at={repository.createdAt} />
          </span>
        </p>
      </div>
      <RowMenu name={repository.id} entries={entries} />
    </li>
  );
}
